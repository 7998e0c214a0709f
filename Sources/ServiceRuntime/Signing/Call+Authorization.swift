internal import RequestSigning
internal import WireFormats

extension Call {
    /// Shows who calls, in the way that operation, endpoint and service ask for.
    func authorize(_ request: inout HTTPRequest, _ endpoint: Endpoint, _ found: FoundSettings) async throws {
        if options.isUnsigned { return }
        guard traits.alternatives.isEmpty else {
            let demands = chosenAlternative
            // What signs signs the keys, too.
            for case .key(let place) in demands { try addAPIKey(&request, at: place, isOnly: isOnly(demands)) }
            for case .scheme(let scheme) in demands { try await authorize(&request, scheme, nil, endpoint, found) }
            return
        }
        let (scheme, offered) = try scheme(endpoint)
        try await authorize(&request, scheme, offered, endpoint, found)
    }

    private func authorize(
        _ request: inout HTTPRequest, _ scheme: AuthorizationScheme, _ offered: EndpointSigning?, _ endpoint: Endpoint,
        _ found: FoundSettings
    ) async throws {
        switch scheme {
        case .none: return
        case .bearer: request.headers.set("Authorization", "Bearer \(try await bearerToken())")
        case .basic: try addBasicAuthorization(&request)
        case .apiKey: try addAPIKey(&request, at: traits.apiKey ?? service.apiKey ?? .header("X-API-Key"))
        default:
            if let signature = service.signature, signature.scheme == scheme {
                return try signature.sign(&request, try await credentials(found), at: signingTime(found))
            }
            guard let signer = try signer(scheme, offered, found) else { throw unknown(scheme) }
            let credentials = try await credentials(scheme, endpoint, found)
            let body = try signedBody(of: &request)
            let record = request.sign(signer, credentials, body.payload, at: signingTime(found))
            tell(.signed(record))
            seal(&request, body, record, found)
        }
    }

    /// Makes a request that whoever has its address may send until it expires.
    func presign(_ request: inout HTTPRequest, _ endpoint: Endpoint, _ found: FoundSettings, expires: Int) async throws {
        let demands = chosenAlternative
        for case .key(let place) in demands { try addAPIKey(&request, at: place, isOnly: isOnly(demands)) }
        var (scheme, offered) = try scheme(endpoint)
        for case .scheme(let wanted) in demands { (scheme, offered) = (wanted, nil) }
        guard let signer = try signer(scheme, offered, found) else { throw unknown(scheme) }
        guard case .bytes(let bytes) = request.body else {
            throw ClientError(
                .badInput, "A request with a streamed body cannot be signed beforehand. Give the body to whoever sends the request.")
        }
        let payload: PayloadHash = service.signsLikeObjectStorage ? .unsigned : bytes.isEmpty ? .empty : .body(bytes)
        request.presign(signer, try await credentials(scheme, endpoint, found), payload, at: signingTime(found), expires: expires)
    }

    // MARK: -

    /// The first way for which the client was given everything, or else nothing if that is enough, or else a signature.
    private var chosenAlternative: [AuthorizationDemand] {
        let ways = traits.alternatives
        if let way = ways.first(where: { way in !way.isEmpty && way.allSatisfy { isGiven($0, in: way) } }) { return way }
        if ways.contains([]) { return [] }
        return ways.first { $0.contains { if case .scheme(let scheme) = $0 { isSigned(scheme) } else { false } } } ?? ways.first ?? []
    }

    private func isGiven(_ demand: AuthorizationDemand, in way: [AuthorizationDemand]) -> Bool {
        switch demand {
        case .key(let place): key(for: place, isOnly: isOnly(way)) != nil
        case .scheme(.basic): options.basicAuthorization != nil
        case .scheme(.bearer): options.bearerToken != nil
        case .scheme: options.credentials != nil
        }
    }

    private func isOnly(_ way: [AuthorizationDemand]) -> Bool {
        way.count { if case .key = $0 { true } else { false } } == 1
    }

    /// The key for a header or parameter; one that is given without a name goes where there is only one.
    private func key(for place: APIKeyPlace, isOnly: Bool) -> String? {
        if let key = options.apiKeys[place.name] { return key }
        if case .header(let name) = place, let named = options.apiKeys.first(where: { HTTPHeaders.isSame($0.key, name) }) {
            return named.value
        }
        return isOnly ? options.apiKey : nil
    }

    private func scheme(_ endpoint: Endpoint) throws -> (AuthorizationScheme, EndpointSigning?) {
        let offered = endpoint.signing.first { isSigned($0.scheme) || $0.scheme == .bearer || $0.scheme == .none }
        if offered == nil, let wanted = endpoint.signing.first?.scheme { throw unknown(wanted) }
        guard traits.authorization == .asService else {
            return (traits.authorization, offered?.scheme == traits.authorization ? offered : nil)
        }
        return (offered?.scheme ?? service.authorization, offered)
    }

