/// One call on its way: what belongs to all its attempts.
struct Call {
    let core: ClientCore
    let operation: String
    let traits: OperationTraits
    let invocationID: String
    let start: Duration
    var attempt = 0
    let recorder = CallMetadata.recorder.get()

    init(_ core: ClientCore, _ operation: String, _ traits: OperationTraits) {
        self.core = core
        self.operation = operation
        self.traits = traits
        invocationID = core.state.ids.next()
        start = core.options.clock.uptime
    }

    var service: ServiceDescription { core.state.service }
    var options: ClientOptions { core.state.options }
    var clock: any ClientClock { core.state.options.clock }

    var description: CallDescription {
        CallDescription(serviceID: service.serviceID, operation: operation, invocationID: invocationID, attempt: attempt)
    }

    func tell(_ kind: @autoclosure () -> CallEvent.Kind) {
        guard let observer = core.state.options.observer else { return }
        observer.observe(CallEvent(call: description, kind: kind()))
    }

    // MARK: - Before the first attempt

    /// Where the call goes.
    func endpoint(_ found: FoundSettings, _ addParameters: ((inout EndpointParameters) -> Void)?) async throws -> Endpoint {
        if found.isObserved, found.isFirstCall() { tell(.settingsFound(found.settings)) }
        let accountID = try await accountID(found)
        guard let addParameters else {
            return try found.commonEndpoint(accountID: accountID) { try makeEndpoint(found, accountID, nil) }
        }
        return try makeEndpoint(found, accountID, addParameters)
    }

    private func accountID(_ found: FoundSettings) async throws -> String? {
        guard service.usesAccountID, !options.isUnsigned, found.settings.accountIDEndpointMode != "disabled" else { return nil }
        return try await found.credentials.get().accountID
    }

    private func makeEndpoint(
        _ found: FoundSettings, _ accountID: String?, _ addParameters: ((inout EndpointParameters) -> Void)?
    ) throws -> Endpoint {
        let settings = found.settings
        var region = settings.region
        // Names that only ever meant "this region, with FIPS": `fips-us-east-1` and `us-east-1-fips`.
        var useFIPS = settings.useFIPS
        if let name = region, name.hasPrefix("fips-") || name.hasSuffix("-fips") {
            region = name.hasPrefix("fips-") ? String(name.dropFirst(5)) : String(name.dropLast(5))
            useFIPS = true
        }
        if let region, !EndpointRules.isValidHostLabel(region) {
            throw ClientError(
                .badSetting, "The region is '\(region)', which cannot be part of a host name. Expected a name such as us-east-1.")
        }
        if region == nil && service.needsRegion && settings.endpoint == nil { throw noRegion() }
        var parameters = settings.endpointParameters(region: region, useFIPS: useFIPS)
        if service.usesAccountID {
            parameters.setString("AccountId", accountID)
            parameters.setString("AccountIdEndpointMode", settings.accountIDEndpointMode)
        }
        for (name, value) in settings.endpointParameters { parameters[name] = value }
        addParameters?(&parameters)
        do {
            var endpoint = try service.endpoint(parameters)
            endpoint.takesHostPrefix = settings.addsHostPrefixes
            endpoint.addsSlash = options.addsSlash
            if let sessions = service.sessions { endpoint.sessionName = parameters.string(sessions.parameter) }
            return endpoint
        } catch let error as ClientError where error.code == .noEndpoint && region == nil && settings.endpoint == nil {
            throw noRegion()
        }
    }

    private func noRegion() -> ClientError {
        ClientError(
            .noRegion,
            "No region was found. Pass one to the client, set AWS_REGION, or write `region = us-east-1` into the profile in ~/.aws/config.")
    }

    /// Adds what every request of the call carries.
    func prepare(_ request: inout HTTPRequest, _ found: FoundSettings) throws {
        request.headers.fields.reserveCapacity(request.headers.fields.count + 8)
        if !request.headers.contains("User-Agent") { request.headers.add("User-Agent", found.userAgent) }
        compress(&request, found.settings)
        try addChecksum(&request, found.settings)
    }

    // MARK: - After the last attempt

    mutating func end(_ code: String?) {
        guard core.state.options.observer != nil else { return }
        tell(.ended(code: code, attempts: attempt, duration: clock.uptime - start))
    }

    /// The error with what the call knows.
    mutating func failed(_ error: any Error) -> any Error {
        switch error {
        case is CancellationError:
            end("Cancelled")
            return error
        case var error as ServiceError:
            error.attempts = attempt
            end(error.code.rawValue)
            return error
        case var error as ClientError:
            if error.operation == nil { error.operation = operation }
            error.attempts = attempt
            end(error.code.rawValue)
            return error
        default:
            end("\(type(of: error))")
            return error
        }
    }

    /// Keeps the facts for whoever collects them.
    func record(_ status: Int, _ headers: HTTPHeaders, _ requestID: String? = nil) {
        guard let recorder else { return }
        recorder.record(
            CallMetadata(
                operation: operation, requestID: RequestID.of(headers) ?? requestID, status: status, headers: headers, attempts: attempt,
                duration: clock.uptime - start))
    }
}
