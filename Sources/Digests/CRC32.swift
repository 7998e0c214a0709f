/// CRC-32 as in zip, gzip and Ethernet (ISO/IEC 8802-3), polynomial 0x04c11db7.
public struct CRC32: Sendable {
    private static let tables = CRCTables<UInt32>(reversedPolynomial: 0xedb8_8320)
    private var remainder: UInt32 = 0xffff_ffff

    /// Begins the checksum of nothing.
    public init() {}

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) { remainder = CRC32.tables.updated(remainder, bytes) }

    /// Adds bytes; those that lie together in memory are read where they lie.
    @inlinable
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil {
            Array(bytes).withUnsafeBytes { update($0) }
        }
    }

    /// The checksum so far: `0xcbf43926` for the nine digits `123456789`.
    public var value: UInt32 { remainder ^ 0xffff_ffff }

    /// The checksum as four bytes, the highest first, as headers carry it.
    public func finalize() -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
}
