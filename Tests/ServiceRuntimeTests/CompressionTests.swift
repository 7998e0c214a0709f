import BodyTraits
import ServiceRuntime
import Testing
import WireFormats

@Suite struct CompressionTests {
    @Test(
        arguments: [
            [], [1], Array("abc".utf8), Array(repeating: 7, count: 100_000),
            Array((0..<70_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }),
            Array(String(repeating: "The quick brown fox jumps over the lazy dog. ", count: 900).utf8),
        ] as [[UInt8]])
    func compressedBodiesUnpackToTheSameBytes(_ bytes: [UInt8]) async throws {
        var traits = OperationTraits()
        traits.compression = Gzip.self
        let transport = ScriptedTransport { _ in HTTPResponse(status: 200) }
        let core = Mail.core(transport, .restJSON, environment: ["AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES": "1"])
        _ = try await core.perform(
            "Put", traits: traits,
            request: { endpoint in
                let request = RequestBuilder(.put, "/", operation: "Put", service: core.service, endpoint: endpoint)
                request.header("Content-Encoding", "custom")
                request.payload(blob: Blob(bytes))
                return try request.finish()
            }, parse: { _ in 0 })
        let request = try #require(transport.requests.first)
        let body = try await request.body.collect(upTo: 1 << 20)
        guard !bytes.isEmpty else {
            #expect(body.isEmpty)
            #expect(request.headers["Content-Encoding"] == "custom")
            return
        }
        #expect(request.headers["Content-Encoding"] == "custom, gzip")
        #expect(try Inflater.gunzip(body) == bytes)
        #expect(body.count < bytes.count + 24)
        if bytes.count == 100_000 { #expect(body.count < 1_000) }
    }

    @Test(arguments: [[], [1], [70_000], [3, 0, 200_000, 65_536, 1]])
    func streamsAreCompressedOnTheirWay(_ sizes: [Int]) async throws {
        var traits = OperationTraits()
        traits.compression = Gzip.self
        let transport = ScriptedTransport { _ in HTTPResponse(status: 200) }
        let core = Mail.core(transport, .restJSON)
        let pieces = sizes.map { size in (0..<size).map { UInt8(truncatingIfNeeded: $0 / 7 &* ($0 / 1000)) } }
        let stream = ByteStream(length: sizes.reduce(0, +)) {
            let place = Place()
            return { await place.next().flatMap { $0 < pieces.count ? pieces[$0] : nil } }
        }
        #expect(stream.isReplayable)
        _ = try await core.perform(
            "Put", traits: traits,
            request: { endpoint in
                let request = RequestBuilder(.put, "/", operation: "Put", service: core.service, endpoint: endpoint)
                request.payload(stream: stream)
                return try request.finish()
            }, parse: { _ in 0 })
        let request = try #require(transport.requests.first)
        #expect(request.headers["Content-Encoding"] == "gzip")
        #expect(request.body.count == nil)
        // Twice: a stream that can be read again stays one.
        for _ in 0..<2 {
            guard case .stream(let sent) = request.body else { throw Inflater.Damage() }
            let packed = try await sent.collect()
            #expect(try Inflater.gunzip(packed) == pieces.flatMap { $0 })
            if sizes == [70_000] { #expect(packed.count < 35_000) }
        }
    }

    @Test func bodiesBelowTheThresholdGoAsTheyAre() async throws {
        var traits = OperationTraits()
        traits.compression = Gzip.self
        let transport = ScriptedTransport { _ in HTTPResponse(status: 200) }
        let core = Mail.core(transport, .restJSON)
        _ = try await core.perform(
            "Put", traits: traits,
            request: { endpoint in
                let request = RequestBuilder(.put, "/", operation: "Put", service: core.service, endpoint: endpoint)
                request.payload(blob: Blob([UInt8](repeating: 1, count: 10_239)))
                return try request.finish()
            }, parse: { _ in 0 })
        let request = try #require(transport.requests.first)
        #expect(request.headers["Content-Encoding"] == nil)
        #expect(request.body.count == 10_239)
    }
}

private actor Place {
    private var count = -1
    func next() -> Int? {
        count += 1
        return count
    }
}

/// Unpacks gzip with stored blocks and blocks of fixed codes (RFC 1951, RFC 1952), written from the specification alone.
private struct Inflater {
    struct Damage: Error {}
    private var bytes: [UInt8]
    private var position = 10
    private var bit = 0

    static func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
        guard bytes.count >= 18, bytes.starts(with: [0x1F, 0x8B, 8, 0]) else { throw Damage() }
        var inflater = Inflater(bytes: bytes)
        let result = try inflater.inflate()
        if inflater.bit > 0 { inflater.position += 1 }
        let trailer = Array(bytes[inflater.position...])
        guard trailer.count == 8, trailer[4..<8].reversed().reduce(0, { $0 << 8 | Int($1) }) == result.count else { throw Damage() }
        guard trailer[0..<4].reversed().reduce(UInt32(0), { $0 << 8 | UInt32($1) }) == checksum(result) else { throw Damage() }
        return result
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// CRC-32, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
    }

    private mutating func take(_ count: Int) throws -> Int {
        var value = 0
        for place in 0..<count {
            guard position < bytes.count else { throw Damage() }
            value |= Int(bytes[position] >> UInt8(bit) & 1) << place
            bit += 1
            if bit == 8 { (bit, position) = (0, position + 1) }
        }
        return value
    }

    private mutating func inflate() throws -> [UInt8] {
        var result: [UInt8] = []
        while true {
            let isLast = try take(1) == 1
            switch try take(2) {
            case 0:
                if bit > 0 { (bit, position) = (0, position + 1) }
                let length = try take(16)
                guard try take(16) == length ^ 0xFFFF else { throw Damage() }
                for _ in 0..<length { result.append(UInt8(try take(8))) }
            case 1: try fixedBlock(&result)
            default: throw Damage()
            }
            if isLast { return result }
        }
    }

    private mutating func fixedBlock(_ result: inout [UInt8]) throws {
        let lengths = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
        let lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
        let distances = [
            1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289,
            16385,
            24577,
        ]
        while true {
            let symbol = try fixedSymbol()
            if symbol == 256 { return }
            if symbol < 256 {
                result.append(UInt8(symbol))
                continue
            }
            guard symbol <= 285 else { throw Damage() }
            let length = lengths[symbol - 257] + (try take(lengthBits[symbol - 257]))
            var code = 0
            for _ in 0..<5 { code = code << 1 | (try take(1)) }
            guard code < 30 else { throw Damage() }
            let distance = distances[code] + (try take(max(code / 2 - 1, 0)))
            guard distance <= result.count else { throw Damage() }
            for _ in 0..<length { result.append(result[result.count - distance]) }
        }
    }

    private mutating func fixedSymbol() throws -> Int {
        var code = 0
        for length in 1...9 {
            code = code << 1 | (try take(1))
            switch (length, code) {
            case (7, 0...0x17): return 256 + code
            case (8, 0x30...0xBF): return code - 0x30
            case (8, 0xC0...0xC7): return 280 + code - 0xC0
            case (9, 0x190...0x1FF): return 144 + code - 0x190
            default: continue
            }
        }
        throw Damage()
    }
}
