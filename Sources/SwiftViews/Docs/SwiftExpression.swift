internal import ServiceModel

/// Spells values of shapes as Swift, one thing a line: what a program writes to make them.
struct SwiftExpression {
    let plan: ModulePlan
    /// Whether a value of an enumeration stands for any of them, so that the others are named beside it.
    let namesOthers: Bool
    private(set) var lines: [String] = []

    init(_ plan: ModulePlan, namesOthers: Bool = false) {
        self.plan = plan
        self.namesOthers = namesOthers
    }

    /// `client.sendEmail(source: "string", …)`
    mutating func call(_ callee: String, lead: String, shape: Int, _ value: ModelValue) {
        list(members(of: shape, value), open: "\(lead)\(callee)(", close: ")", indent: 0)
    }

    /// The value of a shape; `lead` and `trail` stand before and behind it.
    mutating func add(_ id: ShapeID, _ value: ModelValue, lead: String = "", trail: String = "", indent: Int = 0) {
        let shape = plan.shapes[id]
        switch (shape.kind, value) {
        case (.structure, _):
            let open = "\(lead)\(plan.qualifier)\(plan.names.types[id.index])("
            list(members(of: id.index, value), open: open, close: ")\(trail)", indent: indent)
        case (.union(let union), .map) where union.discriminator != nil:
            var typeName: String?
            if case .string(let text)? = union.discriminator.flatMap({ value[$0] }) { typeName = text }
            guard let chosen = plan.members(of: id.index).first(where: { $0.member.typeName == typeName }) else {
                return line("\(lead).unknown([\"key\": \"value\"])\(trail)", indent)
            }
            add(chosen.member.target, value, lead: "\(lead).\(chosen.name)(", trail: ")\(trail)", indent: indent)
        case (.union, .map(let entries)):
            let chosen = plan.members(of: id.index).first { spelling in entries.contains { $0.key == spelling.member.name } }
            guard let chosen, let inner = value[chosen.member.name] else { return line("\(lead).unknown(\"string\")\(trail)", indent) }
            add(chosen.member.target, inner, lead: "\(lead).\(chosen.name)(", trail: ")\(trail)", indent: indent)
        case (.list(let shape), .list(let items)):
            let parts = items.map { Part(target: shape.element.target, lead: "", value: $0) }
            list(parts, open: "\(lead)[", close: "]\(trail)", indent: indent)
        case (.map(let shape), .map(let entries)):
            let parts = entries.map { Part(target: shape.value.target, lead: "\(swiftLiteral($0.key)): ", value: $0.value) }
            list(parts, open: "\(lead)[\(entries.isEmpty ? ":" : "")", close: "]\(trail)", indent: indent)
        case (.enumeration(let values), .string(let text)): enumeration(id.index, values, text, lead: lead, trail: trail, indent)
        case (.timestamp, .string(let text)): line("\(lead)\(Self.time(text))\(trail)  // \(text)", indent)
        case (.timestamp, .number(let text)): line("\(lead)Timestamp(epochSeconds: \(text))\(trail)", indent)
        case (.blob, .string(let text)): line("\(lead)Blob(utf8: \(swiftLiteral(text)))\(trail)", indent)
        case (.document, _): line("\(lead)[\"key\": \"value\"]\(trail)", indent)
        case (_, .bool(let flag)): line("\(lead)\(flag)\(trail)", indent)
        case (.string, .number(let text)): line("\(lead)\"\(text)\"\(trail)", indent)
        case (_, .number(let text)): line("\(lead)\(text)\(trail)", indent)
        case (_, .string(let text)): line("\(lead)\(swiftLiteral(text))\(trail)", indent)
        default: line("\(lead)nil\(trail)", indent)
        }
    }

    // MARK: -

    /// An argument, item or entry.
    private struct Part {
        var target: ShapeID
        var lead: String
        var value: ModelValue
        /// What is written whatever the value is: streams.
        var text: String?
    }

    private func members(of shape: Int, _ value: ModelValue) -> [Part] {
        plan.members(of: shape).compactMap { spelling in
            let member = spelling.member
            let lead = "\(spelling.label): "
            var sample = SampleValues(plan.service, isMinimal: true)
            guard let given = value[member.name] ?? (spelling.isOptional ? nil : sample.value(of: member.target)) else { return nil }
            var part = Part(target: member.target, lead: lead, value: given)
            if plan.isEventStream(member) { part.text = "EventStream([])" } else if plan.isByteStream(member) { part.text = "\"bytes\"" }
            if member.isJSONValue { part.text = "[\"key\": \"value\"]" }
            return part
        }
    }

    private mutating func list(_ parts: [Part], open: String, close: String, indent: Int) {
        guard !parts.isEmpty else { return line(open + close, indent) }
        line(open, indent)
        for (index, part) in parts.enumerated() {
            let comma = index + 1 < parts.count ? "," : ""
            if let text = part.text {
                line(part.lead + text + comma, indent + 1)
            } else {
                add(part.target, part.value, lead: part.lead, trail: comma, indent: indent + 1)
            }
        }
        line(close, indent)
    }

    private mutating func enumeration(
        _ shape: Int, _ values: [EnumerationValue], _ text: String, lead: String, trail: String, _ indent: Int
    ) {
        guard let place = values.firstIndex(where: { $0.value == text }) else {
            return line("\(lead).init(rawValue: \(swiftLiteral(text)))\(trail)", indent)
        }
        let names = plan.names.members[shape].map { "." + (["init", "self"].contains($0) ? "`\($0)`" : $0) }
        line("\(lead)\(names[place])\(trail)", indent)
        guard namesOthers, names.count > 1, let last = lines.popLast() else { return }
        let others = names.enumerated().filter { $0.offset != place }.map(\.element)
        lines.append("\(last)  // or \(others.prefix(10).joined(separator: ", "))\(others.count > 10 ? ", …" : "")")
    }

    private mutating func line(_ text: String, _ indent: Int) { lines.append(String(repeating: "    ", count: indent) + text) }

    /// `2015-01-01T00:00:00Z` → `Timestamp(epochSeconds: 1420070400)`; what is no such time is read when the program runs.
    private static func time(_ text: String) -> String {
        let parts = text.split { !"0123456789".contains($0) }.compactMap { Int($0) }
        guard parts.count >= 3, parts.prefix(6).allSatisfy({ (0...9999).contains($0) }), text.hasSuffix("Z") || parts.count == 3 else {
            return "Timestamp(\(swiftLiteral(text))) ?? Timestamp(epochSeconds: 0)"
        }
        // Days since 1970 in the proleptic Gregorian calendar, with years that begin in March.
        let (year, month) = parts[1] > 2 ? (parts[0], parts[1] - 3) : (parts[0] - 1, parts[1] + 9)
        let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2] - 1 - 719_468
        let clock = parts.dropFirst(3).prefix(3)
        let seconds = zip(clock, [3600, 60, 1]).reduce(days * 86_400) { $0 + $1.0 * $1.1 }
        return "Timestamp(epochSeconds: \(seconds))"
    }
}
