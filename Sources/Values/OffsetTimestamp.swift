public import ScalarText

/// A point in time with the offset from UTC at which it was written, if it was written with one.
public struct OffsetTimestamp: Sendable {
    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    public var secondsSinceEpoch: Int64
    /// What comes on top of the whole seconds: 0 to 999,999,999.
    public var nanoseconds: Int32
    /// The offset from UTC in which it was written; nil for a bare instant, such as an epoch number on the wire.
    public var offsetMinutes: Int?
    /// What stood in the reply, if it came from one.
    public var wireText: String?
    /// Whether it stands for a day, whatever its time.
    public var isDay = false

    /// A point in time; nanoseconds beyond one second are kept within it.
    public init(secondsSinceEpoch: Int64, nanoseconds: Int32 = 0, offsetMinutes: Int? = nil, wireText: String? = nil) {
        self.secondsSinceEpoch = secondsSinceEpoch
        self.nanoseconds = min(max(nanoseconds, 0), 999_999_999)
        self.offsetMinutes = offsetMinutes
        self.wireText = wireText
    }

    /// The date and the time of day at an offset from UTC.
    public func civil(offset minutes: Int = 0) -> CivilDateTime {
        let shift = Int64(min(max(minutes, -10_000), 10_000)) * 60
        let (shifted, overflow) = secondsSinceEpoch.addingReportingOverflow(shift)
        return CivilDateTime(secondsSinceEpoch: overflow ? secondsSinceEpoch : shifted)
    }

    /// ISO 8601 as Python's `isoformat` writes it: `2013-06-12T19:32:00+00:00`, with six digits if there is a fraction.
    ///
    /// The offset is the one given, else its own, else UTC.
    public func iso8601(offset minutes: Int? = nil) -> String {
        let offset = minutes ?? offsetMinutes ?? 0
        let civil = civil(offset: offset)
        var text: [UInt8] = []
        text.reserveCapacity(32)
        appendDateAndTime(civil, to: &text)
        if nanoseconds >= 1_000 {
            text.append(UInt8(ascii: "."))
            appendPadded(Int(nanoseconds / 1_000), width: 6, to: &text)
        }
        text.append(UInt8(ascii: offset < 0 ? "-" : "+"))
        let magnitude = offset.magnitude
        appendPadded(Int(clamping: magnitude / 60), width: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        appendPadded(Int(magnitude % 60), width: 2, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// ISO 8601 in UTC with a `Z`, and as many digits of a fraction as are needed: `2013-06-12T19:32:00.25Z`.
    public var iso8601UTC: String {
        var text: [UInt8] = []
        text.reserveCapacity(32)
        appendDateAndTime(civil(), to: &text)
        if nanoseconds > 0 {
            text.append(UInt8(ascii: "."))
            appendPadded(Int(nanoseconds), width: 9, to: &text)
            while text.last == UInt8(ascii: "0") { text.removeLast() }
        }
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }
}

// MARK: - Equality

extension OffsetTimestamp: Hashable {
    /// The same instant at the same offset; how it stood on the wire does not matter.
    public static func == (left: OffsetTimestamp, right: OffsetTimestamp) -> Bool {
        left.secondsSinceEpoch == right.secondsSinceEpoch && left.nanoseconds == right.nanoseconds
            && left.offsetMinutes == right.offsetMinutes
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(secondsSinceEpoch)
        hasher.combine(nanoseconds)
        hasher.combine(offsetMinutes)
    }
}

// MARK: - Text

private func appendDateAndTime(_ civil: CivilDateTime, to text: inout [UInt8]) {
    appendPadded(civil.year, width: 4, to: &text)
    text.append(UInt8(ascii: "-"))
    appendPadded(civil.month, width: 2, to: &text)
    text.append(UInt8(ascii: "-"))
    appendPadded(civil.day, width: 2, to: &text)
    text.append(UInt8(ascii: "T"))
    appendPadded(civil.hour, width: 2, to: &text)
    text.append(UInt8(ascii: ":"))
    appendPadded(civil.minute, width: 2, to: &text)
    text.append(UInt8(ascii: ":"))
    appendPadded(civil.second, width: 2, to: &text)
}

private func appendPadded(_ value: Int, width: Int, to text: inout [UInt8]) {
    if value < 0 { text.append(UInt8(ascii: "-")) }
    var divisor = 1
    for _ in 1..<width { divisor *= 10 }
    var rest = value.magnitude
    if rest / UInt(divisor) > 9 {
        text.append(contentsOf: String(rest).utf8)
        return
    }
    while divisor > 0 {
        text.append(UInt8(ascii: "0") + UInt8(rest / UInt(divisor)))
        rest %= UInt(divisor)
        divisor /= 10
    }
}
