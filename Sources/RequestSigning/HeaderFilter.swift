/// The names of headers that are sent unsigned, in a form that is quick to ask.
final class HeaderFilter: Sendable {
    private let bytes: [UInt8]
    /// Where in `bytes` each name begins, and at last where they end.
    private let bounds: [Int]
    /// The last name of each hash, and for each name the one before it of the same hash: -1 if there is none.
    private let last: [Int]
    private let before: [Int]
    /// The bit of each hash that a name has; most names that are signed meet none.
    private let hashes: UInt64

    /// A filter that leaves these names out, and `authorization` in any case.
    init(_ unsigned: Set<String>) {
        var bytes: [UInt8] = []
        var bounds = [0]
        var last = [Int](repeating: -1, count: 64)
        var before: [Int] = []
        var hashes: UInt64 = 0
        func add(_ name: String) {
            guard !name.isEmpty else { return }
            for byte in name.utf8 { bytes.append(asciiLowercase(byte)) }
            let hash = bytes.withUnsafeBufferPointer { HeaderFilter.hash(UnsafeBufferPointer(rebasing: $0[bounds[before.count]...])) }
            hashes |= UInt64(1) &<< UInt64(hash)
            bounds.append(bytes.count)
            before.append(last[hash])
            last[hash] = before.count - 1
        }
        for name in unsigned { add(name) }
        add("authorization")
        self.bytes = bytes
        self.bounds = bounds
        self.last = last
        self.before = before
        self.hashes = hashes
    }

    /// Whether a header of that lower-case name is left out of the signature.
    @inline(__always)
    func excludes(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !name.isEmpty else { return false }
        let hash = HeaderFilter.hash(name)
        return (hashes &>> UInt64(hash)) & 1 == 1 && isListed(name, hash)
    }

    private func isListed(_ name: UnsafeBufferPointer<UInt8>, _ hash: Int) -> Bool {
        var place = last[hash]
        while place >= 0 {
            let range = bounds[place]..<bounds[place + 1]
            if bytes.withUnsafeBufferPointer({ UnsafeBufferPointer(rebasing: $0[range]).isSame(as: name) }) { return true }
            place = before[place]
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
