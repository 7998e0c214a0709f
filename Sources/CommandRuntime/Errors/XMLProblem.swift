/// Finds what is wrong with an XML text in the words of the expat parser, because that is how the AWS CLI reports a damaged reply:
/// `mismatched tag: line 1, column 122`.
struct XMLProblem {
    private let bytes: [UInt8]
    private var offset = 0
    private var openElements: [ArraySlice<UInt8>] = []
    private var hasRoot = false

    /// The first problem, or nothing for a well-formed text.
    static func find(in bytes: [UInt8]) -> String? {
        var problem = XMLProblem(bytes: bytes)
        do throws(Found) {
            try problem.document()
            return nil
        } catch {
            return "\(error.words): \(problem.place(error.offset))"
        }
    }

    // MARK: -

    private struct Found: Error {
        let words: String
        let offset: Int
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func invalidToken(at offset: Int) -> Found { Found(words: "not well-formed (invalid token)", offset: offset) }
    private func unclosedToken(at offset: Int) -> Found { Found(words: "unclosed token", offset: offset) }

    private func byte(_ offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func document() throws(Found) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
        while let next = byte(offset) {
            if openElements.isEmpty {
                if Self.isBlank(next) {
                    offset += 1
                } else if next == UInt8(ascii: "<") {
                    try markup()
                } else {
                    throw outsideOfRoot(next)
                }
            } else {
                switch next {
                case UInt8(ascii: "<"): try markup()
                case UInt8(ascii: "&"): try reference()
                default: try character()
                }
            }
        }
        if !hasRoot || !openElements.isEmpty { throw Found(words: "no element found", offset: bytes.count) }
    }

    /// Text before or after the root: expat takes it for pieces of a document type, each of which must end as such.
    private func outsideOfRoot(_ first: UInt8) -> Found {
        let found = Found(words: hasRoot ? "junk after document element" : "syntax error", offset: offset)
        let isQuote = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        if isQuote {
            guard let end = bytes[(offset + 1)...].firstIndex(of: first) else { return unclosedToken(at: offset) }
            guard let next = byte(end + 1), !Self.isBlank(next), !">%[".utf8.contains(next) else { return found }
            return invalidToken(at: end + 1)
        }
        if Self.continuesName(first) {
            guard let end = bytes[offset...].firstIndex(where: { !Self.continuesName($0) }) else { return found }
            let mayFollow = Self.startsName(first) ? ">),|[%?+*" : ">),|[%"
            return Self.isBlank(bytes[end]) || mayFollow.utf8.contains(bytes[end]) ? found : invalidToken(at: end)
        }
        return "()|,+*?#[]>%".utf8.contains(first) ? found : invalidToken(at: offset)
    }

    private mutating func markup() throws(Found) {
        let start = offset
        guard let next = byte(start + 1) else { throw unclosedToken(at: start) }
        switch next {
        case UInt8(ascii: "?"):
            if start > (bytes.first == 0xEF ? 3 : 0), bytes[start...].starts(with: "<?xml".utf8), let after = byte(start + 5),
                Self.isBlank(after)
            {
                throw Found(words: "XML or text declaration not at start of entity", offset: start)
            }
            try skip(past: "?>", from: start)
        case UInt8(ascii: "!"):
            if bytes[start...].starts(with: "<!--".utf8) {
                try skip(past: "-->", from: start)
            } else if bytes[start...].starts(with: "<![CDATA[".utf8), !openElements.isEmpty {
                guard let end = find("]]>", from: start) else { throw Found(words: "unclosed CDATA section", offset: start) }
                offset = end
            } else if !hasRoot, bytes[start...].starts(with: "<!DOCTYPE".utf8) {
                try skip(past: ">", from: start)
            } else if openElements.isEmpty, byte(start + 2) == UInt8(ascii: "[") {
                throw Found(words: hasRoot ? "junk after document element" : "syntax error", offset: start)
            } else {
                throw start + 2 < bytes.count ? invalidToken(at: start + 2) : unclosedToken(at: start)
            }
        case UInt8(ascii: "/"): try endTag()
        default: try startTag()
        }
    }

    private mutating func startTag() throws(Found) {
        let start = offset
        if openElements.isEmpty, hasRoot { throw Found(words: "junk after document element", offset: start) }
        offset += 1
        let name = try name(tagAt: start)
        var attributes: Set<ArraySlice<UInt8>> = []
        while true {
            let hadBlanks = skipBlanks()
            guard let next = byte(offset) else { throw unclosedToken(at: start) }
            if next == UInt8(ascii: ">") {
                offset += 1
                openElements.append(name)
                break
            }
            if next == UInt8(ascii: "/") {
                guard let last = byte(offset + 1) else { throw unclosedToken(at: start) }
                guard last == UInt8(ascii: ">") else { throw invalidToken(at: offset + 1) }
                offset += 2
                break
            }
            guard hadBlanks else { throw invalidToken(at: offset) }
            let place = offset
            guard attributes.insert(try attribute(tagAt: start)).inserted else { throw Found(words: "duplicate attribute", offset: place) }
        }
        hasRoot = true
    }

