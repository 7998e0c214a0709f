import Foundation
import RequestSigning
import Testing

/// The public test data, found through the environment; tests that need it are skipped where it isn't at hand,
/// unless `SHAPESMITH_REQUIRE=all` says that a skipped test is a failure.
enum ConformanceData {
    static let folder = ProcessInfo.processInfo.environment["SHAPESMITH_CONFORMANCE"].map { URL(fileURLWithPath: $0) }
    static let isRequired = ProcessInfo.processInfo.environment["SHAPESMITH_REQUIRE"] == "all"
    static let isWanted = folder != nil || isRequired
    static let skipComment: Comment = "needs SHAPESMITH_CONFORMANCE, a folder of public test data"

    /// The folders below `name` that hold a file for which `isCase` says yes.
    static func cases(in name: String, where isCase: (String) -> Bool) -> [URL] {
        folder.map { folders(below: $0.appendingPathComponent(name), where: isCase) } ?? []
    }

    /// The folders below `root` that hold a file for which `isCase` says yes.
    static func folders(below root: URL, where isCase: (String) -> Bool) -> [URL] {
        guard let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) else { return [] }
        return files.compactMap { $0 as? URL }.filter { isCase($0.lastPathComponent) }
            .map { $0.deletingLastPathComponent() }
            .sorted { $0.path < $1.path }
    }
}

/// A request as the test suites write it: request line, headers, an empty line, the body.
struct WrittenRequest {
    var method = ""
    var target = ""
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    /// A line that begins with white space goes on with the header's value before it, or is a further value of the header.
    init(_ text: String, foldedLinesAreValues: Bool = false) {
        let text = text.replacingOccurrences(of: "\r\n", with: "\n")
        let parts = text.range(of: "\n\n")
        let head = parts.map { String(text[..<$0.lowerBound]) } ?? text
        body = Array((parts.map { String(text[$0.upperBound...]) } ?? "").utf8)
        var lines = head.split(separator: "\n").map(String.init)
        let words = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        method = words[0]
        target = words[1..<(words.count - 1)].joined(separator: " ")
        for line in lines {
            if line.first == " " || line.first == "\t", let last = headers.last {
                if foldedLinesAreValues {
                    headers.append((last.name, line))
                } else {
                    headers[headers.count - 1].value += "\n" + line
                }
            } else if let colon = line.firstIndex(of: ":") {
                headers.append((String(line[..<colon]), String(line[line.index(after: colon)...])))
            }
        }
    }

    var signable: SignableRequest { SignableRequest(method: method, path: path, query: query, headers: headers) }
    var path: String { String(target.prefix { $0 != "?" }) }
    var query: String { target.contains("?") ? String(target.drop { $0 != "?" }.dropFirst()) : "" }
}
