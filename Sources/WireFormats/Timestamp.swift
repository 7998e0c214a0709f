internal import ScalarText

/// A point in time, to the nanosecond.
public struct Timestamp: Sendable, Hashable {
    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    public var secondsSinceEpoch: Int64
    /// What comes on top of the whole seconds: 0 to 999,999,999.
    public var nanoseconds: Int32

    /// A point in time; nanoseconds beyond one second are kept within it.
    public init(secondsSinceEpoch: Int64, nanoseconds: Int32 = 0) {
        self.secondsSinceEpoch = secondsSinceEpoch
        self.nanoseconds = min(max(nanoseconds, 0), 999_999_999)
    }

    /// The point in time that many seconds after the epoch, to the microsecond; out of range or no number becomes the nearest or 0.
    public init(epochSeconds seconds: Double) {
        guard seconds.isFinite, seconds.magnitude < 9e15 else {
            let nearest: Int64 = seconds.isNaN ? 0 : seconds < 0 ? -9_000_000_000_000_000 : 9_000_000_000_000_000
            self.init(secondsSinceEpoch: nearest)
            return
        }
        var whole = seconds.roundedDown
        var microseconds = ((seconds - whole) * 1_000_000 + 0.5).roundedDown
        if microseconds >= 1_000_000 {
            whole += 1
            microseconds = 0
        }
        self.init(secondsSinceEpoch: Int64(whole), nanoseconds: Int32(microseconds) * 1_000)
    }

    /// Seconds since the epoch with their fraction.
    public var epochSeconds: Double { Double(secondsSinceEpoch) + Double(nanoseconds) / 1_000_000_000 }

    /// ISO 8601 in UTC, with as many digits of a fraction as are needed: `2013-06-12T19:32:00Z`.
    public var iso8601: String { text(.dateTime) }

    /// The date of HTTP's headers: `Wed, 12 Jun 2013 19:32:00 GMT`; a fraction is cut to milliseconds.
    public var httpDate: String { text(.httpDate) }

    /// The text in a format; `.standard` is ISO 8601.
    public func text(_ format: TimestampFormat) -> String {
        var bytes = WireBuffer(capacity: 40)
        append(format, to: &bytes)
        return String(decoding: bytes.bytes, as: UTF8.self)
    }
}

extension Timestamp: Comparable, CustomStringConvertible {
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.secondsSinceEpoch, left.nanoseconds) < (right.secondsSinceEpoch, right.nanoseconds)
    }

    public var description: String { iso8601 }
}

// MARK: - Text

extension Timestamp {
    /// Writes the text of a format; `.standard` is ISO 8601.
    func append(_ format: TimestampFormat, to bytes: inout WireBuffer) {
        switch format {
        case .date:
            appendDate(CivilDateTime(secondsSinceEpoch: secondsSinceEpoch), to: &bytes)
        case .standard, .dateTime:
            let date = CivilDateTime(secondsSinceEpoch: secondsSinceEpoch)
            appendDate(date, to: &bytes)
            bytes.append(UInt8(ascii: "T"))
            appendClock(date, to: &bytes)
            appendMicroseconds(to: &bytes)
            bytes.append(UInt8(ascii: "Z"))
        case .epochSeconds:
            appendEpochSeconds(to: &bytes)
        case .httpDate:
            let date = CivilDateTime(secondsSinceEpoch: secondsSinceEpoch)
            appendName(date.weekday, of: "SunMonTueWedThuFriSat", to: &bytes)
            bytes.append(", " as StaticString)
            appendTwoDigits(date.day, to: &bytes)
            bytes.append(UInt8(ascii: " "))
            appendName(date.month - 1, of: monthNames, to: &bytes)
            bytes.append(UInt8(ascii: " "))
            appendYear(date.year, to: &bytes)
            bytes.append(UInt8(ascii: " "))
            // RFC 9110 knows no fraction: a condition with one is ignored.
            appendClock(date, to: &bytes)
            bytes.append(" GMT" as StaticString)
        }
    }

    private func appendEpochSeconds(to bytes: inout WireBuffer) {
        if secondsSinceEpoch < 0 && nanoseconds > 0 {
            // -0.25 is one second before the epoch and 750 ms on.
            let rest = Timestamp(secondsSinceEpoch: -(secondsSinceEpoch + 1), nanoseconds: 1_000_000_000 - nanoseconds)
            bytes.append(UInt8(ascii: "-"))
            bytes.append(decimal: rest.secondsSinceEpoch)
            rest.appendFraction(digits: 9, to: &bytes)
        } else {
            bytes.append(decimal: secondsSinceEpoch)
            appendFraction(digits: 9, to: &bytes)
        }
    }

    /// Appends `.250000` for 250 ms, as boto3 does, nothing for none; nanoseconds are told only if there are any.
    private func appendMicroseconds(to bytes: inout WireBuffer) {
        guard nanoseconds % 1_000 == 0 else { return appendFraction(digits: 9, to: &bytes) }
        guard nanoseconds > 0 else { return }
        let start = bytes.count
        appendFraction(digits: 9, to: &bytes)
        while bytes.count < start + 7 { bytes.append(UInt8(ascii: "0")) }
    }

    /// Appends `.25` for 250 ms, nothing for none; digits beyond the given number are cut.
    private func appendFraction(digits: Int, to bytes: inout WireBuffer) {
        guard nanoseconds > 0 else { return }
        var divisor: Int32 = 100_000_000
        var rest = nanoseconds
        let start = bytes.count
        bytes.append(UInt8(ascii: "."))
        for _ in 0..<digits where rest > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(lowBitsOf: rest / divisor))
            rest %= divisor
            divisor = max(divisor / 10, 1)
        }
        while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
        if bytes.count == start + 1 { bytes.removeLast() }
    }
}

let monthNames: StaticString = "JanFebMarAprMayJunJulAugSepOctNovDec"

private func appendName(_ position: Int, of names: StaticString, to bytes: inout WireBuffer) {
    guard position >= 0, position * 3 + 3 <= names.utf8CodeUnitCount else { return }
    bytes.append(UnsafeBufferPointer(start: names.utf8Start + position * 3, count: 3))
}

private func appendDate(_ date: CivilDateTime, to bytes: inout WireBuffer) {
    appendYear(date.year, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    appendTwoDigits(date.month, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    appendTwoDigits(date.day, to: &bytes)
}

private func appendClock(_ date: CivilDateTime, to bytes: inout WireBuffer) {
    appendTwoDigits(date.hour, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendTwoDigits(date.minute, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendTwoDigits(date.second, to: &bytes)
}

private func appendTwoDigits(_ value: Int, to bytes: inout WireBuffer) {
    bytes.append(UInt8(ascii: "0") + UInt8(lowBitsOf: value / 10 % 10))
    bytes.append(UInt8(ascii: "0") + UInt8(lowBitsOf: value % 10))
}

private func appendYear(_ year: Int, to bytes: inout WireBuffer) {
    guard (0...9999).contains(year) else {
        bytes.append(decimal: Int64(clamping: year))
        return
    }
    appendTwoDigits(year / 100, to: &bytes)
    appendTwoDigits(year % 100, to: &bytes)
}
