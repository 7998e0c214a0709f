extension XMLTape {
    /// Goes to the next `<`, noting what the text holds.
    @inline(__always)
    mutating func scanText(_ base: UnsafePointer<UInt8>, of container: Int) throws(WireError) {
        var at = position
        var high: UInt64 = 0
        while true {
            if at + 8 <= end {
                let word = ByteScan.load(base, at)
                let found =
                    ByteScan.zeros(word ^ ByteScan.repeated(UInt8(ascii: "<")))
                    | ByteScan.zeros(word ^ ByteScan.repeated(UInt8(ascii: "&")))
                    | ByteScan.zeros(word ^ ByteScan.repeated(0x0D))
                if found == 0 {
                    high |= word
                    at += 8
                    continue
                }
                let step = found.trailingZeroBitCount / 8
                high |= word & ((1 &<< UInt64(step * 8)) &- 1)
                at += step
            } else {
                while at < end, base[at] != UInt8(ascii: "<"), base[at] != UInt8(ascii: "&"), base[at] != 0x0D {
                    high |= UInt64(base[at])
                    at += 1
                }
                guard at < end else {
                    position = end
                    throw cutShort()
                }
            }
            if base[at] == UInt8(ascii: "<") { break }
            tape.nodes[container].head |= TapeNode.encoded
            if base[at] == UInt8(ascii: "&") {
                position = at
                try checkReference()
            }
            at += 1
        }
        if high & 0x8080_8080_8080_8080 != 0 { tape.nodes[container].head |= TapeNode.beyondASCII }
        position = at
    }

    /// Throws unless a reference that exists begins at the `&` here.
    func checkReference() throws(WireError) {
        if XMLText.reference(bytes, at: position) == nil {
            let rest = bytes[(position + 1)...]
            if rest.count < 10, rest.allSatisfy({ isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "#") }) { throw cutShort() }
            throw damage("found '&' that begins no character reference and none of the entities amp, lt, gt, quot and apos")
        }
    }

    /// Skips a comment or CDATA section; false if neither begins here.
    mutating func skipSection(_ base: UnsafePointer<UInt8>) throws(WireError) -> Bool {
        if hasPrefix("<!--", base) {
            position += 4
            try skip(behind: "-->", base)
        } else if hasPrefix("<![CDATA[", base) {
            position += 9
            try skip(behind: "]]>", base)
        } else {
            if end - position < 9 { throw cutShort() }
            return false
        }
        return true
    }

    /// White space, comments, instructions and a document type without declarations, around the document's element.
    mutating func skipMisc(_ base: UnsafePointer<UInt8>) throws(WireError) {
        while true {
            skipSpace(base)
            guard position < end, base[position] == UInt8(ascii: "<") else { return }
            guard position + 1 < end else { throw cutShort() }
            switch base[position + 1] {
            case UInt8(ascii: "?"): try skip(behind: "?>", base)
            case UInt8(ascii: "!"):
                if hasPrefix("<!DOCTYPE", base) || hasPrefix("<!doctype", base) {
                    try skipDocumentType(base)
                } else if try !skipSection(base) {
                    throw damage("found '<!' that begins neither a comment nor a document type")
                }
            default: return
            }
        }
    }

    private mutating func skipDocumentType(_ base: UnsafePointer<UInt8>) throws(WireError) {
        try refuseHTML(base)
        while position < end, base[position] != UInt8(ascii: ">") {
            guard base[position] != UInt8(ascii: "[") else {
                throw damage("the document type declares entities or other markup; such declarations are not accepted")
            }
            position += 1
        }
        guard position < end else { throw cutShort() }
        position += 1
    }

    /// Throws if a page of HTML begins here.
    func refuseHTML(_ base: UnsafePointer<UInt8>) throws(WireError) {
        guard position + 1 < end, bytes[position + 1] | 0x20 == UInt8(ascii: "h") || bytes[position + 1] == UInt8(ascii: "!") else {
            return
        }
        let begin = String(decoding: UnsafeBufferPointer(rebasing: bytes[position..<min(position + 15, end)]), as: UTF8.self).lowercased()
        let isPage = begin.hasPrefix("<html") && (position + 5 >= end || !isNameByte(bytes[position + 5]))
        guard isPage || begin.hasPrefix("<!doctype html") else { return }
        throw WireError(.otherKind, "expected XML, found a page of HTML", at: position, in: bytes)
    }

    mutating func skip(behind mark: StaticString, _ base: UnsafePointer<UInt8>) throws(WireError) {
        while position < end {
            if hasPrefix(mark, base) {
                position += mark.utf8CodeUnitCount
                return
            }
            position += 1
        }
        throw cutShort()
    }

    func hasPrefix(_ prefix: StaticString, _ base: UnsafePointer<UInt8>) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard position + length <= end else { return false }
        for step in 0..<length where base[position + step] != prefix.utf8Start[step] { return false }
        return true
    }

    @inline(__always)
    mutating func skipSpace(_ base: UnsafePointer<UInt8>) {
        while position < end, base[position] == 0x20 || base[position] == 0x0A || base[position] == 0x0D || base[position] == 0x09 {
            position += 1
        }
    }

    func isBlank(_ base: UnsafePointer<UInt8>) -> Bool {
        (0..<end).allSatisfy { base[$0] == 0x20 || base[$0] == 0x0A || base[$0] == 0x0D || base[$0] == 0x09 }
    }

    func damage(_ message: String, at place: Int? = nil) -> WireError {
        WireError(.malformed, message, at: place ?? position, in: bytes)
    }

    func cutShort() -> WireError { WireError(.cutShort, "the XML ends in the middle", at: end, in: bytes) }

    func tooDeep() -> WireError {
        WireError(.beyondLimit, "the XML nests deeper than \(WireLimits.depth) levels", at: position, in: bytes)
    }
}

/// Whether a byte may stand in a name: ASCII letters, digits, `-._:` and all beyond ASCII.
@inline(__always)
func isNameByte(_ byte: UInt8) -> Bool {
    // `-`, `.`, digits and `:` below 64; letters and `_` from 64 on.
    let low: UInt64 = 0x07FF_6000_0000_0000
    let high: UInt64 = 0x07FF_FFFE_87FF_FFFE
    return byte < 64 ? low &>> UInt64(byte) & 1 == 1 : byte >= 128 || high &>> UInt64(byte - 64) & 1 == 1
}
