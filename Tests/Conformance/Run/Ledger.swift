internal import Foundation
internal import TypedCalls

/// Cases that are left out, each with the document that it contradicts; at most ten.
struct Ledger {
    private var reasons: [String: String] = [:]

    /// Reads lines of `direction/file id: reason`; empty lines and those with `#` in front are passed over.
    init(path: String) throws {
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            guard let colon = line.firstIndex(of: ":") else { throw TypedCallError(message: "no reason in the ledger for '\(line)'") }
            reasons[String(line[..<colon])] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        guard reasons.count <= 10 else {
            throw TypedCallError(message: "the ledger has \(reasons.count) cases, at most 10 may be left out")
        }
    }

    func reason(_ direction: String, _ file: String, _ id: String) -> String? { reasons["\(direction)/\(file) \(id)"] }
}
