import Testing
import WireFormats

private struct Destination: EncodableShape {
    var to: [String]
    func encode(into shape: inout ShapeEncoder) {
        shape.list("ToAddresses", to) { shape, item in shape.string(item) }
    }
}

private struct Message: EncodableShape, DecodableShape {
    var text: String?
    var tags: [String: String]?
    var when: Timestamp?
    init(text: String? = nil, tags: [String: String]? = nil, when: Timestamp? = nil) {
        self.text = text
        self.tags = tags
        self.when = when
    }
    init(from node: ShapeNode) throws {
        text = try node.string("T")
        tags = try node.map("Tags") { try $0.string() }
        when = try node.timestamp("When")
    }
    func encode(into shape: inout ShapeEncoder) {
        shape.string("T", text)
        shape.map("Tags", tags) { shape, value in shape.string(value) }
        shape.timestamp("When", when)
    }
}

@Suite struct EncoderTests {
    private func text(_ shape: consuming ShapeEncoder, _ value: some EncodableShape) throws -> String {
        value.encode(into: &shape)
        return String(decoding: try shape.finish(), as: UTF8.self)
    }

    @Test func queryNumbersTheItemsOfLists() throws {
        let body = try text(.query(action: "SendEmail", version: "2010-12-01"), Destination(to: ["a@b.c", "d e"]))
        #expect(body == "Action=SendEmail&Version=2010-12-01&ToAddresses.member.1=a%40b.c&ToAddresses.member.2=d+e")
    }

    @Test func oneShapeServesEveryFormat() throws {
        let message = Message(text: "a<\"é", tags: ["k": "v"], when: Timestamp(secondsSinceEpoch: 0))
        #expect(try text(.json(), message) == #"{"T": "a<\"\u00e9", "Tags": {"k": "v"}, "When": 0}"#)
        #expect(
            try text(.xml(root: "M"), message)
                == #"<M><T>a&lt;"é</T><Tags><entry><key>k</key><value>v</value></entry></Tags><When>1970-01-01T00:00:00Z</When></M>"#)
        #expect(
            "\(message)" == """
                {
                    "T": "a<\\"é",
                    "Tags": {
                        "k": "v"
                    },
                    "When": "1970-01-01T00:00:00Z"
                }
                """)
    }

    @Test func whatIsWrittenReadsBack() throws {
        let message = Message(
            text: "a<\"é\u{1F600}", tags: ["k": "v", "": "x"], when: Timestamp(secondsSinceEpoch: 5, nanoseconds: 250_000_000))
        for syntax in [BodySyntax.json, .xml, .cbor] {
            var shape =
                switch syntax {
                case .json: ShapeEncoder.json()
                case .xml: ShapeEncoder.xml(root: "M")
                case .cbor: ShapeEncoder.cbor()
                }
            message.encode(into: &shape)
            let read = try withParsedBody(try shape.finish(), syntax) { try Message(from: $0) }
            #expect(read.text == message.text)
            #expect(read.tags == message.tags)
            #expect(read.when == message.when)
        }
    }
}
