internal import Values
internal import YAMLEvents

/// Reads YAML as the AWS CLI does: the 1.2 core schema with dates, binary data and `<<`; aliases are followed, other tags refused.
struct ParameterYAML {
    private let reader: YAMLReader
    private var anchors: [String: Value] = [:]
    /// How many values may still be made; aliases of aliases would otherwise grow without end.
    private var budget = 1_000_000

    /// Whether the map read last, the whole in the end, has a key that is no text.
    private var hasOtherKeys = false

    private static let maximumDepth = 200

    /// The value of a text, and whether it is a map with a key that is no text; nothing for text that is not one document of YAML.
    static func document(_ text: String) -> (value: Value, hasOtherKeys: Bool)? {
        guard let reader = try? YAMLReader(Array(text.utf8), maximumDepth: maximumDepth) else { return nil }
        var parameter = ParameterYAML(reader: reader)
        guard let value = try? parameter.document() else { return nil }
        return (value, value.isMap && parameter.hasOtherKeys)
    }

    /// The value of a text; nothing for text that is not one document of YAML.
    static func value(_ text: String) -> Value? { document(text)?.value }

    // MARK: -

    private struct Refused: Error {}

    private init(reader: YAMLReader) { self.reader = reader }

    private mutating func document() throws -> Value {
        guard let first = try reader.next() else { return .null }
        guard case .documentStart = first.kind else { throw Refused() }
        let value = try value(try next())
        guard case .documentEnd = try next().kind, try reader.next() == nil else { throw Refused() }
        return value
    }

    private mutating func next() throws -> YAMLEvent {
        guard let event = try reader.next() else { throw Refused() }
        return event
    }

    private mutating func value(_ event: YAMLEvent) throws -> Value {
        try spend(1)
        switch event.kind {
        case .scalar(let scalar): return try keep(try self.scalar(scalar), scalar.properties.anchor)
        case .sequenceStart(let properties):
            try check(properties.tag, ["tag:yaml.org,2002:seq"])
            var items: [Value] = []
            while true {
                let event = try next()
                if case .sequenceEnd = event.kind { return try keep(.list(items), properties.anchor) }
                items.append(try value(event))
            }
        case .mappingStart(let properties):
            try check(properties.tag, ["tag:yaml.org,2002:map"])
            return try keep(.map(try map()), properties.anchor)
        case .alias(let name):
            guard let value = anchors[name] else { throw Refused() }
            try spend(Self.size(of: value))
            return value
        default: throw Refused()
        }
    }

    /// A map; what `<<` brings in stands first and gives way to the map's own keys.
    private mutating func map() throws -> ValueMap {
        var hasOtherKeys = false
        defer { self.hasOtherKeys = hasOtherKeys }
        var own = ValueMap()
        var merged = ValueMap()
        while true {
            let event = try next()
            if case .mappingEnd = event.kind { break }
            if case .scalar(let scalar) = event.kind, scalar.style == .plain, scalar.text == "<<" {
                try merge(try value(try next()), into: &merged)
                continue
            }
            let found = try value(event)
            if found.string == nil { hasOtherKeys = true }
            let key = PythonText.string(found)
            guard own[key] == nil else { throw Refused() }
            own[key] = try value(try next())
        }
        guard !merged.isEmpty else { return own }
        for entry in own { merged[entry.key] = entry.value }
        return merged
    }

    private func merge(_ value: Value, into map: inout ValueMap) throws {
        switch value {
        case .map(let other): for entry in other where map[entry.key] == nil { map[entry.key] = entry.value }
        case .list(let items):
            for item in items {
                guard item.isMap else { throw Refused() }
                try merge(item, into: &map)
            }
        default: throw Refused()
        }
    }

    private mutating func keep(_ value: Value, _ anchor: String?) throws -> Value {
        if let anchor { anchors[anchor] = value }
        return value
    }

