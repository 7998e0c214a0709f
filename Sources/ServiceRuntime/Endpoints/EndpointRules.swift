internal import WireFormats

/// The functions that compiled endpoint rules call. Every one takes `nil` for a value that isn't set.
public enum EndpointRules {
    /// An address in the parts that rules ask for.
    public struct URL: Sendable, Hashable {
        /// `https` or `http`.
        public let scheme: String
        /// The host, and the port if one is written.
        public let authority: String
        /// The path as it stands.
        public let path: String
        /// The path with a slash before and behind it.
        public let normalizedPath: String
        /// Whether the host is an IP address.
        public let isIp: Bool
    }

    /// An Amazon Resource Name in its parts.
    public struct ARN: Sendable, Hashable {
        /// The partition, such as `aws`.
        public let partition: String
        /// The service, such as `s3`.
        public let service: String
        /// The region; may be empty.
        public let region: String
        /// The account; may be empty.
        public let accountId: String
        /// What stands behind, cut at each `:` and `/`.
        public let resourceId: [String]
    }

    /// The failure of a rule set, with the sentence that the rule set gives.
    public static func failure(_ message: String) -> ClientError { ClientError(.noEndpoint, message) }

    /// The parts of an http or https address without a query, or `nil`.
    public static func parseURL(_ text: String?) -> URL? {
        guard let text, !text.contains("?"), let parts = URLParts(text) else { return nil }
        return URL(
            scheme: parts.scheme, authority: parts.port.map { "\(parts.host):\($0)" } ?? parts.host, path: parts.path,
            normalizedPath: normalized(parts.path),
            isIp: isAddress(parts.host))
    }

    /// Whether a text may be a label of a host name; with `allowSubDomains`, whether each of its labels may.
    public static func isValidHostLabel(_ text: String?, allowSubDomains: Bool = false) -> Bool {
        guard let text else { return false }
        return isLabel(text, allowSubDomains)
    }

    /// Whether a bucket's name may stand in a host name.
    public static func isVirtualHostableS3Bucket(_ text: String?, allowSubDomains: Bool = false) -> Bool {
        guard let text, text.utf8.count >= 3, text.utf8.count <= 63 else { return false }
        guard !text.utf8.contains(where: { $0 &- 0x41 < 26 }), !isIPv4(text) else { return false }
        return isValidHostLabel(text, allowSubDomains: allowSubDomains)
    }

    /// The partition that a region is in; one that no partition knows counts as one of `aws`.
    public static func partition(_ region: String?) -> Partition? {
        region.map { Partition.of(region: $0) }
    }

    /// The parts of an ARN, or `nil` if the text is none.
    public static func parseArn(_ text: String?) -> ARN? {
        guard let text, text.hasPrefix("arn:") else { return nil }
        let parts = text.pieces(at: UInt8(ascii: ":"), atMost: 6)
        guard parts.count == 6, !parts[1].isEmpty, !parts[2].isEmpty, !parts[5].isEmpty else { return nil }
        return ARN(
            partition: parts[1], service: parts[2], region: parts[3], accountId: parts[4],
            resourceId: parts[5].pieces(at: UInt8(ascii: ":"), or: UInt8(ascii: "/")))
    }

    /// A text with everything percent-encoded but letters, digits and `-._~`.
    public static func uriEncode(_ text: String?) -> String? {
        text.map { PercentEncoding.encode($0) }
    }

    /// The characters from `start` to before `stop`, counted from the end if `reverse`; `nil` if the text is too short or not ASCII.
    public static func substring(_ text: String?, _ start: Int, _ stop: Int, reverse: Bool) -> String? {
        guard let text, start >= 0, start < stop else { return nil }
        let bytes = Array(text.utf8)
        guard stop <= bytes.count, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let range = reverse ? bytes.count - stop..<bytes.count - start : start..<stop
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// The element at a place counted from 0, or from the end if negative; `nil` if there is none.
    public static func element<T>(_ list: [T]?, _ index: Int) -> T? {
        guard let list else { return nil }
        let place = index < 0 ? list.count + index : index
        return list.indices.contains(place) ? list[place] : nil
    }
}

// MARK: -

extension EndpointRules {
    private static func normalized(_ path: String) -> String {
        guard path.utf8.contains(where: { $0 != UInt8(ascii: "/") }) else { return "/" }
        var path = path
        if !path.hasPrefix("/") { path = "/" + path }
        return path.hasSuffix("/") ? path : path + "/"
    }

    /// Whether the text, or each piece of it between points, has 1 to 63 letters, digits and hyphens, the last not at its ends.
    private static func isLabel(_ text: String, _ hasSubDomains: Bool) -> Bool {
        let hyphen = UInt8(ascii: "-")
        var length = 0
        var last = hyphen
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), hasSubDomains {
                guard last != hyphen, length <= 63 else { return false }
                length = 0
                last = hyphen
            } else {
                guard (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == hyphen && length > 0 else { return false }
                length += 1
                last = byte
            }
        }
        return last != hyphen && length <= 63
    }

    private static func isAddress(_ host: String) -> Bool { host.hasPrefix("[") || isIPv4(host) }

    /// Four numbers below 256, of three digits at most, between points.
    private static func isIPv4(_ host: String) -> Bool {
        var points = 0
        var digits = 0
        var number = 0
        for byte in host.utf8 {
            if byte == UInt8(ascii: "."), digits > 0 {
                points += 1
                digits = 0
                number = 0
            } else {
                guard byte &- 0x30 < 10 else { return false }
                digits += 1
                number = number * 10 + Int(byte &- 0x30)
                guard digits <= 3, number < 256 else { return false }
            }
        }
        return points == 3 && digits > 0
    }
}
