public import WireFormats

/// A checksum that is computed piece by piece.
public protocol BodyChecksum: Sendable {
    /// What services call it, such as `CRC32`.
    var name: String { get }
    /// The header that carries it.
    var header: String { get }
    /// How many characters its base 64 has.
    var length: Int { get }
    /// The checksum of all bytes so far, in base 64.
    var base64: String { get }
    /// Adds bytes.
    mutating func update(_ bytes: [UInt8])
}

/// How an operation's bodies are protected by checksums: what a call has to know of them that it does not compute itself.
///
/// Only operations with checksums name one, so that programs without them are built without their code.
public protocol BodyChecksums: Sendable {
    /// Adds the checksum that the operation demands, or that it supports and the caller wants.
    func add(to request: inout HTTPRequest, _ wishes: ChecksumWishes) throws
    /// The checksum that a header of that name carries.
    func checksum(header: String) -> (any BodyChecksum)?
    /// The checksum that a reply names, with its value, if it is one that is computed here.
    func named(in headers: HTTPHeaders) -> (checksum: any BodyChecksum, value: String)?
}

/// What settings and service say about an operation's checksums.
public struct ChecksumWishes: Sendable {
    /// Whether requests have one where it is supported but not demanded.
    public var sendsOptional: Bool
    /// Whether replies are asked for one.
    public var verifiesOptional: Bool
    /// Whether a checksum can go behind a streamed body.
    public var takesTrailers: Bool
    /// The service, which says how such a body is framed.
    public var service: ServiceDescription
}

/// A form in which bodies are compressed.
public protocol BodyCompression: Sendable {
    /// Its name in `Content-Encoding`.
    static var encoding: String { get }
    /// The compressed form of the bytes.
    static func compress(_ bytes: [UInt8]) -> [UInt8]
    /// The compressed form of a stream, made while it is read.
    static func compress(_ stream: ByteStream) -> ByteStream
}
