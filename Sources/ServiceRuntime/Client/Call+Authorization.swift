internal import RequestSigning
internal import WireFormats

extension Call {
    /// Shows who calls, in the way that operation, endpoint and service ask for.
    func authorize(_ request: inout HTTPRequest, _ endpoint: Endpoint, _ found: FoundSettings) async throws {
        if options.isUnsigned { return }
        let offered = endpoint.signing.first { Call.schemes.contains($0.scheme) }
        let scheme = traits.authorization == .asService ? offered?.scheme ?? service.authorization : traits.authorization
        switch scheme {
        case .none: return
        case .bearer: request.headers.set("Authorization", "Bearer \(try await bearerToken())")
        case .basic: try addBasicAuthorization(&request)
        case .apiKey: try addAPIKey(&request)
        case .sigV4, "sigv4-s3express", "v4", "s3v4", "s3":
            let credentials = try await found.credentials.get()
            tell(.credentialsFound(source: credentials.source, accessKeyID: credentials.accessKeyID))
            let signer = try signer(offered?.scheme == scheme ? offered : nil, found)
            let record = request.sign(signer, credentials, payload(of: request), at: clock.secondsSinceEpoch + found.skew.seconds)
            tell(.signed(record))
        default:
            throw ClientError(
                .badSetting, "The operation asks for the authorization '\(scheme)', which this client does not have. "
                    + "Add an interceptor that authorizes requests, and make the client with `isUnsigned`.")
        }
    }

    private static let schemes: Set<AuthorizationScheme> = [.sigV4, .bearer, .none, "sigv4-s3express"]

    func signer(_ offered: EndpointSigning?, _ found: FoundSettings) throws -> SignatureV4 {
        let region = offered?.region ?? found.settings.region ?? (service.needsRegion ? nil : "us-east-1")
        guard let region else {
            throw ClientError(
                .noRegion,
                "No region was found to sign for. Pass one to the client, set AWS_REGION, or write `region = us-east-1` into the profile.")
        }
        return found.signer(
            region: region, name: offered?.name ?? service.signingName, isObjectStorage: service.signsLikeObjectStorage,
            doubleEncodes: offered?.doubleEncodesPath ?? !service.signsLikeObjectStorage)
    }

    /// How the body takes part in the signature: one that is streamed cannot be hashed before it is sent.
    func payload(of request: HTTPRequest) -> PayloadHash {
        switch request.body {
        case .stream: .unsigned
        case .bytes(let bytes): traits.hasUnsignedPayload && request.scheme == "https" ? .unsigned : bytes.isEmpty ? .empty : .body(bytes)
        }
    }

    private func bearerToken() async throws -> String {
        if let token = options.bearerToken { return try await token() }
        let name = String(service.signingName.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
        if let token = options.environment["AWS_BEARER_TOKEN_\(name)"] { return token }
        throw ClientError(.noCredentials, "The service asks for a token. Pass `bearerToken` in the client's options, or set AWS_BEARER_TOKEN_\(name).")
    }

    private func addBasicAuthorization(_ request: inout HTTPRequest) throws {
        guard let (user, password) = options.basicAuthorization else {
            throw ClientError(.noCredentials, "The service asks for a user's name and password. Pass `basicAuthorization` in the client's options.")
        }
        request.headers.set("Authorization", "Basic \(Blob(utf8: "\(user):\(password)").base64)")
    }

    private func addAPIKey(_ request: inout HTTPRequest) throws {
        guard let key = options.apiKey else {
            throw ClientError(.noCredentials, "The service asks for a key. Pass `apiKey` in the client's options.")
        }
        switch service.apiKey ?? .header("X-API-Key") {
        case .header(let name): request.headers.set(name, key)
        case .query(let name):
            var query = Array(request.query.utf8)
            RequestBuilder.append(name, key, to: &query)
            request.query = String(decoding: query, as: UTF8.self)
        }
    }
}

// MARK: -

extension HTTPRequest {
    /// Signs the request in its headers.
    mutating func sign(_ signer: SignatureV4, _ credentials: Credentials, _ payload: PayloadHash, at seconds: Double) -> SigningRecord {
        // The fields move over and back, so that they are not copied.
        var signable = SignableRequest(method: method.rawValue, path: path, query: query, headers: headers.fields)
        headers.fields = []
        let time = SigningTime(secondsSinceEpoch: Int64(seconds.isFinite ? seconds.rounded(.down) : 0))
        let record = signer.sign(&signable, body: payload, credentials: credentials.forSigning, at: time)
        headers.fields = signable.headers
        return record
    }
}
