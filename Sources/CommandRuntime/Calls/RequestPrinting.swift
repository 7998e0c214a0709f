internal import RequestSigning
internal import ServiceRuntime
internal import Synchronization

/// Takes the signed request before it is sent; what credentials need to come goes its way.
final class RequestCatcher: Interceptor {
    private let caught = Mutex<HTTPRequest?>(nil)

    /// What would have been sent.
    var request: HTTPRequest? { caught.withLock { $0 } }

    /// Says that the request was caught.
    struct Caught: Error {}

    func willSend(_ request: inout HTTPRequest, _ call: CallDescription) async throws {
        let request = request
        caught.withLock { $0 = request }
        throw Caught()
    }
}

/// Spells a request for a reader or for curl.
struct RequestPrinting {
    let request: HTTPRequest
    let record: SigningRecord?
    let revealsSecrets: Bool

    func text(_ form: RequestPrint) -> String {
        switch form {
        case .http: http
        case .curl: curl
        case .canonical: canonical
        }
    }

    // MARK: -

    private var headers: HTTPHeaders { revealsSecrets ? request.headers : request.headers.masked }

    private var body: [UInt8] {
        if case .bytes(let bytes) = request.body { return bytes }
        return []
    }

    private var http: String {
        let target = request.query.isEmpty ? request.path : "\(request.path)?\(request.query)"
        var lines = ["\(request.method) \(target) HTTP/1.1"]
        lines += headers.fields.map { "\($0.name): \($0.value)" }
        if !body.isEmpty, !request.headers.contains("Content-Length") { lines.append("Content-Length: \(body.count)") }
        var text = lines.joined(separator: "\n") + "\n\n"
        if !body.isEmpty { text += String(decoding: body, as: UTF8.self) + "\n" }
        return text
    }

    private var curl: String {
        var parts = ["curl --request \(request.method)"]
        for field in headers.fields where field.name.lowercased() != "host" {
            parts.append("--header \(CommandSpelling.quoted("\(field.name): \(field.value)"))")
        }
        if !body.isEmpty {
            if let text = String(validating: body, as: UTF8.self), !text.contains("\0") {
                parts.append("--data-binary \(CommandSpelling.quoted(text.hasPrefix("@") ? "\\" + text : text))")
            } else {
                parts[0] = "printf %s \(Base64.encoded(body)) | base64 --decode | " + parts[0]
                parts.append("--data-binary @-")
            }
        }
        parts.append(CommandSpelling.quoted(request.url))
        return parts.joined(separator: " \\\n    ") + "\n"
    }

    private var canonical: String {
        guard let record else { return "The request is not signed.\n" }
        let request = revealsSecrets ? record.canonicalRequest : DebugLog.masked(record.canonicalRequest)
        let signature = revealsSecrets ? record.signature : "***"
        return "canonical request\n-----------------\n\(request)\n\nstring to sign\n--------------\n\(record.stringToSign)\n\n"
            + "signature\n---------\n\(signature)\n"
    }
}
