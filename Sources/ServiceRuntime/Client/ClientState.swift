internal import RequestSigning

/// What the copies of a client share: its settings once they are found, and what it learns from call to call.
final class ClientState: Sendable {
    let service: ServiceDescription
    let options: ClientOptions
    private let defaults: ClientDefaults
    private let found = Locked<FoundSettings?>(nil)
    let ids = InvocationIDs()

    init(_ service: ServiceDescription, _ options: ClientOptions, _ defaults: ClientDefaults) {
        self.service = service
        self.options = options
        self.defaults = defaults
    }

    /// The settings, looked for by the first call; if that fails, the next call looks again.
    func resolve() throws -> FoundSettings {
        if let found = found.withLock({ $0 }) { return found }
        let fresh = try FoundSettings(service, options, defaults)
        return found.withLock { found in
            if let found { return found }
            found = fresh
            return fresh
        }
    }
}

/// Everything that follows from options, environment and files.
final class FoundSettings: Sendable {
    let settings: ClientSettings
    let transport: any HTTPTransport
    let credentials: CredentialSource
    let transfer: TransferOptions
    let userAgent: String
    let quota = RetryQuota()
    let skew = ClockSkew()
    let pacer = RatePacer()
    let sessions: (any SessionMemory)?
    let limiter: RateLimiter?
    let isObserved: Bool
    private let toldSettings = Locked(false)
    private let signers = Locked<[KeptSigner]>([])
    private let endpoints = Locked(KeptEndpoints())

    private struct KeptEndpoints: Sendable {
        var common: (accountID: String?, endpoint: Endpoint)?
        var told: (any EndpointMemory)?
    }

    private struct KeptSigner: Sendable {
        let region: String
        let name: String
        let isObjectStorage: Bool
        let doubleEncodes: Bool
        let tokenName: String?
        let signer: Signer
    }

    init(_ service: ServiceDescription, _ options: ClientOptions, _ defaults: ClientDefaults) throws {
        settings = try ClientSettings(service, options, defaults)
        if let transport = options.transport {
            self.transport = transport
        } else {
            transport = try defaults.transport(
                TransportRequest(certificateBundle: settings.certificateBundle, verifiesCertificates: options.verifiesCertificates))
        }
        if let given = options.credentials {
            credentials = CredentialSource(given)
        } else {
            credentials = CredentialSource(
                try defaults.credentials(
                    CredentialRequest(
                        profile: settings.profileName, isProfileExplicit: options.profile != nil, region: settings.region,
                        transport: transport, environment: options.environment, clock: options.clock, mfaCode: options.mfaCode)))
        }
        var transfer = TransferOptions(timeouts: options.timeouts ?? Timeouts())
        transfer.replyLimit = options.replyLimit
        transfer.acceptsGzip = options.acceptsGzip
        self.transfer = transfer
        userAgent = UserAgent.text(service, settings, options)
        limiter = settings.retryMode == .adaptive ? RateLimiter(clock: options.clock) : nil
        isObserved = options.observer != nil
        sessions = service.sessions?.makeMemory(options.clock)
    }

    /// True the first time that it is asked.
    func isFirstCall() -> Bool {
        toldSettings.withLock { told in
            defer { told = true }
            return !told
        }
    }

    /// The endpoint of operations that add nothing to its parameters.
    func commonEndpoint(accountID: String?, make: () throws -> Endpoint) throws -> Endpoint {
        if let kept = endpoints.withLock({ $0.common }), kept.accountID == accountID { return kept.endpoint }
        let made = try make()
        endpoints.withLock { $0.common = (accountID, made) }
        return made
    }

    /// What the service has told of its endpoints.
    func told(by source: any EndpointSource) -> any EndpointMemory {
        endpoints.withLock { endpoints in
            if let told = endpoints.told { return told }
            let told = source.makeMemory(credentials.provider)
            endpoints.told = told
            return told
        }
    }

    /// The signer for a region and name; it keeps derived keys, so it is made once.
    func signer(
        isVersion4A: Bool, region: String, name: String, isObjectStorage: Bool, doubleEncodes: Bool, tokenName: String? = nil
    ) -> Signer {
        signers.withLock { signers in
            for kept in signers
            where kept.region == region && kept.name == name && kept.isObjectStorage == isObjectStorage
                && kept.doubleEncodes == doubleEncodes && kept.tokenName == tokenName
            {
                switch kept.signer {
                case .version4: if !isVersion4A { return kept.signer }
                case .version4A: if isVersion4A { return kept.signer }
                }
            }
            var options = isObjectStorage ? SigningOptions.objectStorage : SigningOptions()
            options.doubleEncodesPath = doubleEncodes
            if let tokenName { options.sessionTokenName = tokenName }
            let signer: Signer =
                if isVersion4A {
                    .version4A(SignatureV4A(regions: region, service: name, options: options))
                } else {
                    .version4(SignatureV4(region: region, service: name, options: options))
                }
            if signers.count >= 64 { signers.removeFirst() }
            signers.append(
                KeptSigner(
                    region: region, name: name, isObjectStorage: isObjectStorage, doubleEncodes: doubleEncodes, tokenName: tokenName,
                    signer: signer))
            return signer
        }
    }
}

/// A provider, and a short way to credentials that are at hand.
final class CredentialSource: Sendable {
    let provider: any CredentialProvider
    private let fixed: Credentials?
    private let cache: CachedCredentials?

    init(_ provider: any CredentialProvider) {
        self.provider = provider
        fixed = (provider as? StaticCredentials)?.current
        cache = provider as? CachedCredentials
    }

    /// The credentials, if they need no waiting.
    var ready: Credentials? { fixed ?? cache?.current }

    func get() async throws -> Credentials {
        if let ready { return ready }
        return try await provider.credentials()
    }
}
