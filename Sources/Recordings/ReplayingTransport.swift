internal import RequestSigning
public import ServiceRuntime
internal import WireFormats

/// Answers requests with the replies of a recording: each exchange once, found by method, path, query and body.
public final class ReplayingTransport: HTTPTransport {
    private let redaction: Redaction
    private let rest: Locked<[Recording.Exchange]>

    /// Answers from that recording. The redaction must be the one that it was made with, because secrets are compared as they are kept.
    public init(_ recording: Recording, redaction: Redaction = Redaction()) {
        self.redaction = redaction
        rest = Locked(recording.exchanges)
    }

    /// The exchanges that no request has asked for yet.
    public var unused: [Recording.Exchange] { rest.withLock { $0 } }

    /// Gives the recorded reply.
    public func send(_ request: HTTPRequest, _ options: TransferOptions) async throws -> HTTPResponse {
        let redaction = self.redaction.adding(request.secretNames)
        let body = redaction.body(try await request.body.collect(upTo: options.replyLimit), request.headers)
        let query = redaction.form(request.query)
        let found = rest.withLock { rest -> Recording.Exchange? in
            let place = rest.firstIndex {
                $0.method == request.method.rawValue && $0.path == request.path && $0.query == query && $0.requestBody == body
            }
            return place.map { rest.remove(at: $0) }
        }
        guard let found else { throw unknown(request, query, body) }
        let reply: HTTPBody = options.streamsReply ? .stream(ByteStream(found.replyBody)) : .bytes(found.replyBody)
        return HTTPResponse(status: found.status, headers: found.replyHeaders, body: reply)
    }

    private func unknown(_ request: HTTPRequest, _ query: String, _ body: [UInt8]) -> ClientError {
        let near = rest.withLock { rest in rest.first { $0.method == request.method.rawValue && $0.path == request.path } }
        var message = "The recording has no reply left for \(request.method) \(request.path)"
        if !query.isEmpty { message += "?\(query)" }
        if let near {
            message +=
                near.query == query ? ": the body differs from the recorded one" : ": the query differs from the recorded '\(near.query)'"
        }
        return ClientError(.noScriptedReply, "\(message). Record it anew.", firstBytes: Array(body.prefix(64)))
    }
}