    private func check(_ tag: String?, _ known: [String]) throws {
        if let tag, tag != "!", !known.contains(tag) { throw Refused() }
    }

    private mutating func spend(_ count: Int) throws {
        budget -= count
        if budget < 0 { throw Refused() }
    }

    private static func size(of value: Value) -> Int {
        switch value {
        case .list(let items): items.reduce(1) { $0 + size(of: $1) }
        case .map(let map): map.reduce(1) { $0 + size(of: $1.value) }
        default: 1
        }
    }

    // MARK: - Scalars

    private func scalar(_ scalar: YAMLScalar) throws -> Value {
        let text = scalar.text
        switch scalar.properties.tag {
        case nil, "?":
            // They stand for types of YAML 1.1 that nothing is made of.
            if scalar.style == .plain, text == "=" || text == "<<" { throw Refused() }
            return scalar.style == .plain ? Self.plain(text) : .string(text)
        case "!", "tag:yaml.org,2002:str": return .string(text)
        case "tag:yaml.org,2002:binary":
            guard let bytes = Base64.decoded(text.utf8) else { throw Refused() }
            return .bytes(bytes)
        case "tag:yaml.org,2002:null": return .null
        case "tag:yaml.org,2002:bool":
            switch text.lowercased() {
            case "true", "yes", "y", "on": return true
            case "false", "no", "n", "off": return false
            default: throw Refused()
            }
        case "tag:yaml.org,2002:int":
            guard let number = Self.integer(text) else { throw Refused() }
            return .number(number)
        case "tag:yaml.org,2002:float":
            guard let number = Self.float(text) else { throw Refused() }
            return .number(number)
        case "tag:yaml.org,2002:timestamp":
            guard let timestamp = Self.timestamp(text) else { throw Refused() }
            return .timestamp(timestamp)
        default: throw Refused()
        }
    }

    /// What a scalar without quotes and tag means.
    static func plain(_ text: String) -> Value {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default: break
        }
        let bytes = Array(text.utf8)
        guard let first = bytes.first, ByteScanner.isDigit(first) || "+-.".utf8.contains(first) else { return .string(text) }
        if YAMLImplicitType.isInteger(bytes), let number = integer(text) { return .number(number) }
        if YAMLImplicitType.isFloat(bytes), let number = float(text) { return .number(number) }
        if YAMLImplicitType.isTimestamp(bytes), let timestamp = timestamp(text) { return .timestamp(timestamp) }
        return .string(text)
    }

    private static func integer(_ text: String) -> Number? {
        var digits = text.replacing("_", with: "")
        let isNegative = digits.hasPrefix("-")
        if isNegative || digits.hasPrefix("+") { digits.removeFirst() }
        let radix = digits.hasPrefix("0x") ? 16 : digits.hasPrefix("0o") ? 8 : digits.hasPrefix("0b") ? 2 : 10
        if radix == 10 { return PythonNumbers.integer((isNegative ? "-" : "") + digits) }
        return UInt64(digits.dropFirst(2), radix: radix).map { Number(text: (isNegative ? "-" : "") + String($0)) }
    }

    private static func float(_ text: String) -> Number? {
        let plain = text.replacing("_", with: "").lowercased()
        switch plain.drop(while: { $0 == "+" || $0 == "-" }) {
        case ".inf": return Number(plain.hasPrefix("-") ? -Double.infinity : .infinity)
        case ".nan": return Number(Double.nan)
        default: return PythonNumbers.float(plain).map { Number($0) }
        }
    }

    private static func timestamp(_ text: String) -> OffsetTimestamp? {
        if text.utf8.count == 10 {
            guard let day = TimestampText.parse(text) else { return nil }
            return OffsetTimestamp(secondsSinceEpoch: day.secondsSinceEpoch, wireText: text)
        }
        // A time with an offset becomes the same time without one in UTC.
        guard var time = TimestampText.parse(text) else { return nil }
        time.offsetMinutes = nil
        return time
    }
}
