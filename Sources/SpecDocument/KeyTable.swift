internal import ScalarText

/// Finding keys: small maps are searched, larger ones have a hash table in `tables` whose slots hold one more than an entry's number.
extension NodeTree {
    private static let searchedEntries = 8

    /// The cell of the value of a key.
    func value(of key: UnsafeBufferPointer<UInt8>, in map: Cell) -> Int? {
        let first = Int(map.first)
        let entries = Int(map.count) / 2
        guard map.table != 0 else {
            for entry in 0..<entries where isText(cells[first + 2 * entry], key) { return first + 2 * entry + 1 }
            return nil
        }
        let size = Self.tableSize(entries: entries)
        var slot = Self.hash(key) & (size - 1)
        while true {
            let entry = Int(tables[Int(map.table) - 1 + slot])
            if entry == 0 { return nil }
            let index = first + 2 * (entry - 1)
            if isText(cells[index], key) { return index + 1 }
            slot = (slot + 1) & (size - 1)
        }
    }

    /// The cell of the value of a key.
    func value(of key: String, in map: Cell) -> Int? {
        return key.withBytes { value(of: $0, in: map) }
    }

    /// Prepares a map for being searched, and calls `twice` with the cells of each key that stands twice: the first and the other.
    mutating func index(_ map: inout Cell, twice: (Int, Int) -> Void) {
        let first = Int(map.first)
        let entries = Int(map.count) / 2
        map.table = 0
        guard entries > Self.searchedEntries else {
            for later in stride(from: 1, to: entries, by: 1) {
                let key = cells[first + 2 * later]
                for earlier in 0..<later where sameText(cells[first + 2 * earlier], key) {
                    twice(first + 2 * earlier, first + 2 * later)
                    break
                }
            }
            return
        }
        let size = Self.tableSize(entries: entries)
        let base = tables.count
        tables.append(contentsOf: repeatElement(0, count: size))
        map.table = UInt32(base + 1)
        for entry in 0..<entries {
            let index = first + 2 * entry
            let key = cells[index]
            var slot = withText(of: key) { Self.hash($0) } & (size - 1)
            while true {
                let other = Int(tables[base + slot])
                if other == 0 {
                    tables[base + slot] = UInt32(entry + 1)
                    break
                }
                let otherIndex = first + 2 * (other - 1)
                if sameText(cells[otherIndex], key) {
                    twice(otherIndex, index)
                    break
                }
                slot = (slot + 1) & (size - 1)
            }
        }
    }

    // MARK: -

    private func sameText(_ a: Cell, _ b: Cell) -> Bool {
        // Both between quotes of files: the usual case, told apart by length.
        if a.text == .quoted, b.text == .quoted, a.end &- a.start != b.end &- b.start { return false }
        return withText(of: a) { isText(b, $0) }
    }

    private static func tableSize(entries: Int) -> Int {
        1 &<< (Int.bitWidth - (2 * entries - 1).leadingZeroBitCount)
    }

    /// Differs from process to process, so that no file can be made whose keys all meet in one slot.
    private static let seed: UInt64 = {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }()

    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = UnsafeRawPointer(text.baseAddress) else { return 0 }
        var hash = seed ^ UInt64(text.count)
        var i = 0
        while i &+ 8 <= text.count {
            hash = mix(hash ^ (base + i).loadUnaligned(as: UInt64.self))
            i &+= 8
        }
        var rest: UInt64 = 0
        while i < text.count {
            rest = rest &<< 8 | UInt64((base + i).load(as: UInt8.self))
            i &+= 1
        }
        return Int(lowBitsOf: mix(hash ^ rest) & 0x7FFF_FFFF)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
