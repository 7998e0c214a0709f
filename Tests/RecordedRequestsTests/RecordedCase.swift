import Documents
import Foundation
import SES
import Values

/// One request as boto3 made and signed it, with the input that it was made of.
struct RecordedCase: Sendable, CustomStringConvertible {
    let service: String
    let operation: String
    let input: Value
    let request: RequestFacts

    var description: String { "\(service) \(operation)" }

    /// Everything that `record.py` wrote about a service.
    static func all(_ service: String) -> [RecordedCase] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Recorded/\(service).json")
        guard let text = try? String(contentsOf: file, encoding: .utf8), let cases = try? Document(json: text).value["cases"]?.list else {
            return []
        }
        return cases.map { one in
            let request = one["request"] ?? .null
            func text(_ key: String) -> String { request[key]?.string ?? "" }
            return RecordedCase(
                service: service, operation: one["operation"]?.string ?? "", input: one["input"] ?? .null,
                request: RequestFacts(
                    method: text("method"), host: text("host"), path: text("path"), query: text("query"), contentType: text("contentType"),
                    date: text("date"), authorization: text("authorization"), body: text("body")))
        }
    }
}

/// What is compared of a request, a line each.
struct RequestFacts: Sendable, Equatable {
    var method: String
    var host: String
    var path: String
    var query: String
    var contentType: String
    var date: String
    var authorization: String
    var body: String

    /// Both sides of every line that differs.
    func differences(from other: RequestFacts) -> String {
        let pairs: [(String, KeyPath<RequestFacts, String>)] = [
            ("method", \.method), ("host", \.host), ("path", \.path), ("query", \.query), ("content type", \.contentType), ("date", \.date),
            ("body", \.body), ("authorization", \.authorization),
        ]
        return pairs.filter { self[keyPath: $0.1] != other[keyPath: $0.1] }
            .map { "\($0.0)\n  recorded: \(other[keyPath: $0.1])\n  sent:     \(self[keyPath: $0.1])" }.joined(separator: "\n")
    }
}

extension RequestFacts {
    init(_ request: HTTPRequest) {
        var body = ""
        if case .bytes(let bytes) = request.body { body = String(decoding: bytes, as: UTF8.self) }
        self.init(
            method: request.method.rawValue, host: request.headers["Host"] ?? "", path: request.path, query: request.query,
            contentType: request.headers["Content-Type"] ?? "", date: request.headers["X-Amz-Date"] ?? "",
            authorization: request.headers["Authorization"] ?? "", body: body)
    }
}
