public import ServiceRuntime

/// Credentials that a container is given by its platform (ECS, EKS).
public struct ContainerCredentials: CredentialProvider {
    private let request: CredentialRequest

    /// Asks the address that the environment names.
    public init(_ request: CredentialRequest) { self.request = request }

    /// The credentials, or `CredentialsUnavailable` if the environment names no address.
    public func credentials() async throws -> Credentials {
        let url = try address()
        var headers: HTTPHeaders = ["Accept": "application/json"]
        if let token = try authorization() {
            guard !token.utf8.contains(0x0a), !token.utf8.contains(0x0d) else {
                throw ClientError.credentials(
                    "The authorization token for the container's credentials has a line break in it. Take it out.")
            }
            headers.add("Authorization", token)
        }
        let asked = MetadataRequest(request: request, timeout: .seconds(2), attempts: 3)
        let response: MetadataRequest.Answer
        do {
            response = try await asked.send(.get, url, headers)
        } catch let error as ClientError {
            throw ClientError.credentials(
                "The container's credentials could not be fetched from \(url): \(error.message)", underlying: error)
        }
        guard response.status == 200 else {
            throw ClientError.credentials(
                "The container's credentials could not be fetched from \(url): status \(response.status).",
                status: response.status)
        }
        return try MetadataRequest.credentials(response.body, source: "container")
    }

    // MARK: -

    private func address() throws -> String {
        if let path = request.environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] { return "http://169.254.170.2\(path)" }
        guard let url = request.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] else {
            throw CredentialsUnavailable("this is no container with credentials")
        }
        let endpoint = try Endpoint(url)
        let isNear =
            ["169.254.170.2", "169.254.170.23", "[fd00:ec2::23]", "localhost", "[::1]"].contains(endpoint.host)
            || (endpoint.host.hasPrefix("127.") && EndpointRules.parseURL(endpoint.url)?.isIp == true)
        guard endpoint.scheme == "https" || isNear else {
            throw ClientError.credentials(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI is '\(url)'. Without encryption only loopback and the platform's own addresses are asked."
            )
        }
        return url
    }

    private func authorization() throws -> String? {
        if let file = request.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] {
            do {
                return String(decoding: try SmallFile.read(file), as: UTF8.self).trimmingBlanksAndBreaks
            } catch {
                throw ClientError.credentials("The token file \(file) cannot be read: \(SmallFile.reason(error)).")
            }
        }
        return request.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
    }
}