    private mutating func attribute(tagAt start: Int) throws(Found) -> ArraySlice<UInt8> {
        let name = try name(tagAt: start)
        _ = skipBlanks()
        guard let equals = byte(offset) else { throw unclosedToken(at: start) }
        guard equals == UInt8(ascii: "=") else { throw invalidToken(at: offset) }
        offset += 1
        _ = skipBlanks()
        guard let quote = byte(offset) else { throw unclosedToken(at: start) }
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw invalidToken(at: offset) }
        offset += 1
        while let next = byte(offset), next != quote {
            if next == UInt8(ascii: "<") { throw invalidToken(at: offset) }
            if next == UInt8(ascii: "&") { try reference() } else { try character() }
        }
        guard offset < bytes.count else { throw unclosedToken(at: start) }
        offset += 1
        return name
    }

    private mutating func endTag() throws(Found) {
        let start = offset
        if openElements.isEmpty { throw hasRoot ? Found(words: "junk after document element", offset: start) : invalidToken(at: start + 1) }
        offset += 2
        let nameStart = offset
        let name = try name(tagAt: start)
        _ = skipBlanks()
        guard let last = byte(offset) else { throw unclosedToken(at: start) }
        guard last == UInt8(ascii: ">") else { throw invalidToken(at: offset) }
        guard openElements.last == name else { throw Found(words: "mismatched tag", offset: nameStart) }
        openElements.removeLast()
        offset += 1
    }

    private mutating func name(tagAt start: Int) throws(Found) -> ArraySlice<UInt8> {
        guard let first = byte(offset) else { throw unclosedToken(at: start) }
        guard Self.startsName(first) else { throw invalidToken(at: offset) }
        let end = bytes[offset...].firstIndex { !Self.continuesName($0) } ?? bytes.count
        defer { offset = end }
        return bytes[offset..<end]
    }

    private mutating func reference() throws(Found) {
        let start = offset
        offset += 1
        if byte(offset) == UInt8(ascii: "#") {
            let isHexadecimal = byte(offset + 1) == UInt8(ascii: "x")
            offset += isHexadecimal ? 2 : 1
            let end = bytes[min(offset, bytes.count)...].firstIndex { !(isHexadecimal ? Self.isHexadecimal($0) : ByteScanner.isDigit($0)) }
            guard let end else { throw unclosedToken(at: start) }
            guard bytes[end] == UInt8(ascii: ";"), end > offset else { throw invalidToken(at: end) }
            let code = UInt32(String(decoding: bytes[offset..<end], as: UTF8.self), radix: isHexadecimal ? 16 : 10)
            guard let code, Unicode.Scalar(code) != nil, code >= 0x20 || [9, 10, 13].contains(code) else {
                throw Found(words: "reference to invalid character number", offset: start)
            }
            offset = end + 1
            return
        }
        let name = try name(tagAt: start)
        guard let semicolon = byte(offset) else { throw unclosedToken(at: start) }
        guard semicolon == UInt8(ascii: ";") else { throw invalidToken(at: offset) }
        guard ["amp", "lt", "gt", "quot", "apos"].contains(String(decoding: name, as: UTF8.self)) else {
            throw Found(words: "undefined entity", offset: start)
        }
        offset += 1
    }

    /// One character of text, which must be one that XML allows.
    private mutating func character() throws(Found) {
        let first = bytes[offset]
        if first < 0x80 {
            let isAllowed = first >= 0x20 || Self.isBlank(first)
            let endsCDATA = first == UInt8(ascii: ">") && offset >= 2 && bytes[offset - 1] == 0x5D && bytes[offset - 2] == 0x5D
            guard isAllowed, !endsCDATA else { throw invalidToken(at: offset) }
            offset += 1
            return
        }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5 else { throw invalidToken(at: offset) }
        guard offset + length <= bytes.count else { throw unclosedToken(at: offset) }
        guard String(validating: bytes[offset..<offset + length], as: UTF8.self) != nil else { throw invalidToken(at: offset) }
        offset += length
    }

    private mutating func skipBlanks() -> Bool {
        let start = offset
        while let next = byte(offset), Self.isBlank(next) { offset += 1 }
        return offset > start
    }

    private mutating func skip(past end: StaticString, from start: Int) throws(Found) {
        guard let end = find(end, from: start) else { throw unclosedToken(at: start) }
        offset = end
    }

    /// The place after the next occurrence of some bytes.
    private func find(_ wanted: StaticString, from start: Int) -> Int? {
        wanted.withUTF8Buffer { wanted in
            guard bytes.count - start >= wanted.count else { return nil }
            return (start...bytes.count - wanted.count).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }.map {
                $0 + wanted.count
            }
        }
    }

    private func place(_ offset: Int) -> String {
        let before = bytes[..<min(offset, bytes.count)]
        let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return "line \(line), column \(before[lineStart...].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 })"
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
    private static func isHexadecimal(_ byte: UInt8) -> Bool { ByteScanner.isDigit(byte) || (0x41...0x46).contains(byte & 0xDF) }

    private static func startsName(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte >= 0xC3
    }

    private static func continuesName(_ byte: UInt8) -> Bool {
        startsName(byte) || ByteScanner.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte >= 0x80
    }
}
