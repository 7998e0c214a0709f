internal import ScalarText

// How each format writes one value, and the escapes that it needs.

extension ShapeEncoder {
    package mutating func write(text value: String) {
        if value.utf8.withContiguousStorageIfAvailable({ writeText($0) }) == nil {
            Array(value.utf8).withUnsafeBufferPointer { writeText($0) }
        }
    }

    private mutating func writeText(_ text: UnsafeBufferPointer<UInt8>) {
        switch format {
        case .json, .printed: appendJSON(text)
        case .xml:
            if !writesAttributes { closeStartTag() }
            appendXML(text, inAttribute: writesAttributes)
        case .query, .ec2Query, .form: appendPercentEncoded(text)
        case .cbor: appendCBOR(text: text)
        }
    }

    /// Text of plain ASCII that needs no escapes in any format but JSON's quotes.
    private mutating func write(plain text: String, quoted: Bool) {
        switch format {
        case .json, .printed:
            if quoted { output.append(UInt8(ascii: "\"")) }
            output.append(text)
            if quoted { output.append(UInt8(ascii: "\"")) }
        case .xml:
            if !writesAttributes { closeStartTag() }
            output.append(text)
        case .query, .ec2Query, .form: appendPercentEncoded(text)
        case .cbor: break
        }
    }

    package mutating func write(boolean value: Bool) {
        if format == .cbor {
            output.append(value ? 0xF5 : 0xF4)
        } else {
            write(plain: value ? "true" : "false", quoted: false)
        }
    }

    mutating func write(integer value: Int64) {
        switch format {
        case .cbor: appendCBOR(integer: value)
        case .xml:
            if !writesAttributes { closeStartTag() }
            output.append(decimal: value)
        case .json, .printed, .query, .ec2Query, .form: output.append(decimal: value)
        }
    }

    package mutating func write(float value: Float) {
        if format == .cbor {
            output.append(0xFA)
            output.append(bigEndian: UInt64(value.bitPattern), bytes: 4)
        } else if value.isFinite {
            write(plain: value.description, quoted: false)
        } else {
            write(special: Double(value))
        }
    }

    package mutating func write(double value: Double) {
        if format == .cbor {
            output.append(0xFB)
            output.append(bigEndian: value.bitPattern, bytes: 8)
        } else if value.isFinite {
            write(plain: JSONNumber.text(of: value), quoted: false)
        } else {
            write(special: value)
        }
    }

