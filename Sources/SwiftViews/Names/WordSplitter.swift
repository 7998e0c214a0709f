/// Cuts names into words and joins them again in Swift's ways.
///
///     SendEmail → Send Email · HTTPRequest → HTTP Request · x-amz-id_2 → x amz id 2 · IDs → IDs · IPv4Address → IPv4 Address
enum WordSplitter {
    /// The words of `name`, as they are spelled in it; everything that is neither letter nor digit separates.
    static func words(in name: String) -> [ArraySlice<UInt8>] {
        let bytes = identifierBytes(of: name)
        var words: [ArraySlice<UInt8>] = []
        var start = 0
        var index = 0
        func end(at end: Int) {
            if start < end { words.append(bytes[start..<end]) }
            start = end
        }
        while index < bytes.count {
            let byte = bytes[index]
            if isSeparator(byte) {
                end(at: index)
                start = index + 1
            } else if isUpper(byte), index > start {
                let before = bytes[index - 1]
                if !isUpper(before) {
                    end(at: index)
                } else if index + 1 < bytes.count, isLower(bytes[index + 1]), !isPlural(bytes, index + 1), !isVersion(bytes, index + 1) {
                    end(at: index)
                }
            }
            index += 1
        }
        end(at: bytes.count)
        return words
    }

    /// `SendEmail`: the spelling of types. Words keep their own capitals, except in a name that has nothing but capitals.
    static func upperCamel(_ name: String) -> String { join(words(in: name), isType: true, in: name) }

    /// `sendEmail`: the spelling of members, values and operations.
    static func lowerCamel(_ name: String) -> String { join(words(in: name), isType: false, in: name) }

    // MARK: - Joining

    private static func join(_ words: [ArraySlice<UInt8>], isType: Bool, in name: String) -> String {
        let shouts = !name.utf8.contains(where: isLower) && (words.count > 1 || !isType)
        var result: [UInt8] = []
        result.reserveCapacity(name.utf8.count + 2)
        for (index, word) in words.enumerated() {
            guard let first = word.first else { continue }
            if isDigit(first), index == 0 || result.last.map(isDigit) == true { result.append(UInt8(ascii: "_")) }
            if index == 0, !isType {
                appendFirst(word, isOnlyWord: words.count == 1, to: &result)
            } else if let initialism = Initialisms.spelling(of: word) {
                result += initialism
            } else if shouts {
                result.append(upper(first))
                for byte in word.dropFirst() { result.append(lower(byte)) }
            } else {
                result.append(upper(first))
                result += word.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The first word of a member: small throughout if it is an initialism or shouts, otherwise only its first letter.
    private static func appendFirst(_ word: ArraySlice<UInt8>, isOnlyWord: Bool, to result: inout [UInt8]) {
        let capitals = word.reduce(0) { $0 + (isUpper($1) ? 1 : 0) }
        if capitals > 1 || Initialisms.spelling(of: word) != nil {
            for byte in word { result.append(lower(byte)) }
        } else {
            result.append(word.first.map(lower) ?? 0)
            result += word.dropFirst()
        }
    }

    // MARK: - Letters

    /// The plural of capitals: `IDs`, `ARNs`; the `s` is the last of its word.
    private static func isPlural(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "s") else { return false }
        return index + 1 == bytes.count || isUpper(bytes[index + 1]) || isSeparator(bytes[index + 1])
    }

    /// A version behind capitals: `IPv4`, `SESv2`.
    private static func isVersion(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "v") && index + 1 < bytes.count && isDigit(bytes[index + 1])
    }

    /// The bytes of a name with everything outside ASCII that Swift takes in no identifier replaced by a separator.
    private static func identifierBytes(of name: String) -> [UInt8] {
        if name.utf8.allSatisfy({ $0 < 0x80 }) { return Array(name.utf8) }
        let scalars = name.unicodeScalars.map { $0.isASCII || $0.properties.isXIDContinue ? $0 : "-" }
        return Array(String(String.UnicodeScalarView(scalars)).utf8)
    }

    private static func isUpper(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
    private static func isLower(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 || byte >= 0x80 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
    private static func isSeparator(_ byte: UInt8) -> Bool { !(isUpper(byte) || isLower(byte) || isDigit(byte)) }
    private static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }
    private static func upper(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "a") < 26 ? byte & 0xDF : byte }
}
