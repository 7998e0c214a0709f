/// What a waiter thinks of an answer.
public enum WaiterState: Sendable, Hashable {
    /// What was waited for is there.
    case success
    /// It will never be there.
    case failure
    /// Not yet.
    case retry
}

/// The answer that a waiter looks at: an output, or an error of the service.
public struct WaiterAnswer<Output: Sendable>: Sendable {
    /// The output, if the call went well.
    public var output: Output? { reply?.output }
    /// The error, if it did not.
    public let error: ServiceError?
    /// The status of either.
    public let status: Int

    /// The output in an object: its place spares the answer code for a layout that depends on the output's.
    private let reply: Reply?

    private final class Reply: Sendable {
        let output: Output
        init(_ output: Output) { self.output = output }
    }

    fileprivate init(output: Output, status: Int) {
        reply = Reply(output)
        error = nil
        self.status = status
    }

    fileprivate init(error: ServiceError) {
        reply = nil
        self.error = error
        status = error.status
    }
}

/// How long and how often a waiter asks; what is left out is as the service's description says.
public struct WaiterOptions: Sendable {
    /// The time between two calls.
    public var delay: Duration?
    /// How often it asks at most.
    public var maximumAttempts: Int?
    /// How long it waits at most, all in all.
    public var maximumWait: Duration?

    /// As the service's description says, unless told otherwise.
    public init(delay: Duration? = nil, maximumAttempts: Int? = nil, maximumWait: Duration? = nil) {
        self.delay = delay
        self.maximumAttempts = maximumAttempts
        self.maximumWait = maximumWait
    }
}

extension ClientCore {
    /// Calls an operation again and again until `judge` is content with an answer, and gives its output, if it has one.
    ///
    /// `judge` gives `nil` for an answer that it knows nothing about: an output then means "not yet", and an error is thrown.
    @discardableResult
    public func wait<Input, Output>(
        _ waiter: String, _ operation: ServiceOperation<Input, Output>, _ input: Input, delaySeconds: Int, maximumAttempts: Int,
        options: WaiterOptions = WaiterOptions(), judge: @Sendable (WaiterAnswer<Output>) -> WaiterState?
    ) async throws -> Output? {
        let clock = self.options.clock
        let start = clock.uptime
        let delay = max(options.delay ?? .seconds(delaySeconds), .zero)
        let limit = max(options.maximumAttempts ?? maximumAttempts, 1)
        var attempt = 0
        while true {
            attempt += 1
            let answer = try await answer(operation, input)
            switch judge(answer) {
            case .success: return answer.output
            case .failure:
                throw ClientError(
                    .waiterFailed, "\(waiter) will not come about: \(answer.error.map { "\($0)" } ?? "the answer shows a final state").",
                    operation: operation.name, status: answer.status, requestID: answer.error?.requestID, underlying: answer.error)
            case nil: if let error = answer.error { throw error }
            case .retry: break
            }
            let isOver = options.maximumWait.map { clock.uptime - start + delay > $0 } ?? false
            guard attempt < limit, !isOver else {
                throw ClientError(
                    .waiterFailed,
                    "\(waiter) had not come about after \(attempt) attempts in \(clock.uptime - start). Wait longer, or look at its state.",
                    operation: operation.name, status: answer.status, underlying: answer.error)
            }
            try await clock.sleep(for: delay)
        }
    }

    private func answer<Input, Output>(_ operation: ServiceOperation<Input, Output>, _ input: Input) async throws -> WaiterAnswer<Output> {
        let watched = ServiceOperation<Input, (output: Output, status: Int)>(
            operation.name, traits: operation.traits, serialize: operation.serialize, endpointParameters: operation.endpointParameters,
            parse: { (try operation.parse($0), $0.status) })
        do {
            let (output, status) = try await call(watched, input)
            return WaiterAnswer(output: output, status: status)
        } catch let error as ServiceError {
            return WaiterAnswer(error: error)
        }
    }
}
