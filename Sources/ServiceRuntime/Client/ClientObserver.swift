public import RequestSigning

/// Told what happens in a client: for logs, metrics and traces.
public protocol ClientObserver: Sendable {
    /// Something happened. Called from the task that makes the call; do little here.
    func observe(_ event: CallEvent)
}

/// Something that happened in a call.
public struct CallEvent: Sendable {
    /// Which call it is.
    public let call: CallDescription
    /// What happened.
    public let kind: Kind

    /// What happened in a call.
    public enum Kind: Sendable {
        /// The settings that the client found, told with its first call.
        case settingsFound(ClientSettings)
        /// Credentials are there.
        case credentialsFound(source: String, accessKeyID: String)
        /// The request was signed. The record holds a session token and keys if there are any: mask them before anything of it is written.
        case signed(SigningRecord)
        /// The request goes out.
        case sending(method: HTTPMethod, url: String, headers: HTTPHeaders, byteCount: Int?)
        /// A reply came.
        case received(status: Int, headers: HTTPHeaders, byteCount: Int?, duration: Duration)
        /// An attempt failed.
        case failed(code: String, duration: Duration)
        /// The request will be sent again.
        case willRetry(after: Duration, reason: String)
        /// The reply lacks members that are documented as always there.
        case membersMissing([String])
        /// The call ended, well if there is no code.
        case ended(code: String?, attempts: Int, duration: Duration)
    }
}

extension HTTPHeaders {
    /// The fields with keys, tokens and signatures taken out, fit for a log.
    public var masked: HTTPHeaders {
        HTTPHeaders(
            fields.map { field in
                switch field.name.lowercased() {
                case "x-amz-security-token", "x-amz-s3session-token", "x-amz-sso_bearer_token", "x-aws-ec2-metadata-token", "x-api-key",
                    "cookie", "set-cookie":
                    return (field.name, "***")
                case "authorization", "proxy-authorization":
                    guard let place = field.value.firstRange(of: "Signature=") else {
                        return (field.name, field.value.hasPrefix("AWS4") ? field.value : "***")
                    }
                    return (field.name, field.value[..<place.upperBound] + "***")
                default: return (field.name, field.value)
                }
            })
    }
}
