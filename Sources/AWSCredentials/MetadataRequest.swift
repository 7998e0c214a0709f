internal import ServiceRuntime
internal import WireFormats

/// Asks a service of the machine or container for credentials.
struct MetadataRequest {
    let request: CredentialRequest
    var timeout = Duration.seconds(1)
    var attempts = 1

    /// What was answered; a body is read only if all is well.
    struct Answer {
        var status: Int
        var body: [UInt8] = []
        var text: String { String(decoding: body, as: UTF8.self).trimmingBlanksAndBreaks }
    }

    /// The answer to a request that is sent directly, never through a proxy.
    func send(_ method: HTTPMethod, _ url: String, _ headers: HTTPHeaders) async throws -> Answer {
        var message = try HTTPRequest(method, url: url)
        message.headers.add("Host", message.hostHeader)
        for (name, value) in headers.fields { message.headers.add(name, value) }
        var options = TransferOptions(timeouts: Timeouts(connect: timeout, read: timeout))
        options.usesProxy = false
        options.replyLimit = 1 &<< 20
        var attempt = 1
        while true {
            do {
                let response = try await request.transport.send(message, options)
                if response.status == 200 {
                    return Answer(status: 200, body: try await response.body.collect(upTo: options.replyLimit))
                }
                if response.status < 500 || attempt >= attempts { return Answer(status: response.status) }
            } catch let error as ClientError where attempt < attempts {
                _ = error
            }
            attempt += 1
        }
    }

    /// Reads `{"AccessKeyId": …, "SecretAccessKey": …, "Token": …, "Expiration": …}`.
    static func credentials(_ bytes: [UInt8], source: String) throws -> Credentials {
        do {
            return try withParsedBody(bytes, .json) { node in
                if let code = try node.string("Code"), code != "Success" {
                    throw ClientError.credentials(
                        "The credentials of the \(source) are not to be had: \(code) \(try node.string("Message") ?? "").")
                }
                guard let key = try node.string("AccessKeyId"), let secret = try node.string("SecretAccessKey") else {
                    throw ClientError.credentials("The reply of the \(source) has no keys.")
                }
                return Credentials(
                    accessKeyID: key, secretAccessKey: secret, sessionToken: try node.string("Token"),
                    expiration: try node.string("Expiration").flatMap { Timestamp($0) }, accountID: try node.string("AccountId"),
                    source: source)
            }
        } catch let error as WireError {
            throw ClientError.credentials("The reply of the \(source) could not be read: \(error).", underlying: error)
        }
    }
}
