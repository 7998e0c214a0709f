#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What the responder answers, read from `answers.json` in a folder beside the files that it names.
public struct Answers: Sendable {
    /// One answer and the request that it is for.
    public struct Answer: Sendable, Decodable {
        /// The method that the request has to have; any if absent.
        public var method: String?
        /// The path; any if absent.
        public var path: String?
        /// Parameters of query or form that have to have these values.
        public var parameters: [String: String]?
        /// A text that the body has to contain.
        public var contains: String?
        /// The status of the answer.
        public var status: Int?
        /// The type of its body.
        public var contentType: String
        /// The file that holds its body.
        public var file: String
        /// Further headers.
        public var headers: [String: String]?
        /// Whether a request that is not signed gets it too.
        public var unsigned: Bool?
    }

    private struct Listing: Decodable {
        var keys: [String: String]
        var refusals: [String: String]
        var answers: [Answer]
    }

    /// Secret keys by access key.
    public let secrets: [String: String]
    /// Templates of the answer to a bad signature by content type, with `{code}` and `{message}` in them.
    public let refusals: [String: String]
    private let answers: [Answer]
    private let bodies: [String: [UInt8]]

    /// Reads `answers.json` and the files that it names.
    public init(folder: String) throws {
        let listing = try JSONDecoder().decode(Listing.self, from: Data(contentsOf: URL(filePath: folder + "/answers.json")))
        var bodies: [String: [UInt8]] = [:]
        for answer in listing.answers where bodies[answer.file] == nil {
            bodies[answer.file] = try [UInt8](Data(contentsOf: URL(filePath: folder + "/" + answer.file)))
        }
        (secrets, refusals, answers, self.bodies) = (listing.keys, listing.refusals, listing.answers, bodies)
    }

    /// The first answer whose conditions the request meets.
    public func answer(to request: ReceivedRequest) -> Response {
        for answer in answers where answer.matches(request) {
            return Response(
                status: answer.status ?? 200, contentType: answer.contentType, body: bodies[answer.file] ?? [],
                headers: (answer.headers ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        }
        return Response(status: 404, contentType: "text/plain", body: Array("no answer for \(request.method) \(request.path)\n".utf8))
    }

    /// Whether a request may come without a signature.
    public func allowsUnsigned(_ request: ReceivedRequest) -> Bool {
        request.header("authorization") == nil && answers.first { $0.matches(request) }?.unsigned == true
    }

    /// The answer to a request whose signature does not hold, in the form that its sender reads.
    public func refusal(_ refusal: SignatureCheck.Refusal, to request: ReceivedRequest) -> Response {
        let json = request.header("content-type")?.contains("json") == true || request.parameter("Action") == nil
        let contentType = json ? "application/json" : "text/xml"
        func quoted(_ text: String) -> String {
            json
                ? text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
                : text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        }
        let text = (refusals[contentType] ?? "{code}: {message}")
            .replacing("{code}", with: quoted(refusal.code)).replacing("{message}", with: quoted(refusal.message))
        return Response(
            status: 403, contentType: contentType, body: Array(text.utf8), headers: json ? [("x-amzn-ErrorType", refusal.code)] : [])
    }
}

extension Answers.Answer {
    func matches(_ request: ReceivedRequest) -> Bool {
        if let method, method != request.method { return false }
        if let path, path != request.path { return false }
        if let contains, !String(decoding: request.body, as: UTF8.self).contains(contains) { return false }
        return (parameters ?? [:]).allSatisfy { request.parameter($0.key) == $0.value }
    }
}

/// An answer as it goes over the connection.
public struct Response: Sendable {
    /// The status.
    public var status: Int
    /// The type of the body.
    public var contentType: String
    /// The body.
    public var body: [UInt8]
    /// Further headers.
    public var headers: [(name: String, value: String)] = []
}
