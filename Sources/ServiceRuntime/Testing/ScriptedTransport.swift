internal import RequestSigning

/// Answers with replies given beforehand, in order, and keeps the requests: for tests without a network.
public final class ScriptedTransport: HTTPTransport {
    /// One answer.
    public enum Answer: Sendable {
        /// A reply.
        case reply(HTTPResponse)
        /// A failure.
        case failure(any Error)
        /// Whatever a function makes of the request.
        case function(@Sendable (HTTPRequest) async throws -> HTTPResponse)
    }

    private struct State: Sendable {
        var answers: [Answer]
        var next = 0
        var requests: [HTTPRequest] = []
    }

    private let state: Locked<State>
    private let repeatsLast: Bool
    private let keepsRequests: Bool

    /// Answers in the order given; the last one again and again if `repeatsLast`.
    public init(_ answers: [Answer], repeatsLast: Bool = false, keepsRequests: Bool = true) {
        state = Locked(State(answers: answers))
        self.repeatsLast = repeatsLast
        self.keepsRequests = keepsRequests
    }

    /// Answers with these replies in the order given.
    public convenience init(_ replies: HTTPResponse...) { self.init(replies.map { .reply($0) }) }

    /// Answers each request with what a function makes of it.
    public convenience init(_ function: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse) {
        self.init([.function(function)], repeatsLast: true)
    }

    /// The requests so far.
    public var requests: [HTTPRequest] { state.withLock { $0.requests } }

    /// Gives the next answer.
    public func send(_ request: HTTPRequest, _ options: TransferOptions) async throws -> HTTPResponse {
        let answer = state.withLock { state -> Answer? in
            if keepsRequests { state.requests.append(request) }
            guard state.next < state.answers.count else { return repeatsLast ? state.answers.last : nil }
            defer { state.next += 1 }
            return state.answers[state.next]
        }
        switch answer {
        case .reply(let response): return response
        case .failure(let error): throw error
        case .function(let function): return try await function(request)
        case nil:
            throw ClientError(
                .noScriptedReply, "The scripted transport has no answer left for \(request.method) \(request.path). Give it one more.")
        }
    }
}
