public import ServiceRuntime
internal import WireFormats

/// Credentials of an EC2 instance, from its metadata service.
public struct InstanceCredentials: CredentialProvider {
    private let request: CredentialRequest

    /// Asks the service of the instance, or where the environment says that it is.
    public init(_ request: CredentialRequest) { self.request = request }

    /// The credentials, or `CredentialsUnavailable` if this is no instance with a role.
    public func credentials() async throws -> Credentials {
        let environment = request.environment
        if environment["AWS_EC2_METADATA_DISABLED"]?.lowercased() == "true" {
            throw CredentialsUnavailable("the instance metadata service is switched off by AWS_EC2_METADATA_DISABLED")
        }
        let asked = MetadataRequest(
            request: request,
            timeout: .seconds(environment["AWS_METADATA_SERVICE_TIMEOUT"].flatMap { Double($0) }.map { min(max($0, 0.1), 60) } ?? 1),
            attempts: environment["AWS_METADATA_SERVICE_NUM_ATTEMPTS"].flatMap { NumberSyntax.integer($0) }.map { min(max($0, 1), 10) } ?? 1
        )
        let address = try address()
        let headers = try await token(asked, address)
        let roles = "\(address)/latest/meta-data/iam/security-credentials/"
        do {
            let list = try await asked.send(.get, roles, headers)
            guard list.status == 200 else { throw CredentialsUnavailable("the instance has no role (status \(list.status))") }
            let role = list.text.firstLine
            guard !role.isEmpty else { throw CredentialsUnavailable("the instance has no role") }
            let response = try await asked.send(.get, roles + role, headers)
            guard response.status == 200 else {
                throw ClientError.credentials(
                    "The credentials of the instance's role '\(role)' could not be fetched: status \(response.status).")
            }
            return lasting(try MetadataRequest.credentials(response.body, source: "instance role \(role)"))
        } catch let error as ClientError where Self.isAbsence(error) {
            throw CredentialsUnavailable("the instance metadata service does not answer")
        }
    }

    // MARK: -

    private func address() throws -> String {
        if let own = request.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] {
            let endpoint = try Endpoint(own)
            return endpoint.url.hasSuffix("/") ? String(endpoint.url.dropLast()) : endpoint.url
        }
        let isIPv6 = request.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"]?.lowercased() == "ipv6"
        return isIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254"
    }

    /// The header with a session's token; none where the service is of the older version and that is allowed.
    private func token(_ asked: MetadataRequest, _ address: String) async throws -> HTTPHeaders {
        do {
            let response = try await asked.send(.put, "\(address)/latest/api/token", ["x-aws-ec2-metadata-token-ttl-seconds": "21600"])
            if response.status == 200 { return ["x-aws-ec2-metadata-token": response.text] }
            if response.status == 400 {
                throw ClientError.credentials("The instance metadata service refused to give a token (status 400).", status: 400)
            }
        } catch let error as ClientError where error.code == .readTimeout {
            // A hop limit of one drops the token's reply; the older version may still answer.
        } catch let error as ClientError where Self.isAbsence(error) {
            throw CredentialsUnavailable("the instance metadata service does not answer")
        }
        if request.environment["AWS_EC2_METADATA_V1_DISABLED"]?.lowercased() == "true" {
            throw ClientError.credentials(
                "The instance metadata service gives no token, and its older version is switched off by AWS_EC2_METADATA_V1_DISABLED.")
        }
        return HTTPHeaders()
    }

    /// An instance whose service is unwell gives keys that have ended; they are better than none, and looked at again in ten minutes.
    private func lasting(_ credentials: Credentials) -> Credentials {
        var credentials = credentials
        let now = request.clock.secondsSinceEpoch
        if let end = credentials.expiration, end.epochSeconds < now {
            credentials.expiration = Timestamp(secondsSinceEpoch: Int64(now) + 900)
        }
        return credentials
    }

    private static func isAbsence(_ error: ClientError) -> Bool {
        switch error.code {
        case .connectTimeout, .readTimeout, .connectionRefused, .connectionFailed, .connectionReset, .nameNotResolved: true
        default: false
        }
    }
}
