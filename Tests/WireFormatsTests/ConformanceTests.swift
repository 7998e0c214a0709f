import Testing
import Values
import WireFormats

/// The bodies of the protocol suites, through the schema's walk; places outside of bodies are the client's business.
@Suite(
    .enabled(
        if: ConformanceSuite.folder != nil || ConformanceSuite.isRequired, "SHAPESMITH_CONFORMANCE names no folder with protocol suites")
)
struct ConformanceTests {
    @Test func theSuitesAreThere() {
        #expect(!ConformanceSuite.all("input").isEmpty)
        #expect(!ConformanceSuite.all("output").isEmpty)
    }

    @Test(arguments: ConformanceSuite.all("input"))
    func inputsAreWrittenAsTheSuiteExpects(_ suite: ConformanceSuite) throws {
        let schema = try suite.schema()
        for one in suite.cases {
            let id = one["id"]?.string ?? ""
            guard let expected = one["serialized"]?["body"]?.string, let input = one["given"]?["input"]?["shape"]?.string,
                let shape = schema.shape(input)
            else { continue }
            if shape.payload?.isRawPayload ?? false { continue }
            var value = suite.value(one["params"] ?? [:], input)
            if one["given"]?["requestcompression"] != nil { continue }
            // The client makes up tokens; the suites expect this one.
            for member in shape.members where member.isIdempotencyToken && member.location == .body && value[member.name] == nil {
                guard var map = value.map else { continue }
                map[member.name] = "00000000-0000-4000-8000-000000000000"
                value = .map(map)
            }
            let body = try self.body(suite, schema, one, shape, value)
            switch suite.wireProtocol {
            case .awsQuery, .ec2Query:
                #expect(fields(body) == fields(Array(expected.utf8)), "\(id)")
            case .restXML:
                if expected.isEmpty { continue }
                #expect(try XMLTree(body) == XMLTree(Array(expected.utf8)), "\(id): \(String(decoding: body, as: UTF8.self))")
            case .rpcv2CBOR:
                guard let bytes = Blob(base64: expected)?.bytes else { continue }
                let read = try withParsedBody(body, .cbor) { try $0.document().value }
                let wanted = try withParsedBody(bytes, .cbor) { try $0.document().value }
                #expect(canonical(read) == canonical(wanted), "\(id)")
            case .awsJSON10, .awsJSON11, .restJSON, .http:
                if expected.isEmpty { continue }
                let read = try Document(json: String(decoding: body, as: UTF8.self)).value
                #expect(try canonical(read) == canonical(Document(json: expected).value), "\(id)")
            }
        }
    }

    private func body(_ suite: ConformanceSuite, _ schema: Schema, _ one: Value, _ shape: SchemaShape, _ value: Value) throws -> [UInt8] {
        let operation = one["given"]?["name"]?.string ?? ""
        var target = shape
        var content = value
        if let payload = shape.payload, suite.wireProtocol == .restJSON || suite.wireProtocol == .restXML {
            content = value[payload.name] ?? [:]
            target = payload.shape
            if payload.kind != .structure && payload.kind != .union {
                var encoder = ShapeEncoder.jsonValue()
                schema.encodeElement(content, as: payload, into: &encoder)
                return try encoder.finish()
            }
        }
        var encoder: ShapeEncoder
        switch suite.wireProtocol {
        case .awsQuery: encoder = .query(action: operation, version: suite.metadata["apiVersion"]?.string ?? "")
        case .ec2Query: encoder = .ec2Query(action: operation, version: suite.metadata["apiVersion"]?.string ?? "")
        case .restXML:
            let payload = shape.payload.flatMap { payload in payload.wireName == payload.name ? nil : payload.wireName }
            let root = payload ?? target.fact("xml") ?? (shape.payload == nil ? one["given"]?["input"]?["locationName"]?.string : nil)
            encoder = .xml(root: root ?? target.name)
        case .rpcv2CBOR: encoder = .cbor()
        case .awsJSON10, .awsJSON11, .restJSON, .http: encoder = .json()
        }
        schema.encode(content, as: target, into: &encoder)
        return try encoder.finish()
    }

    /// The fields of a form, in any order.
    private func fields(_ body: [UInt8]) -> [String] {
        String(decoding: body, as: UTF8.self).split(separator: "&").map { String($0).replacing("%20", with: "+") }.sorted()
    }

