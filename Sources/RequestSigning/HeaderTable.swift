internal import ScalarText

/// The headers of a request by lower-case name, so that each name is looked at once.
///
/// Lives on the stack: it is valid only inside `withHeaderTable`. While it lives, the headers change through it alone.
struct HeaderTable: ~Copyable {
    fileprivate struct Entry {
        /// Where the lower-case name stands.
        var start: Int
        var length: Int
        /// The name's first eight bytes as a number: smaller if they stand before another's.
        var prefix: UInt64
        /// Which header of the request it is.
        var index: Int
    }
    private let entries: UnsafeMutableBufferPointer<Entry>
    private var count = 0
    private var names: ByteBuffer

    /// How many headers may be added.
    static let spare = 4

    fileprivate init(over entries: UnsafeMutableBufferPointer<Entry>, and memory: UnsafeMutableBufferPointer<UInt8>) {
        self.entries = entries
        names = ByteBuffer(over: memory)
    }

    /// Reads the names, of at most as many headers as the table was made for.
    mutating func read(_ headers: [(name: String, value: String)]) {
        for index in 0..<min(headers.count, entries.count) { headers[index].name.withBytes { add($0, index) } }
    }

    /// The bytes that `appendBlock` and `appendNames` write besides values.
    var byteCount: Int { names.count * 2 + count * 3 }

    /// Which header of the request has that lower-case name first.
    func index(of name: StaticString) -> Int? {
        find(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)).map { entries[$0].index }
    }

    /// Puts `value` where the header stands, or at the end if it isn't there; further ones of the name go.
    mutating func set(_ name: String, _ value: String, in headers: inout [(name: String, value: String)]) {
        name.withBytes { bytes in
            guard let place = find(bytes) else {
                guard count < entries.count else { return }
                add(bytes, headers.count)
                return headers.append((name, value))
            }
            headers[entries[place].index].value = value
            while let next = find(bytes, from: place + 1) { remove(next, &headers) }
        }
    }

    /// Takes out all headers of that name.
    mutating func remove(_ name: String, from headers: inout [(name: String, value: String)]) {
        name.withBytes { bytes in
            while let place = find(bytes) { remove(place, &headers) }
        }
    }

    // MARK: - Canonical form

    /// Sorts the names and forgets those that `filter` leaves out. Nothing can be set after it.
    mutating func sort(leavingOut filter: HeaderFilter) {
        var kept = 0
        for place in 0..<count where !filter.excludes(name(place)) {
            entries[kept] = entries[place]
            kept += 1
        }
        count = kept
        // By insertion: a request has few headers, and a general sort costs more than it saves.
        guard count <= 32 else { return sortMany() }
        for place in 1..<max(count, 1) {
            let entry = entries[place]
            var hole = place
            while hole > 0 && isBefore(entry, entries[hole - 1]) {
                entries[hole] = entries[hole - 1]
                hole -= 1
            }
            entries[hole] = entry
        }
    }

    /// Writes a line for each name: `my-header:first,second`.
    func appendBlock(of headers: [(name: String, value: String)], to buffer: inout ByteBuffer) {
        for place in 0..<count {
            if place > 0 && isSame(entries[place - 1], entries[place]) {
                buffer.append(UInt8(ascii: ","))
            } else {
                if place > 0 { buffer.append(UInt8(ascii: "\n")) }
                buffer.append(name(place))
                buffer.append(UInt8(ascii: ":"))
            }
            buffer.appendTrimmed(headers[entries[place].index].value)
        }
        if count > 0 { buffer.append(UInt8(ascii: "\n")) }
    }

    /// Writes the names: `content-type;host;x-amz-date`.
    func appendNames(to buffer: inout ByteBuffer) {
        for place in 0..<count where place == 0 || !isSame(entries[place - 1], entries[place]) {
            if place > 0 { buffer.append(UInt8(ascii: ";")) }
            buffer.append(name(place))
        }
    }

    // MARK: - Entries

    @inline(__always)
    private func name(_ place: Int) -> UnsafeBufferPointer<UInt8> { name(entries[place]) }

    @inline(__always)
    private func name(_ entry: Entry) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: names.bytes[entry.start..<(entry.start + entry.length)])
    }

    @inline(__always)
    private func isBefore(_ first: Entry, _ second: Entry) -> Bool {
        first.prefix != second.prefix ? first.prefix < second.prefix : name(first).order(name(second)) < 0
    }

    @inline(__always)
    private func isSame(_ first: Entry, _ second: Entry) -> Bool {
        first.prefix == second.prefix && name(first).isSame(as: name(second))
    }

    private func find(_ wanted: UnsafeBufferPointer<UInt8>, from first: Int = 0) -> Int? {
        let prefix = wanted.lowercasePrefix
        for place in first..<count where entries[place].prefix == prefix && entries[place].length == wanted.count {
            if name(place).isSameIgnoringCase(as: wanted) { return place }
        }
        return nil
    }

    private mutating func add(_ name: UnsafeBufferPointer<UInt8>, _ index: Int) {
        let prefix = name.writeLowercase(to: names.room(for: name.count))
        entries.initializeElement(at: count, to: Entry(start: names.count, length: name.count, prefix: prefix, index: index))
        names.advance(name.count)
        count += 1
    }

    private mutating func remove(_ place: Int, _ headers: inout [(name: String, value: String)]) {
        let index = entries[place].index
        headers.remove(at: index)
        for later in place..<(count - 1) { entries[later] = entries[later + 1] }
        count -= 1
        for other in 0..<count where entries[other].index > index {
            // Not `entries[other].index -= 1`, on which Swift 6.3 with the thread sanitizer fails to compile.
            var entry = entries[other]
            entry.index -= 1
            entries[other] = entry
        }
    }

    private mutating func sortMany() {
        let unsorted = UnsafeMutablePointer<Entry>.allocate(capacity: count)
        defer { unsorted.deallocate() }
        for place in 0..<count { (unsorted + place).initialize(to: entries[place]) }
        withPlacesInOrder(count) {
            isBefore(unsorted[$0], unsorted[$1])
        } _: { places in
            for place in places.indices { entries[place] = unsorted[places[place]] }
        }
    }
}

/// Lends `body` an empty table with room for so many headers and a few more.
@inline(__always)
func withHeaderTable<Result>(room: Int, _ body: (inout HeaderTable) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: HeaderTable.Entry.self, capacity: room + HeaderTable.spare) { entries in
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 512) { memory in
            var table = HeaderTable(over: entries, and: memory)
            return body(&table)
        }
    }
}