    /// Whether the scheme is a signature in headers or query.
    private func isSigned(_ scheme: AuthorizationScheme) -> Bool { Signer.schemes.contains(scheme) || service.sessions?.scheme == scheme }

    /// The keys that the scheme signs with: the client's own, or those of a session.
    private func credentials(_ scheme: AuthorizationScheme, _ endpoint: Endpoint, _ found: FoundSettings) async throws -> Credentials {
        guard let sessions = found.sessions, service.sessions?.scheme == scheme else { return try await credentials(found) }
        return try await sessions.credentials(endpoint.sessionName, for: operation, own: { try await credentials(found) }, core)
    }

    func credentials(_ found: FoundSettings) async throws -> Credentials {
        let credentials = try await found.credentials.get()
        tell(.credentialsFound(source: credentials.source, accessKeyID: credentials.accessKeyID))
        return credentials
    }

    private func signingTime(_ found: FoundSettings) -> SigningTime {
        let seconds = clock.secondsSinceEpoch + found.skew.seconds
        return SigningTime(secondsSinceEpoch: Int64(seconds.isFinite ? seconds.roundedDown : 0))
    }

    /// The signer for a scheme, or `nil` if it is none of the signatures.
    private func signer(_ scheme: AuthorizationScheme, _ offered: EndpointSigning?, _ found: FoundSettings) throws -> Signer? {
        guard isSigned(scheme) else { return nil }
        let regionSet = scheme == .sigV4a ? found.settings.signingRegionSet : nil
        let region = regionSet ?? offered?.region ?? found.settings.region ?? (service.needsRegion ? nil : "us-east-1")
        guard let region else {
            throw ClientError(
                .noRegion,
                "No region was found to sign for. Pass one to the client, set AWS_REGION, or write `region = us-east-1` into the profile.")
        }
        return found.signer(
            isVersion4A: scheme == .sigV4a, region: region, name: offered?.name ?? service.signingName,
            isObjectStorage: service.signsLikeObjectStorage,
            doubleEncodes: offered?.doubleEncodesPath ?? !service.signsLikeObjectStorage,
            tokenName: service.sessions.flatMap { $0.scheme == scheme ? $0.tokenName : nil })
    }

    private func unknown(_ scheme: AuthorizationScheme) -> ClientError {
        if scheme == .sigV2, service.signature == nil {
            return ClientError(
                .badSetting,
                "The call asks for version 2 of the signature, which the client was made without. Pass `signature: SignatureV2()` to the "
                    + "service's description, with `import ShapesmithWholeClient` (the product of that name).")
        }
        let operations = scheme == "sigv4-s3express" ? "the operation CreateSession too" : "all operations of the service"
        let variables = service.endpointFlags.map(\.variable).joined(separator: ", ")
        return ClientError(
            .badSetting,
            "The call asks for the authorization '\(scheme)', which this client does not have. Generate the client with "
                + "\(operations), \(variables.isEmpty ? "" : "choose another endpoint by a setting (\(variables)), ")or add an interceptor "
                + "that authorizes requests and make the client with `isUnsigned`.")
    }

    private func bearerToken() async throws -> String {
        if let token = options.bearerToken { return try await token() }
        guard !service.signingName.isEmpty else {
            throw ClientError(.noCredentials, "The service asks for a token. Pass `bearerToken` in the client's options.")
        }
        let name = String(service.signingName.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
        if let token = options.environment["AWS_BEARER_TOKEN_\(name)"] { return token }
        throw ClientError(
            .noCredentials, "The service asks for a token. Pass `bearerToken` in the client's options, or set AWS_BEARER_TOKEN_\(name).")
    }

    private func addBasicAuthorization(_ request: inout HTTPRequest) throws {
        guard let (user, password) = options.basicAuthorization else {
            throw ClientError(
                .noCredentials, "The service asks for a user's name and password. Pass `basicAuthorization` in the client's options.")
        }
        request.headers.set("Authorization", "Basic \(Blob(utf8: "\(user):\(password)").base64)")
    }

    private func addAPIKey(_ request: inout HTTPRequest, at place: APIKeyPlace, isOnly: Bool = true) throws {
        guard let key = key(for: place, isOnly: isOnly) else {
            throw ClientError(
                .noCredentials,
                "The service asks for the key '\(place.name)'. Pass it as `\(isOnly ? "apiKey" : "apiKeys")` in the client's options.")
        }
        switch place {
        case .header(let name):
            request.headers.set(name, key)
            request.secretNames.append(name)
        case .query(let name):
            request.secretNames.append(name)
            var query = Array(request.query.utf8)
            RequestBuilder.append(name, key, to: &query)
            request.query = String(decoding: query, as: UTF8.self)
        }
    }
}
