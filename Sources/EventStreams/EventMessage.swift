internal import Digests
public import WireFormats

/// One message of an event stream (`application/vnd.amazon.eventstream`): typed headers and a payload, guarded by two checksums.
public struct EventMessage: Sendable, Hashable {
    /// A header with its value.
    public struct Header: Sendable, Hashable {
        public var name: String
        public var value: EventHeaderValue

        public init(_ name: String, _ value: EventHeaderValue) {
            self.name = name
            self.value = value
        }
    }

    public var headers: [Header]
    public var payload: [UInt8]

    /// A message of headers and payload.
    public init(headers: [Header] = [], payload: [UInt8] = []) {
        self.headers = headers
        self.payload = payload
    }

    /// The value of the first header of a name.
    public subscript(name: String) -> EventHeaderValue? { headers.first { $0.name == name }?.value }

    /// The text of the first header of a name, if it is one.
    public func text(_ name: String) -> String? {
        if case .string(let text)? = self[name] { return text }
        return nil
    }
}

/// The value of an event's header.
public enum EventHeaderValue: Sendable, Hashable {
    case boolean(Bool)
    case byte(Int8)
    case short(Int16)
    case integer(Int32)
    case long(Int64)
    case bytes([UInt8])
    case string(String)
    /// To the millisecond.
    case timestamp(Timestamp)
    /// Sixteen bytes.
    case uuid([UInt8])
}

// MARK: - Bytes

extension EventMessage {
    /// The most that a message may hold, as the format's own limits are.
    static var headerLimit: Int { 128 * 1024 }
    static var payloadLimit: Int { 24 * 1024 * 1024 }
    /// Two lengths, their checksum, and the checksum of all.
    private static var frame: Int { 16 }

    /// The message as it goes over the wire.
    public func encoded() throws(WireError) -> [UInt8] {
        var headerBytes: [UInt8] = []
        for header in headers { try append(header, to: &headerBytes) }
        guard headerBytes.count <= Self.headerLimit else {
            throw WireError(
                .beyondLimit, "the headers of an event have \(headerBytes.count) bytes; at most \(Self.headerLimit) can be sent")
        }
        guard payload.count <= Self.payloadLimit else {
            throw WireError(.beyondLimit, "the payload of an event has \(payload.count) bytes; at most \(Self.payloadLimit) can be sent")
        }
        let total = Self.frame + headerBytes.count + payload.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(total)
        bytes.append(bigEndian: UInt64(total), bytes: 4)
        bytes.append(bigEndian: UInt64(headerBytes.count), bytes: 4)
        bytes.append(bigEndian: UInt64(Self.checksum(bytes)), bytes: 4)
        bytes += headerBytes
        bytes += payload
        bytes.append(bigEndian: UInt64(Self.checksum(bytes)), bytes: 4)
        return bytes
    }

    /// How many bytes the message that begins here has; nil while fewer than eight are there.
    static func length(_ bytes: UnsafeBufferPointer<UInt8>) throws(WireError) -> Int? {
        guard bytes.count >= 8 else { return nil }
        let total = Int(clamping: bigEndian(bytes, 0, 4))
        let headers = Int(clamping: bigEndian(bytes, 4, 4))
        guard headers <= headerLimit, total >= frame + headers, total - frame - headers <= payloadLimit else {
            throw WireError(
                .malformed, "an event states \(total) bytes with \(headers) bytes of headers, which no event can have", at: 0, in: bytes)
        }
        return total
    }

    /// Reads the one message that the bytes are.
    public init(_ bytes: [UInt8]) throws(WireError) {
        let result: Result<EventMessage, WireError> = bytes.withUnsafeBufferPointer { bytes in
            Result { () throws(WireError) -> EventMessage in try EventMessage(bytes) }
        }
        self = try result.get()
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(WireError) {
        guard let total = try Self.length(bytes), total == bytes.count else {
            throw WireError(.cutShort, "an event ends in the middle", at: bytes.count, in: bytes)
        }
        guard Self.checksum(UnsafeBufferPointer(rebasing: bytes[0..<8])) == UInt32(truncatingIfNeeded: Self.bigEndian(bytes, 8, 4)) else {
            throw WireError(.wrongChecksum, "the checksum of an event's lengths does not fit", at: 8, in: bytes)
        }
        let end = total - 4
        guard Self.checksum(UnsafeBufferPointer(rebasing: bytes[0..<end])) == UInt32(truncatingIfNeeded: Self.bigEndian(bytes, end, 4))
        else {
            throw WireError(.wrongChecksum, "the checksum of an event does not fit", at: end, in: bytes)
        }
        let headerEnd = 12 + Int(Self.bigEndian(bytes, 4, 4))
        headers = []
        var position = 12
        while position < headerEnd { headers.append(try Self.header(bytes, &position, headerEnd)) }
        payload = Array(bytes[headerEnd..<end])
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBufferPointer { checksum($0) } }

    private static func checksum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var sum = CRC32()
        sum.update(UnsafeRawBufferPointer(bytes))
        return sum.value
    }

