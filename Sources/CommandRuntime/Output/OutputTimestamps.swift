internal import Values

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// How times of replies are printed.
enum OutputTimestamps: String, Sendable {
    /// As ISO 8601 with an offset: that of the reply, or the local one for bare seconds.
    case iso8601
    /// As they came.
    case wire

    /// The value with its times as text; what nobody else holds is changed in place, as big replies are big. `isText` says that numbers are
    /// text on the wire, too, as in XML.
    func printed(_ value: consuming Value, isText: Bool = false) -> Value {
        spell(&value, isText)
        return value
    }

    private func spell(_ value: inout Value, _ isText: Bool) {
        switch value {
        case .timestamp(let time): value = text(time, isText)
        case .list(var items):
            value = .null
            for place in items.indices { spell(&items[place], isText) }
            value = .list(items)
        case .map(var map):
            value = .null
            map.updateValues { spell(&$0, isText) }
            value = .map(map)
        default: break
        }
    }

    // MARK: -

    private func text(_ time: OffsetTimestamp, _ isText: Bool) -> Value {
        let wire = time.wireText ?? ""
        if time.isDay, !wire.isEmpty { return .string(wire) }
        let seconds = PythonNumbers.float(wire)
        if self == .wire, !wire.isEmpty { return seconds == nil || isText ? .string(wire) : .number(Number(text: wire)) }
        if seconds != nil || wire.isEmpty { return .string(time.iso8601(offset: Self.localOffset(at: time.secondsSinceEpoch))) }
        return .string(Self.namesZone(wire) ? time.iso8601() : time.naiveISO8601)
    }

    /// Whether a text says how far it is from UTC.
    private static func namesZone(_ text: String) -> Bool {
        let upper = text.uppercased()
        if upper.hasSuffix("Z") || upper.hasSuffix("GMT") || upper.hasSuffix("UTC") { return true }
        return text.dropFirst(10).contains { $0 == "+" || $0 == "-" }
    }

    /// The local offset from UTC in minutes.
    private static func localOffset(at seconds: Int64) -> Int {
        var time = time_t(seconds)
        var parts = tm()
        guard localtime_r(&time, &parts) != nil else { return 0 }
        return parts.tm_gmtoff / 60
    }
}

extension OffsetTimestamp {
    /// ISO 8601 without an offset, as Python prints a time without a zone.
    var naiveISO8601: String { String(iso8601(offset: 0).dropLast(6)) }
}
