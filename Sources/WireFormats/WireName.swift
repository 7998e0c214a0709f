/// A name as it stands on the wire: bytes that outlive everything, from a literal or from the text of a schema.
struct WireName: @unchecked Sendable {  // the bytes are constant and never freed while a holder lives
    let start: UnsafePointer<UInt8>
    let count: Int

    @inline(__always)
    init(_ literal: StaticString) {
        start = literal.utf8Start
        count = literal.utf8CodeUnitCount
    }

    init(start: UnsafePointer<UInt8>, count: Int) {
        self.start = start
        self.count = count
    }

    @inline(__always)
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
