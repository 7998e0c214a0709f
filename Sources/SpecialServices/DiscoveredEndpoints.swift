internal import RequestSigning
internal import ServiceRuntime

/// The addresses that a service named, by the key that asked; one caller asks while the others wait.
final class DiscoveredEndpoints: EndpointMemory {
    private struct Entry: Sendable {
        var address: NamedAddress
        var end: Double
    }

    private struct State: Sendable {
        var entries: [String: Entry] = [:]
        var asking: [String: Task<NamedAddress, any Error>] = [:]
        /// When an optional discovery failed: not again before that second.
        var restUntil: [String: Double] = [:]
    }

    private let credentials: any CredentialProvider
    private let state = Locked(State())

    init(_ credentials: any CredentialProvider) { self.credentials = credentials }

    func endpoint(_ common: Endpoint, _ source: any EndpointSource, _ core: ClientCore) async throws -> Endpoint {
        let settings = try core.settings()
        guard settings.endpoint == nil, source.isRequired || settings.discoversEndpoints else { return common }
        if settings.forbidsDiscovery {
            throw ClientError(
                .badSetting,
                "The operation needs endpoint discovery, which the settings forbid. Set AWS_ENABLE_ENDPOINT_DISCOVERY to auto or true.")
        }
        let address = try await address(try await key(core), isRequired: source.isRequired, clock: core.options.clock) {
            try await source.addresses(core)
        }
        guard let address else { return common }
        var named = try Endpoint(address.contains("://") ? address : "\(common.scheme)://\(address)")
        named.headers = common.headers
        named.signing = common.signing
        named.sessionName = common.sessionName
        named.properties = common.properties
        named.takesHostPrefix = common.takesHostPrefix
        named.addsSlash = common.addsSlash
        return named
    }

    func forgets(_ error: any Error, _ core: ClientCore) async throws -> Bool {
        guard let error = error as? ServiceError, error.code == "InvalidEndpointException" || error.status == 421 else { return false }
        let key = try await key(core)
        state.withLock { $0.entries[key] = nil }
        return true
    }

    private func key(_ core: ClientCore) async throws -> String {
        core.options.isUnsigned ? "" : try await credentials.credentials().accessKeyID
    }

    /// The address for a key, asked of the service if it isn't known; `nil` if there is none and none is needed.
    private func address(
        _ key: String, isRequired: Bool, clock: any ClientClock, ask: @escaping @Sendable () async throws -> [NamedAddress]
    ) async throws -> String? {
        let now = clock.secondsSinceEpoch
        let known = state.withLock { state -> (address: String?, isResting: Bool) in
            if let entry = state.entries[key], entry.end > now { return (entry.address.address, false) }
            return (nil, state.restUntil[key].map { $0 > now } ?? false)
        }
        if let address = known.address { return address }
        if known.isResting && !isRequired { return nil }
        let task = state.withLock { state -> Task<NamedAddress, any Error> in
            if let running = state.asking[key] { return running }
            let task = Task {
                guard let first = try await ask().first(where: { !$0.address.isEmpty }) else {
                    throw ClientError(.noEndpoint, "The service named no endpoint when it was asked for one. Try again later.")
                }
                return first
            }
            state.asking[key] = task
            return task
        }
        do {
            let found = try await task.value
            state.withLock { state in
                state.asking[key] = nil
                state.entries[key] = Entry(address: found, end: clock.secondsSinceEpoch + Double(max(found.minutes, 1)) * 60)
                if state.entries.count > 1000 { state.entries = state.entries.filter { $0.value.end > now } }
            }
            return found.address
        } catch {
            state.withLock { state in
                state.asking[key] = nil
                state.restUntil[key] = clock.secondsSinceEpoch + 60
            }
            if isRequired { throw error }
            return nil
        }
    }
}
