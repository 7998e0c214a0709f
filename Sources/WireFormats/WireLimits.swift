/// How much of what a body may hold.
public enum WireLimits {
    /// How deep values may nest.
    public static var depth: Int { 512 }
    /// How many attributes an XML element may have.
    public static var attributes: Int { 256 }
    /// How many bytes a body may have, less one: places in it are kept in 32 bits.
    public static var bytes: Int { Int(clamping: 0xFFFF_FFFF as UInt32) }
    /// How many bytes a name may have, less one.
    static var nameBytes: Int { 1 &<< 24 }
}
