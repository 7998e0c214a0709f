/// Words that are cased as a unit, `messageID` and `TemplateARN`; the list is short and does not grow, because names do not change.
enum Initialisms {
    private static let spellings: [[UInt8]] = [
        "ACL", "API", "ARN", "AWS", "CIDR", "CPU", "DNS", "EC2", "HTML", "HTTP", "HTTPS", "IAM", "ID", "IP", "IPv4", "IPv6", "JSON", "KMS",
        "MFA", "S3", "SDK", "SMTP", "SNS", "SQL", "SQS", "SSH", "SSL", "SSO", "TCP", "TLS", "TTL", "UDP", "URI", "URL", "UUID", "VPC",
        "VPN",
        "XML", "ARNs", "IDs", "IPs", "URLs", "URIs", "ACLs", "APIs", "VPCs",
    ].map { Array($0.utf8) }

    /// The spellings by length and first letter, so that most words are told apart at once.
    private static let bySize: [[[UInt8]]] = (0...5).map { size in spellings.filter { $0.count == size } }

    /// The spelling of a word that is an initialism in any case.
    static func spelling(of word: ArraySlice<UInt8>) -> [UInt8]? {
        guard word.count < bySize.count else { return nil }
        return bySize[word.count].first { spelling in
            zip(spelling, word).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        }
    }
}
