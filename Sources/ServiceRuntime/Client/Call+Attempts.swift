extension Call {
    /// Sends the request until it succeeds, or fails for good.
    mutating func run<Output>(
        _ request: HTTPRequest, _ endpoint: Endpoint, _ found: FoundSettings, _ parse: (Reply) throws -> Output
    ) async throws -> Output {
        let limit = request.body.isReplayable ? found.settings.maximumAttempts : 1
        var lastCost: Int?
        while true {
            attempt += 1
            try Task.checkCancellation()
            if options.followsDocumentedRates, let rate = traits.callsPerSecond {
                try await found.pacer.wait(for: operation, callsPerSecond: rate, clock: clock)
            }
            if let limiter = found.limiter { try await limiter.acquire() }
            let begin = found.isObserved ? clock.uptime : .zero
            let failure: any Error
            do {
                let output = try await attemptOnce(request, endpoint, found, limit, begin, parse)
                found.quota.succeed(lastCost)
                found.limiter?.update(wasThrottled: false)
                return output
            } catch let error as CancellationError {
                throw error
            } catch {
                failure = error
            }
            let cause = retryCause(of: failure, found)
            found.limiter?.update(wasThrottled: cause == .throttling)
            if found.isObserved { tell(.failed(code: codeText(of: failure), duration: clock.uptime - begin)) }
            guard let cause, mayRepeat(request.method, after: failure, because: cause), attempt < limit, found.quota.take(cause.cost) else {
                throw failure
            }
            lastCost = cause.cost
            let seconds =
                cause == .clockSkew
                ? 0
                : RetryDelay.seconds(
                    afterFailures: attempt, random: options.random(), headers: (failure as? ServiceError)?.headers,
                    now: clock.secondsSinceEpoch)
            tell(.willRetry(after: .seconds(seconds), reason: codeText(of: failure)))
            if seconds > 0 { try await clock.sleep(for: .seconds(seconds)) }
        }
    }

    /// Whether sending it once more cannot do twice what it was to do once. The services of AWS see to that themselves; over plain HTTP a
    /// POST or PATCH is repeated only if nothing of it was done, or if the description says that it may be.
    private func mayRepeat(_ method: HTTPMethod, after failure: any Error, because cause: RetryCause) -> Bool {
        guard service.wireProtocol == .http, method == .post || method == .patch, !traits.isIdempotent else { return true }
        if cause == .throttling || cause == .clockSkew { return true }
        switch failure {
        case let error as ServiceError: return error.status == 503 || service.retryableErrors.contains(error.code.rawValue)
        case let error as ClientError:
            return [.connectionRefused, .connectTimeout, .nameNotResolved, .proxyFailed].contains(error.code)
        default: return false
        }
    }

    private func retryCause(of error: any Error, _ found: FoundSettings) -> RetryCause? {
        switch error {
        case let error as ServiceError:
            let code = error.code.rawValue
            let maySkew = RetryCause.skewCodes.contains(code) || RetryCause.possibleSkewCodes.contains(code)
            let isSkewed = maySkew && found.skew.learn(from: error.headers, now: clock.secondsSinceEpoch)
            return RetryCause(error, service: service, isSkewed: isSkewed)
        case let error as ClientError: return RetryCause(error)
        default: return nil
        }
    }

    private func codeText(of error: any Error) -> String {
        switch error {
        case let error as ServiceError: error.code.rawValue
        case let error as ClientError: error.code.rawValue
        default: "\(type(of: error))"
        }
    }

    private func attemptOnce<Output>(
        _ prepared: HTTPRequest, _ endpoint: Endpoint, _ found: FoundSettings, _ limit: Int, _ begin: Duration,
        _ parse: (Reply) throws -> Output
    ) async throws -> Output {
        var request = prepared
        request.headers.add("amz-sdk-invocation-id", invocationID)
        request.headers.add("amz-sdk-request", attempt == 1 && limit == 3 ? "attempt=1; max=3" : "attempt=\(attempt); max=\(limit)")
        for interceptor in options.interceptors { try await interceptor.willSign(&request, description) }
        try await authorize(&request, endpoint, found)
        for interceptor in options.interceptors { try await interceptor.willSend(&request, description) }
        // Whatever it comes from, credentials or an interceptor: what stands behind a line break would be a header of its own.
        if let unfit = request.headers.fields.first(where: { !HTTPHeaders.isSendable($0.value) }) {
            throw ClientError(
                .badInput, "The value for the header '\(unfit.name)' has a line break or a NUL, which a header cannot carry. Take it out.",
                operation: operation)
        }
        if found.isObserved {
            tell(.sending(method: request.method, url: request.maskedURL, headers: request.maskedHeaders, byteCount: request.body.count))
        }
        var transfer = found.transfer
        transfer.streamsReply = traits.replyBody == .stream
        if traits.isLongRunning { transfer.timeouts.read = .zero }
        var response = try await found.transport.send(request, transfer)
        for interceptor in options.interceptors { try await interceptor.didReceive(&response, description) }
        if found.isObserved {
            tell(
                .received(
                    status: response.status, headers: response.headers.masked, byteCount: response.body.count,
                    duration: clock.uptime - begin))
        }
        return try await read(response, found, parse)
    }
}