    /// What stands for a double that is no number of JSON.
    package mutating func write(special value: Double) {
        write(plain: value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity", quoted: true)
    }

    /// A number in the notation of JSON, whatever its length.
    package mutating func write(number text: String) {
        guard format == .cbor else { return write(plain: text, quoted: false) }
        if let integer = text.withBytes({ NumberSyntax.integer($0) }) {
            appendCBOR(integer: integer)
        } else {
            appendCBOR(number: text)
        }
    }

    package mutating func write(timestamp value: Timestamp, _ wanted: TimestampFormat) {
        switch format {
        case .json, .printed:
            let wanted =
                wanted == .standard
                ? format == .printed ? .dateTime : .epochSeconds : format == .printed && wanted != .date ? .dateTime : wanted
            let isQuoted = wanted != .epochSeconds
            if isQuoted { output.append(UInt8(ascii: "\"")) }
            value.append(wanted, to: &output)
            if isQuoted { output.append(UInt8(ascii: "\"")) }
        case .xml:
            if !writesAttributes { closeStartTag() }
            value.append(wanted, to: &output)
        case .query, .ec2Query, .form:
            var text = WireBuffer(capacity: 40)
            value.append(wanted, to: &text)
            appendPercentEncoded(text.bytes)
        case .cbor:
            output.append(0xC1)
            write(double: value.epochSeconds)
        }
    }

    package mutating func write(bytes value: [UInt8]) {
        switch format {
        case .json, .printed:
            output.append(UInt8(ascii: "\""))
            Base64.append(value, to: &output)
            output.append(UInt8(ascii: "\""))
        case .xml:
            if !writesAttributes { closeStartTag() }
            Base64.append(value, to: &output)
        case .query, .ec2Query, .form:
            var text = WireBuffer(capacity: value.count / 3 * 4 + 4)
            Base64.append(value, to: &text)
            appendPercentEncoded(text.bytes)
        case .cbor:
            appendCBORHead(major: 2, UInt64(value.count))
            output.append(value)
        }
    }

    // MARK: JSON

    mutating func appendJSON(_ text: String) {
        text.withBytes { appendJSON($0) }
    }

    /// A JSON string; on the wire all beyond ASCII is escaped, as the services' own tools send it.
    mutating func appendJSON(_ text: UnsafeBufferPointer<UInt8>) {
        if JSONScanner.skipPlainText(text, from: 0) >= text.count {
            output.append(UInt8(ascii: "\""))
            output.append(text)
            output.append(UInt8(ascii: "\""))
        } else {
            var quoted: [UInt8] = []
            quoted.reserveCapacity(text.count + text.count / 4 + 2)
            JSONQuoting.append(text, to: &quoted, escapesNonASCII: format == .json)
            output.append(quoted)
        }
    }

    // MARK: XML

    /// Text with the references that XML needs; white space in attributes, and carriage returns, as numbers.
    mutating func appendXML(_ text: UnsafeBufferPointer<UInt8>, inAttribute: Bool) {
        var run = 0
        for position in 0..<text.count {
            let reference: StaticString
            switch text[position] {
            case UInt8(ascii: "&"): reference = "&amp;"
            case UInt8(ascii: "<"): reference = "&lt;"
            case UInt8(ascii: ">"): reference = "&gt;"
            case UInt8(ascii: "\r"): reference = "&#xD;"
            case UInt8(ascii: "\"") where inAttribute: reference = "&quot;"
            case UInt8(ascii: "\n") where inAttribute: reference = "&#xA;"
            case UInt8(ascii: "\t") where inAttribute: reference = "&#x9;"
            case 0...8, 0x0B, 0x0C, 0x0E...0x1F:
                fail(WireError(.unwritable, "the control character \(text[position]) cannot stand in XML; remove it from the value"))
                continue
            case 0xC2 where position + 1 < text.count && text[position + 1] == 0x85: reference = "&#x85;"
            case 0xE2 where position + 2 < text.count && text[position + 1] == 0x80 && text[position + 2] == 0xA8: reference = "&#x2028;"
            default: continue
            }
            if position > run { output.append(UnsafeBufferPointer(rebasing: text[run..<position])) }
            output.append(UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
            run = position + (text[position] == 0xC2 ? 2 : text[position] == 0xE2 ? 3 : 1)
        }
        if run < text.count { output.append(UnsafeBufferPointer(rebasing: text[run...])) }
    }

    // MARK: Query

    mutating func appendPercentEncoded(_ text: String) {
        text.withBytes { WireFormats.appendPercentEncoded($0, to: &output) }
    }

    mutating func appendPercentEncoded(_ text: UnsafeBufferPointer<UInt8>) {
        WireFormats.appendPercentEncoded(text, to: &output)
    }
}

func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10 }

/// Appends text as a form has it: letters, digits and `-_.~` as they are, spaces as `+`, all else as `%XX`.
func appendPercentEncoded(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout WireBuffer) {
    guard let base = text.baseAddress else { return }
    bytes.append(upTo: text.count * 3) { target in
        var written = 0
        for position in 0..<text.count {
            let byte = base[position]
            if isUnreserved(byte) {
                target[written] = byte
                written &+= 1
            } else if byte == UInt8(ascii: " ") {
                target[written] = UInt8(ascii: "+")
                written &+= 1
            } else {
                target[written] = UInt8(ascii: "%")
                target[written &+ 1] = hexDigit(byte &>> 4)
                target[written &+ 2] = hexDigit(byte & 15)
                written &+= 3
            }
        }
        return written
    }
}

/// Whether a byte stands as it is in every part of a URL.
@inline(__always)
func isUnreserved(_ byte: UInt8) -> Bool {
    // One bit for each of the characters: digits, `-` and `.` below 64; letters, `_` and `~` from 64 on.
    let low: UInt64 = 0x03FF_6000_0000_0000
    let high: UInt64 = 0x47FF_FFFE_87FF_FFFE
    return byte < 64 ? low &>> UInt64(byte) & 1 == 1 : byte < 128 && high &>> UInt64(byte - 64) & 1 == 1
}
