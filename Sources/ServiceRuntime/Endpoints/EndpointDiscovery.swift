internal import RequestSigning

/// How an operation's endpoint is asked of the service itself.
public struct EndpointDiscovery: Sendable {
    /// An address that the service named.
    public struct Address: Sendable {
        /// The host, or a whole address.
        public var address: String
        /// How many minutes it may be used.
        public var minutes: Int

        /// An address and how long it may be used.
        public init(_ address: String, minutes: Int) {
            self.address = address
            self.minutes = minutes
        }
    }

    /// Whether the operation works at no other endpoint; otherwise it is asked only where the settings want that.
    public var isRequired: Bool
    /// Asks the service.
    public var ask: @Sendable (ClientCore) async throws -> [Address]

    /// Discovery by a function that asks the service.
    public init(isRequired: Bool, ask: @escaping @Sendable (ClientCore) async throws -> [Address]) {
        self.isRequired = isRequired
        self.ask = ask
    }
}

/// The addresses that a service named, by the key that asked; one caller asks while the others wait.
final class DiscoveredEndpoints: Sendable {
    private struct Entry: Sendable {
        var address: EndpointDiscovery.Address
        var end: Double
    }

    private struct State: Sendable {
        var entries: [String: Entry] = [:]
        var asking: [String: Task<EndpointDiscovery.Address, any Error>] = [:]
        /// When an optional discovery failed: not again before that second.
        var restUntil: [String: Double] = [:]
    }

    private let state = Locked(State())

    /// The address for a key, asked of the service if it isn't known; `nil` if there is none and none is needed.
    func address(
        _ key: String, isRequired: Bool, clock: any ClientClock, ask: @escaping @Sendable () async throws -> [EndpointDiscovery.Address]
    ) async throws -> String? {
        let now = clock.secondsSinceEpoch
        let known = state.withLock { state -> (address: String?, isResting: Bool) in
            if let entry = state.entries[key], entry.end > now { return (entry.address.address, false) }
            return (nil, state.restUntil[key].map { $0 > now } ?? false)
        }
        if let address = known.address { return address }
        if known.isResting && !isRequired { return nil }
        let task = state.withLock { state -> Task<EndpointDiscovery.Address, any Error> in
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

    /// Forgets the address of a key, because the service said that it is wrong.
    func forget(_ key: String) { state.withLock { $0.entries[key] = nil } }
}

// MARK: - In a call

extension Call {
    /// The endpoint, with the host that the service names for this operation.
    func discovered(_ endpoint: Endpoint, _ found: FoundSettings) async throws -> Endpoint {
        guard let discovery = traits.discovery, found.settings.endpoint == nil else { return endpoint }
        guard discovery.isRequired || found.settings.discoversEndpoints else { return endpoint }
        if found.settings.forbidsDiscovery {
            throw ClientError(
                .badSetting,
                "The operation needs endpoint discovery, which the settings forbid. Set AWS_ENABLE_ENDPOINT_DISCOVERY to auto or true.")
        }
        let key = try await discoveryKey(found)
        let core = self.core
        let address = try await found.discovered.address(key, isRequired: discovery.isRequired, clock: clock) {
            try await discovery.ask(core)
        }
        guard let address else { return endpoint }
        var named = try Endpoint(address.contains("://") ? address : "\(endpoint.scheme)://\(address)")
        named.headers = endpoint.headers
        named.signing = endpoint.signing
        named.sessionName = endpoint.sessionName
        named.properties = endpoint.properties
        named.takesHostPrefix = endpoint.takesHostPrefix
        named.addsSlash = endpoint.addsSlash
        return named
    }

    /// Forgets the endpoint if the error says that it is no longer right; true if the call should be made anew.
    func forgetsEndpoint(_ error: any Error, _ found: FoundSettings) async throws -> Bool {
        guard traits.discovery != nil, let error = error as? ServiceError, error.code == "InvalidEndpointException" || error.status == 421
        else {
            return false
        }
        found.discovered.forget(try await discoveryKey(found))
        return true
    }

    private func discoveryKey(_ found: FoundSettings) async throws -> String {
        options.isUnsigned ? "" : try await found.credentials.get().accessKeyID
    }
}
