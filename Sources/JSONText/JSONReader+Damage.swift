/// The sentences for everything that can be wrong with a JSON text.
extension JSONReader {
    /// Checks what cannot be JSON in UTF-8 at all, and returns where the value starts.
    func begin() throws(JSONError) -> Int {
        if JSONScanner.has("\u{FEFF}", bytes, at: 0) {
            let start = JSONScanner.skipWhitespace(bytes, from: 3)
            if start == bytes.count { throw error(.empty, "the text is empty", at: start) }
            return start
        }
        if let name = Self.otherEncoding(of: bytes) {
            throw error(.encoding, "the text is \(name), but JSON is UTF-8", at: 0)
        }
        let start = JSONScanner.skipWhitespace(bytes, from: 0)
        if start == bytes.count { throw error(.empty, "the text is empty", at: start) }
        return start
    }

    /// The name of the Unicode encoding, other than UTF-8, that the first bytes show.
    public static func otherEncoding(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count >= 2 else { return nil }
        let isWide = bytes.count >= 4
        switch (bytes[0], bytes[1]) {
        case (0, 0): return isWide && bytes[2] == 0xFE && bytes[3] == 0xFF || isWide && bytes[2] == 0 && bytes[3] != 0 ? "UTF-32" : nil
        case (0xFF, 0xFE): return isWide && bytes[2] == 0 && bytes[3] == 0 ? "UTF-32" : "UTF-16"
        case (0xFE, 0xFF): return "UTF-16"
        case (1..<0x80, 0):
            guard isWide else { return bytes.count == 2 ? "UTF-16" : nil }
            return bytes[3] != 0 ? nil : bytes[2] == 0 ? "UTF-32" : "UTF-16"
        case (0, 1..<0x80): return bytes.count == 2 || isWide && bytes[2] == 0 ? "UTF-16" : nil
        default: return nil
        }
    }

    func error(_ code: JSONError.Code, _ message: String, at offset: Int) -> JSONError {
        JSONError(code, message, offset: offset, in: bytes)
    }

    func cutShort() -> JSONError {
        guard let container = containers.last else { return error(.cutShort, "the text ends inside a value", at: bytes.count) }
        let name = bytes[container] == UInt8(ascii: "{") ? "object" : "array"
        let line = JSONError(.cutShort, "", offset: container, in: bytes).line
        return error(.cutShort, "the text ends inside the \(name) that starts on line \(line)", at: bytes.count)
    }

    func unexpected(at offset: Int, wanted: String) -> JSONError {
        error(.unexpected, "expected \(wanted), found \(found(at: offset))", at: offset)
    }

    func trailingComma(at offset: Int) -> JSONError {
        error(.trailingComma, "a comma after the last item; JSON has none there", at: offset)
    }

    func trailingText(at offset: Int) -> JSONError {
        error(.trailingText, "expected nothing more after the value, found \(found(at: offset))", at: offset)
    }

    func tooDeep(at offset: Int) -> JSONError {
        error(.depth, "more than \(maximumDepth) objects and arrays inside each other", at: offset)
    }

    func wrongNumber(at start: Int) -> JSONError {
        var end = start
        while end < bytes.count, end - start < 40, isWordByte(bytes[end]) { end += 1 }
        if end == bytes.count, !containers.isEmpty { return cutShort() }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        return error(.number, "'\(text)' is not a number as JSON spells it", at: start)
    }

    func damaged(_ damage: JSONScanner.StringDamage, at offset: Int, stringAt start: Int) -> JSONError {
        switch damage {
        case .cutShort:
            let line = JSONError(.cutShort, "", offset: start, in: bytes).line
            return error(.cutShort, "the text ends inside the string that starts on line \(line)", at: bytes.count)
        case .control:
            switch bytes[offset] {
            case 0x0A, 0x0D: return error(.control, "a line break inside a string; write \\n, or close the string", at: offset)
            case 0x09: return error(.control, "a tab inside a string; write \\t", at: offset)
            default: return error(.control, "\(found(at: offset)) inside a string; write it as \\u escape", at: offset)
            }
        case .escape: return error(.escape, "a backslash that starts no escape of JSON; write \\\\ for a backslash", at: offset)
        case .surrogate: return error(.surrogate, "half of a surrogate pair; a \\uD8…\\uDB must be followed by \\uDC…\\uDF", at: offset)
        case .encoding: return error(.encoding, "\(found(at: offset)), which is not UTF-8", at: offset)
        }
    }

    /// `'x'`, `a NUL byte`, `the byte 0xFF`, `the end of the text`
    private func found(at offset: Int) -> String {
        guard offset < bytes.count else { return "the end of the text" }
        switch bytes[offset] {
        case 0: return "a NUL byte"
        case 0x0A, 0x0D: return "a line break"
        case 0..<0x20, 0x7F: return "the control character 0x\(hex(bytes[offset]))"
        default: break
        }
        guard let length = JSONScanner.utf8Length(bytes, at: offset) else { return "the byte 0x\(hex(bytes[offset]))" }
        return "'\(String(decoding: bytes[offset..<offset + length], as: UTF8.self))'"
    }

    private func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
