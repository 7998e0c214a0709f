import Documents
import EventStreams
import Testing
import UntypedCalls
import Values
import WireFormats

/// Bodies with a few bytes changed, cut, doubled: whatever comes, it is read or refused, and never traps. The sequence is always the same.
@Suite struct MutationTests {
    static let json =
        #"{"a":[1,2.5e3,-0,"x\u00e9\ud83d\ude00\n",true,null],"b":{"Id":"12","Timestamp":1.5E9,"é":"ü"},"m":{"k":"v"},"l":["aGk=","NaN"]}"#
    static let xml = """
        <?xml version="1.0"?><!DOCTYPE r><r xmlns="u" a="1&amp;"><l>1</l><l>x &lt;<![CDATA[z]]></l><m><key>k</key><value>v</value></m>\
        <Id/><!-- c --><p:a b='2'><b>2015-01-25T08:00:00Z</b></p:a><Timestamp>é&#x41;</Timestamp></r>
        """
    static let cbor: [UInt8] = [
        0xBF, 0x61, 0x61, 0x9F, 1, 0x39, 1, 0, 0xC1, 0xFB, 0x41, 0xD4, 0xD7, 0xFB, 0xF3, 0x80, 0, 0, 0xF9, 0x3E, 0, 0xC2, 0x49, 1, 0, 0, 0,
        0, 0,
        0, 0, 0, 0xC4, 0x82, 0x21, 0x19, 0x6A, 0xB3, 0xFF, 0x7F, 0x61, 0x6D, 0x61, 0x6D, 0xFF, 0xA1, 0x61, 0x6B, 0x5F, 0x42, 1, 2, 0xFF,
        0xFF,
    ]
    static let schema = """
        service\tS\trestJson1\tversion=1\noperation\tO\tPOST\t/\tin=A\nstructure\tA\n\ta\tL\trequired\n\tId\tS\twire=Id\n\tb\tA\n\tm\tM\n\
        list\tL\n\tmember\tD\nstring\tS\tmin=1\ndocument\tD\nmap\tM\n\tkey\tS\n\tvalue\tS\nenumeration\tE\n\tx\n
        """

    @Test(arguments: [(Array(json.utf8), BodySyntax.json), (Array(xml.utf8), .xml), (cbor, .cbor)])
    func changedBodiesAreReadOrRefused(_ body: [UInt8], _ syntax: BodySyntax) throws {
        try withParsedBody(body, syntax) { try Self.readEverything($0, 0) }
        var changes = Changes()
        for _ in 0..<3_000 { try? withParsedBody(changes.changed(body), syntax) { try Self.readEverything($0, 0) } }
    }

    @Test func changedEventsAreReadOrRefused() throws {
        let message = EventMessage(headers: [.init(":event-type", .string("x")), .init("n", .integer(5))], payload: Array("hi".utf8))
        let bytes = try message.encoded()
        var changes = Changes()
        for _ in 0..<3_000 {
            let changed = changes.changed(bytes)
            if changed != bytes { #expect(throws: WireError.self) { try EventMessage(changed) } }
        }
    }

    @Test func changedSchemasAreReadOrRefused() throws {
        let value = try Document(json: Self.json).value
        var changes = Changes()
        for _ in 0..<1_000 {
            let text = String(decoding: changes.changed(Array(Self.schema.utf8)), as: UTF8.self)
            guard let schema = try? Schema(text: text) else { continue }
            for shape in schema.shapes {
                _ = shape.members.map { ($0.location, $0.kind, $0.wireName, $0.fact("wire")) }
                try? withParsedBody(Array(Self.json.utf8), .json) { _ = try schema.decode($0, as: shape) }
                var encoder = ShapeEncoder.json()
                schema.encode(value, as: shape, into: &encoder)
                _ = try? encoder.finish()
            }
        }
    }

    private static func readEverything(_ node: ShapeNode, _ depth: Int) throws {
        _ = (node.path, node.name, node.rawText, node.missing("none", 0))
        _ = try? node.document()
        _ = try? node.string()
        _ = try? node.integer()
        _ = try? node.double()
        _ = try? node.boolean()
        _ = try? node.timestamp()
        _ = try? node.blob()
        _ = try? node.bigNumber()
        _ = try? node.jsonText()
        _ = try? node.string("Id")
        _ = try? node.timestamp("Timestamp")
        _ = try? node.unionMember()
        guard depth < 4 else { return }
        _ = try? node.list { try readEverything($0, depth + 1) }
        _ = try? node.map { try readEverything($0, depth + 1) }
        _ = try? node.list("l", flattened: true) { try readEverything($0, depth + 1) }
        _ = try? node.map("m", flattened: true) { try readEverything($0, depth + 1) }
    }
}

/// A sequence of small changes that is the same in every run.
private struct Changes {
    private var state: UInt64 = 88_172_645_463_325_252

    private mutating func below(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(max(limit, 1)))
    }

    mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...below(4) where !bytes.isEmpty {
            let place = below(bytes.count)
            switch below(6) {
            case 0: bytes[place] = UInt8(below(256))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(UInt8(below(256)), at: place)
            case 3: bytes.removeLast(bytes.count - place)
            case 4: bytes.insert(contentsOf: bytes[place..<min(place + below(20), bytes.count)], at: below(bytes.count))
            default: bytes[place] = Array("<>&;\"'{}[],:\\/!-?=0x9eE.".utf8)[below(24)]
            }
        }
        return bytes
    }
}
