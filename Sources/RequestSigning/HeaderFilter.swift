/// The names of headers that are sent unsigned, in a form that is quick to ask.
final class HeaderFilter: Sendable {
    private let bytes: [UInt8]
    /// Where in `bytes` each name stands, by hash.
    private let ranges: [Range<Int>]
    /// Where in `ranges` the names of each hash begin; most hashes have none.
    private let starts: [Int]
    /// The bit of each hash that a name has; most names that are signed meet none.
    private let hashes: UInt64

    /// A filter that leaves these names out, and `authorization` in any case.
    init(_ unsigned: Set<String>) {
        let names = unsigned.union(["authorization"]).filter { !$0.isEmpty }.map { name in name.utf8.map { asciiLowercase($0) } }
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        var starts: [Int] = []
        for hash in 0..<64 {
            starts.append(ranges.count)
            for name in names where name.withUnsafeBufferPointer({ HeaderFilter.hash($0) }) == hash {
                ranges.append(bytes.count..<(bytes.count + name.count))
                bytes += name
            }
        }
        starts.append(ranges.count)
        self.bytes = bytes
        self.ranges = ranges
        self.starts = starts
        var hashes: UInt64 = 0
        for hash in 0..<64 where starts[hash] < starts[hash + 1] { hashes |= UInt64(1) << UInt64(hash) }
        self.hashes = hashes
    }

    /// Whether a header of that lower-case name is left out of the signature.
    @inline(__always)
    func excludes(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !name.isEmpty else { return false }
        let hash = HeaderFilter.hash(name)
        return (hashes >> UInt64(hash)) & 1 == 1 && isListed(name, hash)
    }

    private func isListed(_ name: UnsafeBufferPointer<UInt8>, _ hash: Int) -> Bool {
        for index in starts[hash]..<starts[hash + 1] where ranges[index].count == name.count {
            if bytes.withUnsafeBufferPointer({ UnsafeBufferPointer(rebasing: $0[ranges[index]]).isSame(as: name) }) { return true }
        }
        return false
    }

    /// A number below 64 from the length, the first and the last byte of a name that isn't empty.
    @inline(__always)
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var sum = name.count &* 5
        sum &+= Int(name[0]) &* 3
        sum &+= Int(name[name.count - 1])
        return sum & 63
    }
}
