internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// Reading what has to be of one kind: another kind is an error that names both.
extension Node {
    func expectText(_ d: inout Diagnostics) -> String? {
        if let text { return text }
        reportKind("a text", &d)
        return nil
    }

    func expectBool(_ d: inout Diagnostics) -> Bool {
        if let bool { return bool }
        reportKind("true or false", &d)
        return false
    }

    func expectInt(_ d: inout Diagnostics) -> Int? {
        if let int { return int }
        reportKind("a whole number", &d)
        return nil
    }

    func expectNumber(_ d: inout Diagnostics) -> String? {
        if double != nil, let text { return text }
        reportKind("a number", &d)
        return nil
    }

    /// The entries of a map; none, and an error, of anything else. Nothing at all is an empty map, as YAML writes one.
    func expectMap(_ d: inout Diagnostics) -> NodeMap? {
        if let map { return map }
        if !isNull { reportKind("a map", &d) }
        return nil
    }

    func expectList(_ d: inout Diagnostics) -> NodeList {
        if !isList { reportKind("a list", &d) }
        return elements
    }

    /// A list of texts.
    func expectTexts(_ d: inout Diagnostics) -> [String] {
        expectList(&d).compactMap { $0.expectText(&d) }
    }

    /// One text, or a list of them.
    func expectTextOrTexts(_ d: inout Diagnostics) -> [String] {
        if isList { return expectTexts(&d) }
        return expectText(&d).map { [$0] } ?? []
    }

    /// The value as it stands in a model: kept, not interpreted.
    var modelValue: ModelValue {
        switch kind {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let text): .number(text)
        case .string(let text): .string(text)
        case .list(let items): .list(items.map(\.modelValue))
        case .map(let entries): .map(entries.map { ModelValue.Entry(key: $0.key, value: $0.value.modelValue) })
        }
    }

    var isList: Bool { kindName == "a list" }

    func reportKind(_ expected: String, _ d: inout Diagnostics) {
        d.error("expected \(expected), found \(kindName)", at: range)
    }
}

extension ModelValue {
    /// The value with the keys of all its maps in order, so that it is the same however the document was written.
    var sortedByKey: ModelValue {
        switch self {
        case .list(let items): .list(items.map(\.sortedByKey))
        case .map(let entries):
            .map(entries.map { Entry(key: $0.key, value: $0.value.sortedByKey) }.sorted { $0.key < $1.key })
        default: self
        }
    }
}

extension NodeMap {
    /// The entries by their keys, where the order in the document says nothing.
    var byKey: [Entry] { sorted { $0.key < $1.key } }
}

extension NodeMap.Entry {
    /// Keeps an `x-` key, and notes any other: it has no meaning here.
    func keep(in extensions: inout [Extension], of place: String, _ d: inout Diagnostics) {
        let key = self.key
        if key.hasPrefix("x-") {
            extensions.append(Extension(name: key, value: value.modelValue, origin: keyRange))
        } else {
            noteUnknown(in: place, &d)
        }
    }

    /// Notes a key that has no meaning; an `x-` key needs none.
    func noteUnknown(in place: String, _ d: inout Diagnostics) {
        guard !key.hasPrefix("x-") else { return }
        d.note("'\(key)' has no meaning in \(place) and is passed over", at: keyRange)
    }
}

/// The hint for a misspelled name, if one is near.
func didYouMean(_ name: String, among known: some Sequence<String>) -> String? {
    nearest(to: name, among: known).map { "did you mean '\($0)'?" }
}

extension Diagnostics {
    /// Whether hints are still looked for: comparing thousands of wrong names with thousands of others takes time and helps nobody.
    var wantsHints: Bool { errorCount + warningCount < 20 }
}

extension SourceRange {
    /// Its first byte: enough to point at something long.
    var firstByte: SourceRange { SourceRange(file: file, start: start, end: min(end, start &+ 1)) }
}
