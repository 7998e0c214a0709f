/// CRC-64/NVME as in the NVM Express specification, polynomial 0xad93d23594c93659.
public struct CRC64NVME: Sendable {
    private static let tables = CRCTables<UInt64>(reversedPolynomial: 0x9a6c_9329_ac4b_c9b5)
    private var remainder: UInt64 = 0xffff_ffff_ffff_ffff

    /// Begins the checksum of nothing.
    public init() {}

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) { remainder = CRC64NVME.tables.updated(remainder, bytes) }

    /// Adds bytes; those that lie together in memory are read where they lie.
    @inlinable
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil {
            Array(bytes).withUnsafeBytes { update($0) }
        }
    }

    /// The checksum so far: `0xae8b14860a799888` for the nine digits `123456789`.
    public var value: UInt64 { remainder ^ 0xffff_ffff_ffff_ffff }

    /// The checksum as eight bytes, the highest first, as headers carry it.
    public func finalize() -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
}
