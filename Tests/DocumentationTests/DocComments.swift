import Foundation

/// The doc comments of a generated module, by declaration: `SESClient.getSendStatistics`, `SendDataPoint.bounces`, `Metric.send`.
struct DocComments {
    private(set) var texts: [String: String] = [:]

    init(module: String) throws {
        let folder = packageFolder.appending(path: "Generated/\(module)")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where name.hasSuffix(".swift") {
            read(try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
    }

    /// The text of a declaration's comment on one line, without the marks of code.
    subscript(declaration: String) -> String? { texts[declaration] }

    private mutating func read(_ source: String) {
        var pending: [Substring] = []
        var type = ""
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            let text = line.drop { $0 == " " }
            if text.hasPrefix("///") {
                pending.append(text.dropFirst(3))
            } else if !text.hasPrefix("@") {
                let indent = line.count - text.count
                if let name = Self.name(in: text, after: indent == 0 ? ["struct", "enum", "extension"] : ["var", "let", "func", "case"]) {
                    if indent == 0 { type = name }
                    let declaration = indent == 0 ? name : "\(type).\(name)"
                    if !pending.isEmpty, indent <= 4, texts[declaration] == nil {
                        texts[declaration] = pending.joined(separator: " ").plainWords
                    }
                }
                pending = []
            }
        }
    }

    /// `public static var send: Self {` after `var`: `send`.
    private static func name(in line: Substring, after keywords: [String]) -> String? {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(where: { keywords.contains(String($0)) }), place + 1 < words.count else { return nil }
        let name = words[place + 1].drop { $0 == "`" }.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return name.isEmpty ? nil : String(name)
    }
}

let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

extension String {
    /// The words in lower case with one blank between them, without backticks.
    var plainWords: String { lowercased().filter { $0 != "`" }.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
