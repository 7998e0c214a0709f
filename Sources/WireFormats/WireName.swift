/// A name as it stands on the wire: bytes that outlive everything, from a literal or from the text of a schema.
package struct WireName: @unchecked Sendable {  // the bytes are constant and never freed while a holder lives
    package let start: UnsafePointer<UInt8>
    package let count: Int

    @inline(__always)
    package init(_ literal: StaticString) {
        start = literal.utf8Start
        count = literal.utf8CodeUnitCount
    }

    package init(start: UnsafePointer<UInt8>, count: Int) {
        self.start = start
        self.count = count
    }

    /// A name that holds as long as the bytes.
    package init(bytes: UnsafeBufferPointer<UInt8>) {
        start = bytes.baseAddress ?? WireName("").start
        count = bytes.count
    }

    @inline(__always)
    package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
}