    @Test(arguments: ConformanceSuite.all("output"))
    func repliesAreReadAsTheSuiteExpects(_ suite: ConformanceSuite) throws {
        let schema = try suite.schema()
        for one in suite.cases {
            let id = one["id"]?.string ?? ""
            let text = one["response"]?["body"]?.string ?? ""
            var bytes = Array(text.utf8)
            if suite.wireProtocol == .rpcv2CBOR { bytes = Blob(base64: text)?.bytes ?? [] }
            // Payloads that are no JSON or XML go to the client as they are.
            if let output = one["given"]?["output"]?["shape"]?.string, let payload = schema.shape(output)?.payload, payload.isRawPayload {
                continue
            }
            guard let expected = one["result"], let output = one["given"]?["output"]?["shape"]?.string, let shape = schema.shape(output)
            else { continue }
            var wanted = suite.value(expected, output).map ?? [:]
            for member in shape.members where member.location != .body && member.location != .payload { wanted[member.name] = nil }
            let read: Value = try withParsedBody(bytes, suite.wireProtocol.replySyntax) { root in
                let node = try outputNode(root, suite, one)
                guard let payload = shape.payload, suite.wireProtocol != .rpcv2CBOR else { return try schema.decode(node, as: shape) }
                if bytes.isEmpty { return [:] }
                return .map([payload.name: try schema.decodeElement(root, as: payload)])
            }
            #expect(canonical(read) == canonical(.map(wanted)), "\(id)")
        }
    }

    /// Query replies hold their output in an element named after the operation.
    private func outputNode(_ root: ShapeNode, _ suite: ConformanceSuite, _ one: Value) throws -> ShapeNode {
        guard suite.wireProtocol == .awsQuery else { return root }
        var found: ShapeNode?
        _ = try root.list { if $0.name == (one["given"]?["name"]?.string ?? "") + "Result" { found = $0 } }
        return found ?? root
    }
}

extension SchemaMember {
    /// Whether the payload is no JSON or XML.
    fileprivate var isRawPayload: Bool { [.blob, .string, .enumeration].contains(kind) }
}

/// An XML document for comparison: elements in any order, white space between them left out.
struct XMLTree: Equatable, CustomStringConvertible {
    var text: String

    init(_ bytes: [UInt8]) throws {
        let parser = XMLTreeParser(Array(String(decoding: bytes, as: UTF8.self)))
        text = try parser.element()
    }

    var description: String { text }
}

/// A reader of the XML that suites and encoder write: elements, attributes, the predefined entities.
private final class XMLTreeParser {
    private let text: [Character]
    private var position = 0

    init(_ text: [Character]) { self.text = text }

    func element() throws -> String {
        skipSpace()
        try take("<")
        let name = word()
        var attributes: [String] = []
        skipSpace()
        while let next = peek(), next != ">", next != "/" {
            let key = word()
            try take("=")
            try take("\"")
            var value = ""
            while let character = peek(), character != "\"" {
                value.append(character)
                position += 1
            }
            try take("\"")
            attributes.append("\(key)=\(value)")
            skipSpace()
        }
        let head = "<\(name) \(attributes.sorted().joined(separator: " "))>"
        if peek() == "/" {
            try take("/")
            try take(">")
            return head + "</>"
        }
        try take(">")
        var children: [String] = []
        var content = ""
        while let next = peek() {
            if next == "<" {
                if position + 1 < text.count, text[position + 1] == "/" { break }
                children.append(try element())
            } else {
                content.append(next)
                position += 1
            }
        }
        try take("<")
        try take("/")
        _ = word()
        try take(">")
        return head + (children.isEmpty ? content.replacing("&#xA;", with: "\n") : children.sorted().joined()) + "</>"
    }

    private func peek() -> Character? { position < text.count ? text[position] : nil }

    private func take(_ character: Character) throws {
        guard peek() == character else { throw WireError(.malformed, "expected \(character) at \(position)") }
        position += 1
    }

    private func word() -> String {
        var word = ""
        while let next = peek(), next.isLetter || next.isNumber || ":-_.".contains(next) {
            word.append(next)
            position += 1
        }
        return word
    }

    private func skipSpace() { while let next = peek(), next.isWhitespace { position += 1 } }
}
