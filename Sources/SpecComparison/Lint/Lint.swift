public import ServiceModel
internal import SpecDiagnostics
public import SwiftViews

/// Looks for what is valid in a description and yet probably wrong. `other` is a second description of the same service that it is held
/// against, if there is one.
public func lint(
    _ service: Service, _ options: ModuleOptions = ModuleOptions(module: "Service"), against other: Service? = nil,
    rules: Set<LintRule> = Set(LintRule.allCases)
) -> [Finding] {
    var findings = service.plainHTTP() + service.unusedShapes() + service.changedNames(options)
    let matched = other.map { DescriptionPairs(service, $0) }
    for operation in service.operations {
        findings += service.undocumented(operation) + service.unsafeGet(operation)
        if let pairs = matched, let same = pairs.counterpart(of: operation) {
            findings += pairs.compare(operation, same)
        } else {
            findings += service.replyFieldsAmongParameters(of: operation) + service.undescribedReply(of: operation)
        }
    }
    if let matched { findings += matched.compareLists() }
    return findings.filter { rules.contains($0.rule) }.inOrder()
}

extension Service {
    fileprivate func undocumented(_ operation: Operation) -> [Finding] {
        let text = (operation.summary ?? "") + (operation.documentation ?? "")
        guard !text.contains(where: { !$0.isWhitespace }) else { return [] }
        let hint = "a sentence under 'summary' or 'description' (in shape definitions 'documentation'); an overlay can add it"
        return [Finding(.undocumentedOperation, "nothing says what '\(operation.name)' does", at: operation.origin, hint: hint)]
    }

    /// Named as the description names it: `'getSendQuota' (GET /?Action=GetSendQuota)`.
    func text(of operation: Operation) -> String {
        let fields = operation.http.query + operation.formConstants
        let constants = fields.map { $0.name + ($0.value.map { "=" + $0 } ?? "") }.joined(separator: "&")
        guard wireProtocol == .http || !constants.isEmpty else { return "'\(operation.name)'" }
        return "'\(operation.name)' (\(operation.http.method) \(operation.http.path)\(constants.isEmpty ? "" : "?" + constants))"
    }

    fileprivate func unsafeGet(_ operation: Operation) -> [Finding] {
        guard operation.http.method == "GET", let verb = SwiftNames.words(in: operation.name).first?.lowercased() else { return [] }
        guard Self.changingVerbs.contains(verb) else { return [] }
        return [
            Finding(
                .unsafeGet, "\(text(of: operation)) changes something with a GET, which caches and proxies may repeat",
                at: operation.origin,
                hint: "use POST if the service takes it")
        ]
    }

    private static let changingVerbs: Set<String> = [
        "add", "associate", "attach", "cancel", "clear", "copy", "create", "delete", "deregister", "destroy", "detach", "disable",
        "disassociate", "drop", "enable", "import", "insert", "modify", "move", "patch", "post", "publish", "put", "reboot", "register",
        "remove", "rename", "replace", "reset", "restore", "revoke", "send", "set", "start", "stop", "submit", "tag", "terminate", "untag",
        "update", "upload",
    ]

    fileprivate func undescribedReply(of operation: Operation) -> [Finding] {
        let isEmpty = [204, 205, 304].contains(operation.http.status) || operation.http.method == "HEAD"
        guard operation.returnsRawReply, !isEmpty else { return [] }
        return [
            Finding(
                .undescribedReply, "\(text(of: operation)) does not describe its reply, so that callers get bytes", at: operation.origin,
                hint: "give its response a 'schema'; an overlay can add it")
        ]
    }
}

extension Service {
    fileprivate func plainHTTP() -> [Finding] {
        guard address.schemes.contains("http") else { return [] }
        let isOnly = !address.schemes.contains("https")
        let what =
            isOnly
            ? "the only scheme is http: everything goes in the open, signatures and contents included"
            : "the scheme http sends everything in the open"
        return [
            Finding(.plainHTTP, what, at: origin.map { $0.keyRange("schemes") ?? $0 }, hint: "write 'https', if the service answers there")
        ]
    }

    fileprivate func unusedShapes() -> [Finding] {
        let isUsed = ShapeGraph(self).reachable(from: operations.flatMap(\.usedShapes))
        return zip(shapes, isUsed).filter { !$0.1 && !$0.0.isInline }.map { shape, _ in
            Finding(.unusedShape, "no operation uses '\(shape.name)'", at: shape.origin, hint: "nothing is generated for it; it can go")
        }
    }

    fileprivate func changedNames(_ options: ModuleOptions) -> [Finding] {
        var notes = Diagnostics(limit: 10_000)
        var quiet = Diagnostics()
        _ = SwiftFace(pruned().withBoxes(&quiet), options, &notes)
        return notes.entries.filter { $0.severity == .note }.map { note in
            Finding(.renamed, note.message, at: note.range, hint: "'renames' of the module can give it a name of your choice")
        }
    }
}

extension SourceRange {
    /// Where a key at the outermost level stands in the file, found as text: the model keeps no place for it.
    fileprivate func keyRange(_ key: String) -> SourceRange? {
        let bytes = file.bytes
        for spelled in ["\(key):", "\"\(key)\"", "'\(key)'"] {
            let word = Array(spelled.utf8)
            var place = 0
            while place + word.count <= bytes.count {
                let isAtStart = place == 0 || bytes[place - 1] == UInt8(ascii: "\n") || spelled.hasPrefix("\"")
                if isAtStart, bytes[place] == word[0], bytes[place..<(place + word.count)].elementsEqual(word) {
                    return file.range(place, place + word.count - (spelled.hasSuffix(":") ? 1 : 0))
                }
                place += 1
            }
        }
        return nil
    }
}
