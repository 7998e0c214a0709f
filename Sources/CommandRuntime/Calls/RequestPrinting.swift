internal import RequestSigning
internal import ServiceRuntime

/// Takes the signed request before it is sent; what credentials need to come goes its way.
final class RequestCatcher: Interceptor {
    private let caught = Locked<HTTPRequest?>(nil)
    private let address = Locked<Endpoint?>(nil)

    /// What would have been sent.
    var request: HTTPRequest? { caught.withLock { $0 } }

    /// Where it would have gone.
    var endpoint: Endpoint? { address.withLock { $0 } }

    func note(_ endpoint: Endpoint) { address.withLock { $0 = endpoint } }

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
    private var request: HTTPRequest
    private let record: SigningRecord?
    /// What was changed so that nothing sensitive shows.
    private var hidden: Hidden?
    var revealsSecrets = true

    init(request: HTTPRequest, record: SigningRecord?) {
        self.request = request
        self.record = record
    }

    /// Shows the parameters of another request in the place of this one's; without one, none that could be sensitive.
    mutating func hide(behind hidden: HTTPRequest?) {
        let (path, query) = (hidden?.path ?? "/***", hidden?.query ?? "")
        let fields = (hidden?.headers.fields ?? []).filter { request.headers[$0.name] != $0.value }
        self.hidden = Hidden(
            changesPath: path != request.path, changesQuery: query != request.query, fields: Set(fields.map { $0.name.lowercased() }))
        request.path = path
        request.query = query
        request.body = hidden?.body ?? .bytes(Array("***".utf8))
        for field in fields { request.headers[field.name] = field.value }
    }

    private struct Hidden {
        let changesPath: Bool
        let changesQuery: Bool
        let fields: Set<String>
    }

    func text(_ form: RequestPrint) -> String {
        switch form {
        case .http: http
        case .curl: curl
        case .canonical: canonical
        }
    }

    // MARK: -

    private var redaction: Redaction { Redaction(sensitive: request.secretNames) }
    private var headers: HTTPHeaders { revealsSecrets ? request.headers : redaction.headers(request.headers) }
    private var query: String { revealsSecrets || request.secretNames.isEmpty ? request.query : redaction.form(request.query) }

    private var body: [UInt8] {
        if case .bytes(let bytes) = request.body { return bytes }
        return []
    }

    private var http: String {
        let target = query.isEmpty ? request.path : "\(request.path)?\(query)"
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
                // Behind the other option an `@` would name a file.
                parts.append("\(text.hasPrefix("@") ? "--data-raw" : "--data-binary") \(CommandSpelling.quoted(text))")
            } else {
                parts[0] = "printf %s \(Base64.encoded(body)) | base64 --decode | " + parts[0]
                parts.append("--data-binary @-")
            }
        }
        var shown = request
        shown.query = query
        parts.append(CommandSpelling.quoted(shown.url))
        return parts.joined(separator: " \\\n    ") + "\n"
    }

    private var canonical: String {
        guard let record else { return "The request is not signed.\n" }
        let request = revealsSecrets ? record.canonicalRequest : masked(record.canonicalRequest)
        let signature = revealsSecrets ? record.signature : "***"
        return "canonical request\n-----------------\n\(request)\n\nstring to sign\n--------------\n\(record.stringToSign)\n\n"
            + "signature\n---------\n\(signature)\n"
    }

    /// What is signed, with path and query as they are shown.
    private func masked(_ canonical: String) -> String {
        let masked = DebugLog.masked(canonical, request.secretNames)
        var lines = masked.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let hidden, lines.count > 3 else { return lines.joined(separator: "\n") }
        if hidden.changesPath { lines[1] = request.path }
        if hidden.changesQuery { lines[2] = request.query }
        for index in lines.indices.dropFirst(3) {
            let name = lines[index].prefix { $0 != ":" }
            if hidden.fields.contains(String(name)) { lines[index] = "\(name):***" }
        }
        return lines.joined(separator: "\n")
    }
}
