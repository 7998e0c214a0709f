internal import WireFormats

/// A separate group of regions with domain names of its own.
public struct Partition: Sendable, Hashable {
    /// The partition's name, such as `aws`.
    public let name: String
    /// The domain of its endpoints.
    public let dnsSuffix: String
    /// The domain of its endpoints that speak IPv6 too.
    public let dualStackDnsSuffix: String
    /// Whether it has endpoints with FIPS cryptography.
    public let supportsFIPS: Bool
    /// Whether it has endpoints that speak IPv6 too.
    public let supportsDualStack: Bool
    /// The region that services without regions sign for.
    public let implicitGlobalRegion: String

    /// What the regions of the partition begin with, such as `us`; a word and a number follow.
    let prefixes: [String]
    /// The regions known by name.
    let regions: [String]

    /// The partition of a region: by name, then by the form of names, then `aws`.
    public static func of(region: String) -> Partition {
        for partition in all where partition.regions.contains(region) { return partition }
        for partition in all where partition.hasForm(region) { return partition }
        return all.first ?? fallback
    }

    /// Whether the name is one of the prefixes, a hyphen, a word, a hyphen and a number.
    private func hasForm(_ region: String) -> Bool {
        for prefix in prefixes where region.hasPrefix(prefix + "-") {
            let parts = String(region.dropFirst(prefix.utf8.count + 1)).pieces(at: UInt8(ascii: "-"))
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { continue }
            let isWord = parts[0].utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_") }
            if isWord && parts[1].utf8.allSatisfy({ $0 &- 0x30 < 10 }) { return true }
        }
        return false
    }

    private static let fallback = Partition(
        name: "aws", dnsSuffix: "amazonaws.com", dualStackDnsSuffix: "api.aws", supportsFIPS: true, supportsDualStack: true,
        implicitGlobalRegion: "us-east-1", prefixes: [], regions: [])
}

extension Partition {
    /// The names of all regions that are known, partition by partition; there may be more.
    public static var regionNames: [String] { all.flatMap { $0.regions.filter { !$0.hasSuffix("-global") } } }
}
