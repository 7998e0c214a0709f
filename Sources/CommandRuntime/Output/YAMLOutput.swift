internal import Values

/// YAML in block style: keys sorted, sequences not indented, long texts folded at 80 columns, quotes only where YAML 1.2 needs them.
struct YAMLOutput {
    private var bytes: [UInt8] = []
    private var column = 0

    private static let width = 80
    private static let longestKey = 128

    /// Appends a document; a scalar stands there as JSON.
    static func append(_ value: Value, to bytes: inout [UInt8]) {
        if value.isScalar {
            JSONOutput.append(value, to: &bytes)
        } else {
            var output = YAMLOutput()
            output.write(value, indent: 0, context: .root)
            bytes.append(contentsOf: output.bytes)
        }
        if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }

    /// Appends one item of a sequence.
    static func appendItem(_ value: Value, to bytes: inout [UInt8]) { append(.list([value]), to: &bytes) }

    // MARK: -

    /// What stands before a value on its line.
    private enum Context { case root, afterKey, afterDash }

    private mutating func write(_ value: Value, indent: Int, context: Context) {
        switch value {
        case .map(let map) where !map.isEmpty: writeMap(map, indent: indent, context: context)
        case .list(let items) where !items.isEmpty: writeList(items, indent: indent, context: context)
        default:
            if context != .root { put(" ") }
            writeScalar(value, indent: indent)
        }
    }

    private mutating func writeMap(_ map: ValueMap, indent: Int, context: Context) {
        let own = context == .root ? 0 : indent
        for (index, entry) in map.sortedByKey.enumerated() {
            startLine(isFirst: index == 0, at: own, context: context)
            if putToken(entry.key) {
                put(":")
                writeUnder(entry.value, isSimple: true, own: own)
                continue
            }
            let key = YAMLScalarAnalysis(entry.key)
            let isSimple = key.length <= Self.longestKey && !key.isMultiline
            if isSimple {
                writeText(entry.key, analysis: key, asKey: true, indent: own + 2)
                put(":")
            } else {
                put("? ")
                writeText(entry.key, analysis: key, asKey: false, indent: own + 2)
                breakLine(own)
                put(":")
            }
            writeUnder(entry.value, isSimple: isSimple, own: own)
        }
    }

    /// The value of a key; a sequence stands as far left as a simple key.
    private mutating func writeUnder(_ value: Value, isSimple: Bool, own: Int) {
        if isSimple, case .list(let items) = value, !items.isEmpty {
            write(value, indent: own, context: .afterKey)
        } else {
            write(value, indent: own + 2, context: isSimple ? .afterKey : .afterDash)
        }
    }

    private mutating func writeList(_ items: [Value], indent: Int, context: Context) {
        let own = context == .root ? 0 : indent
        for (index, item) in items.enumerated() {
            startLine(isFirst: index == 0, at: own, context: context)
            put("-")
            write(item, indent: own + 2, context: .afterDash)
        }
    }

    /// The first entry after a dash stays on its line; any other starts one.
    private mutating func startLine(isFirst: Bool, at indent: Int, context: Context) {
        switch (isFirst, context) {
        case (true, .root): break
        case (true, .afterDash): put(" ")
        default: breakLine(indent)
        }
    }

    private mutating func writeScalar(_ value: Value, indent: Int) {
        switch value {
        case .null: put("null")
        case .bool(let bool): put(bool ? "true" : "false")
        case .number(let number): put(Self.token(number))
        case .bytes(let bytes): writeText(Base64.encoded(bytes), indent: indent)
        case .timestamp(let timestamp): put(timestamp.yamlText)
        case .string(let text): writeText(text, indent: indent)
        case .list: put("[]")
        case .map: put("{}")
        }
    }

    private static func token(_ number: Number) -> String {
        switch number.pythonText {
        case "inf": ".inf"
        case "-inf": "-.inf"
        case "nan": ".nan"
        case let text: text
        }
    }

    private mutating func writeText(_ text: String, indent: Int) {
        if putToken(text) { return }
        writeText(text, analysis: YAMLScalarAnalysis(text), asKey: false, indent: indent)
    }

    private mutating func writeText(_ text: String, analysis: YAMLScalarAnalysis, asKey: Bool, indent: Int) {
        var folding = YAMLFolding(column: column, indent: indent, width: Self.width, folds: !asKey)
        folding.write(text, style: analysis.style(asKey: asKey, readsAsText: YAMLImplicitType.readsAsText(text)))
        bytes.append(contentsOf: folding.bytes)
        column = folding.column
    }

    /// Writes a text that is one word, which most are: letters, digits and marks that mean nothing inside a word.
    private mutating func putToken(_ text: String) -> Bool {
        guard YAMLScalarAnalysis.isWord(text) else { return false }
        if YAMLImplicitType.readsAsText(text) {
            put(text)
        } else {
            put("'")
            put(text)
            put("'")
        }
        return true
    }

    private mutating func put(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        column += text.utf8.count
    }

    private mutating func breakLine(_ indent: Int) {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
        column = indent
    }
}

extension OffsetTimestamp {
    /// As Python's YAML writers spell a time: `1970-01-01 00:00:00`, with the offset if there is one.
    fileprivate var yamlText: String {
        (offsetMinutes == nil ? naiveISO8601 : iso8601()).replacing("T", with: " ")
    }
}