    private static func bigEndian(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> UInt64 {
        bytes[start..<start + count].reduce(0) { $0 << 8 | UInt64($1) }
    }

    // MARK: Headers

    private func append(_ header: Header, to bytes: inout [UInt8]) throws(WireError) {
        let name = Array(header.name.utf8)
        guard !name.isEmpty, name.count <= 255 else {
            throw WireError(.unwritable, "the name of an event's header has \(name.count) bytes, expected 1 to 255")
        }
        bytes.append(UInt8(name.count))
        bytes += name
        switch header.value {
        case .boolean(let value): bytes.append(value ? 0 : 1)
        case .byte(let value):
            bytes.append(2)
            bytes.append(UInt8(bitPattern: value))
        case .short(let value):
            bytes.append(3)
            bytes.append(bigEndian: UInt64(UInt16(bitPattern: value)), bytes: 2)
        case .integer(let value):
            bytes.append(4)
            bytes.append(bigEndian: UInt64(UInt32(bitPattern: value)), bytes: 4)
        case .long(let value):
            bytes.append(5)
            bytes.append(bigEndian: UInt64(bitPattern: value), bytes: 8)
        case .bytes(let value):
            bytes.append(6)
            try append(value, header.name, to: &bytes)
        case .string(let value):
            bytes.append(7)
            try append(Array(value.utf8), header.name, to: &bytes)
        case .timestamp(let value):
            bytes.append(8)
            let (milliseconds, overflow) = value.secondsSinceEpoch.multipliedReportingOverflow(by: 1_000)
            guard !overflow else { throw WireError(.unwritable, "the time in the header '\(header.name)' is out of reach") }
            bytes.append(bigEndian: UInt64(bitPattern: milliseconds &+ Int64(value.nanoseconds / 1_000_000)), bytes: 8)
        case .uuid(let value):
            guard value.count == 16 else {
                throw WireError(.unwritable, "the UUID in the header '\(header.name)' has \(value.count) bytes")
            }
            bytes.append(9)
            bytes += value
        }
    }

    private func append(_ value: [UInt8], _ name: String, to bytes: inout [UInt8]) throws(WireError) {
        guard value.count <= Int(Int16.max) else {
            throw WireError(.beyondLimit, "the header '\(name)' of an event has \(value.count) bytes; at most 32767 can be sent")
        }
        bytes.append(bigEndian: UInt64(value.count), bytes: 2)
        bytes += value
    }

    private static func header(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ end: Int) throws(WireError) -> Header {
        let start = position
        func take(_ count: Int) throws(WireError) -> UnsafeBufferPointer<UInt8> {
            guard end - position >= count else {
                throw WireError(.malformed, "a header of an event is longer than the headers are", at: start, in: bytes)
            }
            defer { position += count }
            return UnsafeBufferPointer(rebasing: bytes[position..<position + count])
        }
        func number(_ count: Int) throws(WireError) -> UInt64 { bigEndian(try take(count), 0, count) }
        let name = String(validating: try take(Int(try number(1))), as: UTF8.self)
        guard let name, !name.isEmpty else { throw WireError(.malformed, "a header of an event has no name", at: start, in: bytes) }
        let value: EventHeaderValue
        switch try number(1) {
        case 0: value = .boolean(true)
        case 1: value = .boolean(false)
        case 2: value = .byte(Int8(truncatingIfNeeded: try number(1)))
        case 3: value = .short(Int16(truncatingIfNeeded: try number(2)))
        case 4: value = .integer(Int32(truncatingIfNeeded: try number(4)))
        case 5: value = .long(Int64(bitPattern: try number(8)))
        case 6: value = .bytes(Array(try take(Int(try number(2)))))
        case 7:
            guard let text = String(validating: try take(Int(try number(2))), as: UTF8.self) else {
                throw WireError(.malformed, "the header '\(name)' of an event is not UTF-8", at: start, in: bytes)
            }
            value = .string(text)
        case 8:
            let milliseconds = Int64(bitPattern: try number(8))
            let rest = (milliseconds % 1_000 + 1_000) % 1_000
            value = .timestamp(Timestamp(secondsSinceEpoch: (milliseconds - rest) / 1_000, nanoseconds: Int32(rest) * 1_000_000))
        case 9: value = .uuid(Array(try take(16)))
        case let kind: throw WireError(.malformed, "the header '\(name)' of an event is of the unknown kind \(kind)", at: start, in: bytes)
        }
        return Header(name, value)
    }
}

extension [UInt8] {
    /// Appends the lowest bytes of a number, the highest of them first.
    fileprivate mutating func append(bigEndian value: UInt64, bytes: Int) {
        for place in stride(from: (bytes - 1) * 8, through: 0, by: -8) { append(UInt8(truncatingIfNeeded: value >> UInt64(place))) }
    }
}
