internal import RequestSigning

/// Facts of a call beside its output: `let (output, metadata) = try await CallMetadata.collect { try await client.call() }`.
public struct CallMetadata: Sendable {
    /// The operation that was called; empty if no call was made.
    public var operation = ""
    /// The id under which the service knows the request.
    public var requestID: String?
    /// The reply's status.
    public var status = 0
    /// The reply's headers.
    public var headers = HTTPHeaders()
    /// How often the request was sent.
    public var attempts = 0
    /// How long the call took, all attempts and waits included.
    public var duration = Duration.zero

    /// Runs the body and gives its result with the facts of the last call that it made.
    public static func collect<R>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> R
    ) async rethrows -> (R, CallMetadata) {
        let recorder = Recorder()
        let result = try await Self.recorder.withValue(recorder, operation: body, isolation: isolation)
        return (result, recorder.last)
    }

    static let recorder = TaskLocal<Recorder?>(wrappedValue: nil)

    /// Keeps the facts of the last call made in a task.
    final class Recorder: Sendable {
        private let metadata = Locked(CallMetadata())
        var last: CallMetadata { metadata.withLock { $0 } }
        func record(_ facts: CallMetadata) { metadata.withLock { $0 = facts } }
    }
}
