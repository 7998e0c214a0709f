import Testing
import WireFormats

/// What is read leniently, and what is an error with its place.
@Suite struct DamageTests {
    private func error(_ text: String, _ syntax: BodySyntax, _ read: (ShapeNode) throws -> Void = { _ in }) -> WireError? {
        error(Array(text.utf8), syntax, read)
    }

    private func error(_ bytes: [UInt8], _ syntax: BodySyntax, _ read: (ShapeNode) throws -> Void = { _ in }) -> WireError? {
        do {
            try withParsedBody(bytes, syntax, read)
            return nil
        } catch {
            return error as? WireError
        }
    }

    // MARK: JSON

    @Test(arguments: [
        (#"{"a": 1"#, WireError.Kind.cutShort, 1, 8),
        (#"{"a": "x"#, .cutShort, 1, 9),
        (#"{"a": tr"#, .cutShort, 1, 9),
        (#"{"a""#, .cutShort, 1, 5),
        ("[1,", .cutShort, 1, 4),
        ("{\"a\": 1,\n \"b\": }", .malformed, 2, 7),
        (#"{"a": 1} x"#, .malformed, 1, 10),
        (#"{"a": 01}"#, .malformed, 1, 7),
        (#"{"a": 1.}"#, .malformed, 1, 7),
        (#"{"a": "\x"}"#, .malformed, 1, 8),
        (#"{"a" 1}"#, .malformed, 1, 6),
        (#"{a: 1}"#, .malformed, 1, 2),
        ("{\"a\": \"\n\"}", .malformed, 1, 8),
        ("[1 2]", .malformed, 1, 4),
        ("[1}", .malformed, 1, 3),
        ("<html><body>Service Unavailable</body></html>", .otherKind, 1, 1),
        ("Internal Server Error", .malformed, 1, 1),
    ])
    func damagedJSONIsAnErrorWithItsPlace(_ text: String, _ kind: WireError.Kind, _ line: Int, _ column: Int) {
        let found = error(text, .json)
        #expect(found?.kind == kind, "\(found as Any)")
        #expect(found?.line == line)
        #expect(found?.column == column)
    }

    @Test func bytesThatAreNotUTF8AreDamage() {
        #expect(error([0x22, 0xC3, 0x28, 0x22], .json)?.kind == .malformed)
        #expect(error(Array("<a>".utf8) + [0xC3, 0x28] + Array("</a>".utf8), .xml) { _ = try $0.string() }?.kind == .malformed)
        #expect(error([0x62, 0xC3, 0x28], .cbor) { _ = try $0.string() }?.kind == .malformed)
    }

    /// RFC 8949, 3.4.4: a decimal fraction is an exponent and a mantissa, both integers. Anything else in their places is no number.
    @Test(
        arguments: [
            [0xC4, 0x82, 0x21, 0xF6], [0xC4, 0x82, 0xF6, 0x01], [0xC4, 0x82, 0x21, 0xC4, 0x82, 0x21, 0x01],
            [0xC4, 0x82, 0x21, 0xF9, 0x3C, 0],
            [0xC4, 0x82, 0xD4, 0xD4, 0xC4, 0x82, 0xD4, 0xD4, 0, 0, 0xF6], [0xE0], [0xF8, 0xFF], [0xD4, 0xF7],
        ] as [[UInt8]])
    func noNumberIsMadeOfOtherThings(_ bytes: [UInt8]) {
        #expect(error(bytes, .cbor) { _ = try $0.double() } != nil)
        #expect(error(bytes, .cbor) { _ = try $0.bigNumber() } != nil)
        #expect(error(bytes, .cbor) { _ = try $0.integer() } != nil)
    }

    @Test func decimalFractionsAreRead() throws {
        // 273.15 as the RFC writes it; then 2^64 as the mantissa, which is a big one.
        try withParsedBody([0xC4, 0x82, 0x21, 0x19, 0x6A, 0xB3], .cbor) { node in
            let number = try node.double()
            #expect(number == 273.15)
        }
        try withParsedBody([0xC4, 0x82, 0, 0xC2, 0x49, 1, 0, 0, 0, 0, 0, 0, 0, 0], .cbor) { node in
            let number = try node.bigNumber()
            #expect(number.description == "18446744073709551616")
        }
    }

    @Test func nestingIsBounded() {
        let levels = WireLimits.depth
        #expect(error(String(repeating: "[", count: levels) + String(repeating: "]", count: levels), .json) == nil)
        #expect(error(String(repeating: "[", count: levels + 1), .json)?.kind == .beyondLimit)
        let tags = (0...levels).map { _ in "<a>" }.joined()
        #expect(error(tags, .xml)?.kind == .beyondLimit)
        #expect(error([UInt8](repeating: 0x9F, count: levels + 1), .cbor)?.kind == .beyondLimit)
    }

    @Test func anEmptyBodyIsAnEmptyStructure() throws {
        for syntax in [BodySyntax.json, .xml, .cbor] {
            let read = try withParsedBody([], syntax) { try $0.string("a") }
            #expect(read == nil)
        }
        for syntax in [BodySyntax.json, .xml] {
            let read = try withParsedBody(Array(" \n".utf8), syntax) { try $0.string("a") }
            #expect(read == nil)
        }
    }

    // MARK: XML

    @Test(arguments: [
        ("<a><b>1</b>", WireError.Kind.cutShort),
        ("<a><b>1</b></a", .cutShort),
        ("<a", .cutShort),
        ("<a x=\"1", .cutShort),
        ("<a><!-- ", .cutShort),
        ("<a><![CDATA[x]]", .cutShort),
        ("<a></b>", .malformed),
        ("<a><b></a></b>", .malformed),
        ("<a/><b/>", .malformed),
        ("<a x=1/>", .malformed),
        ("<a x='1'y='2'/>", .malformed),
        ("<a>&unknown;</a>", .malformed),
        ("<a>&#0;</a>", .malformed),
        ("<a>&#x110000;</a>", .malformed),
        ("<a>&</a>", .malformed),
        ("<1a/>", .malformed),
        ("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", .malformed),
        ("<!DOCTYPE html><html></html>", .otherKind),
        ("<HTML><body/></HTML>", .otherKind),
        ("{\"a\": 1}", .otherKind),
        ("<a>x</a> y", .malformed),
    ])
    func damagedXMLIsAnError(_ text: String, _ kind: WireError.Kind) {
        let found = error(text, .xml)
        #expect(found?.kind == kind, "\(found as Any)")
    }

    @Test func attributesAreBounded() {
        let attributes = (0...WireLimits.attributes).map { " a\($0)=\"x\"" }.joined()
        #expect(error("<a\(attributes)/>", .xml)?.kind == .beyondLimit)
    }

    @Test func textOfXMLIsDecoded() throws {
        let xml = """
            <?xml version="1.0"?><!-- c --><r xmlns:p="u"><p:a>1 &lt; &#x32; &amp;&#65;</p:a><b><![CDATA[<x>&]]>]<!-- c --> y</b>\
            <c at='a"&apos;&#10;'> z\r\n</c><d/></r>
            """
        try withParsedBody(Array(xml.utf8), .xml) { (root: ShapeNode) throws in
            #expect(root.name == "r")
            #expect(try root.string("a") == "1 < 2 &A")
            #expect(try root.string("b") == "<x>&] y")
            #expect(try root.string("c") == " z\n")
            #expect(try root.child("c")?.string("at") == "a\"'\n")
            #expect(try root.string("d") == "")
            #expect(try root.string("e") == nil)
        }
    }

    // MARK: Kinds

    @Test func aValueOfTheWrongKindIsAnErrorWithItsPath() {
        let found = error(#"{"Results": [{"Id": "a"}, {"Id": {"x": 1}}]}"#, .json) { root in
            _ = try root.list("Results") { try $0.string("Id") }
        }
        #expect(found?.kind == .wrongValue)
        #expect(found?.path == "Results[1].Id")
        #expect(found?.description == "Results[1].Id: found an object, expected a text (line 1, column 34)")
        #expect(error(#"{"a": [1, "x"]}"#, .json) { _ = try $0.list("a") { try $0.integer() } }?.path == "a[1]")
        #expect(error(#"{"a": 1.5}"#, .json) { _ = try $0.integer("a") }?.kind == .wrongValue)
        #expect(error(#"{"a": "yes"}"#, .json) { _ = try $0.boolean("a") }?.kind == .wrongValue)
        #expect(error(#"{"a": "&"}"#, .json) { _ = try $0.blob("a") }?.kind == .wrongValue)
        #expect(error(#"{"a": {}}"#, .json) { _ = try $0.list("a") { $0.isNull } }?.kind == .wrongValue)
        #expect(error("[1]", .json) { _ = try $0.string("a") }?.kind == .wrongValue)
        #expect(error("<a><b>x</b></a>", .xml) { _ = try $0.child("b")?.string("c") }?.path == "b")
    }

    @Test func numbersAndTruthValuesMayComeAsTexts() throws {
        let json = #"{"i": "12", "j": 12.0, "k": 1.2e1, "d": "1.5", "f": "NaN", "n": "-Infinity", "b": "true", "t": 5, "z": null}"#
        try withParsedBody(Array(json.utf8), .json) { (root: ShapeNode) throws in
            #expect(try root.integer("i") == 12)
            #expect(try root.integer("j") == 12)
            #expect(try root.integer("k") == 12)
            #expect(try root.double("d") == 1.5)
            #expect(try root.double("f")?.isNaN == true)
            #expect(try root.float("n") == -.infinity)
            #expect(try root.boolean("b") == true)
            #expect(try root.timestamp("t") == Timestamp(secondsSinceEpoch: 5))
            #expect(try root.string("z") == nil)
        }
        #expect(throws: WireError.self) { try withParsedBody(Array(#"{"s": 5}"#.utf8), .json) { try $0.string("s") } }
    }

    @Test func integersReachAsFarAsSixtyFourBits() throws {
        let json = #"[9223372036854775807, -9223372036854775808, -0, 1]"#
        let read = try withParsedBody(Array(json.utf8), .json) { try $0.list { try $0.integer() } }
        #expect(read == [.max, .min, 0, 1])
        #expect(error("[9223372036854775808]", .json) { _ = try $0.list { try $0.integer() } }?.kind == .wrongValue)
        let big = try withParsedBody(Array("[92233720368547758080.50]".utf8), .json) { try $0.list { try $0.bigNumber().text } }
        #expect(big == ["92233720368547758080.50"])
    }

    // MARK: Order and absence

    @Test func membersAreFoundInAnyOrder() throws {
        let json = #"{"c": 3, "extra": {"a": 9}, "a": 1, "b\u0062": 2, "d": [4, null, 5]}"#
        try withParsedBody(Array(json.utf8), .json) { (root: ShapeNode) throws in
            #expect(try root.integer("a") == 1)
            #expect(try root.integer("bb") == 2)
            #expect(try root.integer("c") == 3)
            #expect(try root.integer("a") == 1)
            let dense = try root.list("d") { try $0.integer() }
            #expect(dense == [4, 5])
            let sparse = try root.sparseList("d") { try $0.integer() }
            #expect(sparse == [4, nil, 5])
            #expect(try root.integer("e") == nil)
        }
    }

    @Test func missingMembersAreReadAsEmptyAndNoted() throws {
        try withParsedBody(Array(#"{"List": [{"Id": "a"}, {}]}"#.utf8), .json) { (root: ShapeNode) throws in
            let ids = try root.list("List") { item in try item.string("Id") ?? item.missing("Id", "") }
            #expect(ids == ["a", ""])
            let inner = root.missing("Inner")
            #expect(try inner.string("X") == nil)
            #expect(root.missingMembers == ["List[1].Id", "Inner"])
        }
    }

    @Test func unionsGiveTheMemberThatTheyHold() throws {
        func member(_ json: String) throws -> String { try withParsedBody(Array(json.utf8), .json) { try $0.unionMember() } }
        #expect(try member(#"{"__type": "x", "a": null, "b": 1}"#) == "b")
        #expect(try member("{}") == "")
    }

    @Test func aTapeInUseIsNotTakenTwice() throws {
        try withParsedBody(Array("[1]".utf8), .json) { (outer: ShapeNode) throws in
            let inner = try withParsedBody(Array("[2, 3]".utf8), .json) { try $0.list { try $0.integer() } }
            #expect(inner == [2, 3])
            let own = try outer.list { try $0.integer() }
            #expect(own == [1])
        }
    }
}
