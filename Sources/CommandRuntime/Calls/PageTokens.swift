internal import JMESPath
internal import Values

/// Where a listing goes on: the tokens for the next request, and how many items of its first page are already known.
struct PageTokens {
    /// By the member of the input that takes each token.
    var tokens: ValueMap
    /// How many items of the page were given out before; nil if the page was not cut.
    var skippedItems: Int?

    private static let skippedKey = "boto_truncate_amount"

    /// As one text: base64 of the JSON of it all.
    var encoded: String {
        var map = tokens
        if let skippedItems { map[Self.skippedKey] = .number(Number(skippedItems)) }
        return Base64.encoded(Array(JSONOutput.oneLine(.map(map), escapesNonASCII: true).utf8))
    }

    /// What a text says; one that is no such text is passed on to the service as it is.
    init(_ text: String, inputTokens: [String]) throws(CommandError) {
        if text.utf8.allSatisfy({ $0 < 0x80 }), let bytes = Base64.decoded(text.utf8), let json = String(validating: bytes, as: UTF8.self),
            case .map(var map)? = try? ParameterJSON.value(json)
        {
            skippedItems = map[Self.skippedKey]?.number?.int.map { Int(clamping: $0) }
            map[Self.skippedKey] = nil
            tokens = map
            return
        }
        // An older form joined tokens and count with three underscores.
        var parts = text.components(separatedBy: "___")
        if parts.count == inputTokens.count + 1 {
            if let count = PythonNumbers.integer(parts[parts.count - 1])?.int {
                skippedItems = Int(clamping: count)
                parts.removeLast()
            } else {
                parts = [text]
            }
        }
        guard parts.count <= inputTokens.count else { throw .general("Bad starting token: \(text)") }
        tokens = ValueMap()
        for (index, name) in inputTokens.enumerated() {
            tokens[name] = index < parts.count && parts[index] != "None" ? .string(parts[index]) : .null
        }
    }

    init(_ tokens: ValueMap, skippedItems: Int? = nil) {
        self.tokens = tokens
        self.skippedItems = skippedItems
    }

    /// No token yet.
    static func start(_ rule: PageRule) -> PageTokens { PageTokens(ValueMap(rule.inputTokens.map { ($0, .null) })) }

    /// Sets the tokens in an input; those that are nothing are taken out.
    func set(in input: inout ValueMap) {
        for entry in tokens { input[entry.key] = entry.value.isNull ? nil : entry.value }
    }
}

extension String {
    /// The parts between occurrences of a separator.
    fileprivate func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let place = rest.firstRange(of: separator) {
            parts.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        return parts + [String(rest)]
    }
}
