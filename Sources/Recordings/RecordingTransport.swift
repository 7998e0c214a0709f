internal import RequestSigning
public import ServiceRuntime
internal import WireFormats

/// Sends by another transport and keeps every exchange, without secrets: `recording.text` can be written to a file.
public final class RecordingTransport: HTTPTransport {
    private let base: any HTTPTransport
    private let redaction: Redaction
    private let exchanges = Locked<[Recording.Exchange]>([])

    /// Records what goes through `base`.
    public init(_ base: any HTTPTransport, redaction: Redaction = Redaction()) {
        self.base = base
        self.redaction = redaction
    }

    /// What was recorded so far.
    public var recording: Recording { Recording(exchanges.withLock { $0 }) }

    /// Sends by the other transport. Streamed bodies are collected, because a recording holds them whole.
    public func send(_ request: HTTPRequest, _ options: TransferOptions) async throws -> HTTPResponse {
        var request = request
        let requestBody = try await request.body.collect(upTo: options.replyLimit)
        request.body = .bytes(requestBody)
        var response = try await base.send(request, options)
        let replyBody = try await response.body.collect(upTo: options.replyLimit)
        response.body = options.streamsReply ? .stream(ByteStream(replyBody)) : .bytes(replyBody)
        let redaction = self.redaction.adding(request.secretNames)
        let exchange = Recording.Exchange(
            method: request.method.rawValue, path: request.path, query: redaction.form(request.query),
            requestHeaders: redaction.headers(request.headers), requestBody: redaction.body(requestBody, request.headers),
            status: response.status, replyHeaders: redaction.headers(response.headers),
            replyBody: redaction.body(replyBody, response.headers))
        exchanges.withLock { $0.append(exchange) }
        return response
    }
}
