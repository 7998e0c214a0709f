/// A request as it came over the connection.
public struct ReceivedRequest: Sendable {
    /// The method, such as `POST`.
    public let method: String
    /// The path as sent, percent-encoded.
    public let path: String
    /// The query as sent, without `?`.
    public let query: String
    /// The headers in the order sent.
    public let headers: [(name: String, value: String)]
    /// The body, with any chunk framing taken off.
    public let body: [UInt8]

    /// The first header of that name, whatever its case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The value of a parameter in the query or a form body, decoded.
    public func parameter(_ name: String) -> String? {
        let form = header("content-type")?.hasPrefix("application/x-www-form-urlencoded") == true
        let text = form ? query + "&" + String(decoding: body, as: UTF8.self) : query
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if percentDecoded(parts[0]) == name { return percentDecoded(parts.count > 1 ? parts[1] : "") }
        }
        return nil
    }
}

/// `a%20b+c` → `a b c`; what is not an escape stays.
func percentDecoded(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
        if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
            let value = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
        {
            decoded.append(value)
            index += 3
        } else {
            decoded.append(bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
            index += 1
        }
    }
    return String(decoding: decoded, as: UTF8.self)
}
