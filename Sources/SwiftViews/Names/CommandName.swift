/// Names as words of a command line.
enum CommandName {
    /// The spelling of the AWS CLI: small letters, a hyphen before each word.
    ///
    ///     SendEmail → send-email · BatchGetMetricData → batch-get-metric-data · DKIMTokens → dkim-tokens · VPCs → vpcs
    static func dashed(_ name: String) -> String {
        guard !name.utf8.contains(hyphen) else { return name }
        var bytes = Array(name.utf8)
        // Capitals with a plural s at the end are one word.
        if bytes.last == UInt8(ascii: "s") {
            let capitals = bytes.dropLast().reversed().prefix(while: isUpper).count
            if capitals >= 2 {
                let start = bytes.count - 1 - capitals
                bytes = Array(bytes[..<start]) + [hyphen] + bytes[start...].map(lowered)
            }
        }
        let spelled = separatedBeforeCapitals(separatedBeforeWords(bytes)).map(lowered)
        return String(decoding: spelled.first == hyphen ? spelled.dropFirst() : spelled[...], as: UTF8.self)
    }

    // MARK: -

    private static let hyphen = UInt8(ascii: "-")

    /// A hyphen before each capital that small letters follow.
    private static func separatedBeforeWords(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            result.append(bytes[index])
            guard index + 2 < bytes.count, isUpper(bytes[index + 1]), isLower(bytes[index + 2]) else {
                index += 1
                continue
            }
            result += [hyphen, bytes[index + 1]]
            index += 2
            while index < bytes.count, isLower(bytes[index]) {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    /// A hyphen between a small letter or digit and a capital.
    private static func separatedBeforeCapitals(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            result.append(bytes[index])
            if index + 1 < bytes.count, isLower(bytes[index]) || isDigit(bytes[index]), isUpper(bytes[index + 1]) {
                result += [hyphen, bytes[index + 1]]
                index += 1
            }
            index += 1
        }
        return result
    }

    private static func isUpper(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
    private static func isLower(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
    private static func lowered(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }
}
