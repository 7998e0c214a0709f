import ServiceModel
import SpecDiagnostics
import SpecDocument
import SpecReaders
import Testing

/// Damaged descriptions end in diagnostics or in a service whose transforms run: never in a crash.
@Suite struct FuzzTests {
    /// The same numbers on every run.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
        }
    }

    private static let seeds: [(name: String, text: String)] = [
        (
            "a.json",
            definitions(
                #","L":{"type":"list","member":{"shape":"Request"}},"M":{"type":"map","key":{"shape":"String"},"value":{"shape":"L"}},"E":{"type":"structure","exception":true,"error":{"code":"E","httpStatusCode":400},"members":{"m":{"shape":"M"}}}"#,
                operation: #","output":{"shape":"Request"},"errors":[{"shape":"E"}]"#)
        ),
        (
            "a.yaml",
            swagger(
                """
                  /a/{id}?Action=A:
                    get:
                      operationId: a
                      parameters: [{in: path, name: id, type: string, required: true}, {in: query, name: T.member.N, type: string}]
                      responses: {200: {description: OK, schema: {$ref: '#/definitions/A'}}, default: {description: E, schema: {type: string}}}
                """,
                "definitions:\n  A: {allOf: [{$ref: '#/definitions/B'}, {type: object, properties: {a: {$ref: '#/definitions/A'}}}]}\n  B: {type: object, properties: {b: {type: array, items: {type: string, enum: [x]}}}}"
            )
        ),
    ]

    /// Pieces that mean something to a reader.
    private static let pieces = [
        "{", "}", "[", "]", ":", ",", "\"", "'", "null", "true", "-1", "1e999", "\"shape\"", "\"type\":\"structure\"", "$ref: '#'", "&a ",
        "*a",
        "<<: ", "\u{0}", "\u{FEFF}", "\r", "\t", "🎉", "\"String\"", "\"Request\"", "allOf: ", "type: object", "properties: ", "\n", "  ",
    ]

    @Test(arguments: [0, 1])
    func damagedDescriptionsNeverCrash(seed: Int) {
        var numbers = Numbers(state: UInt64(seed + 1))
        let (name, text) = Self.seeds[seed]
        var read = 0
        for _ in 0..<3000 {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                let place = Int.random(in: 0...bytes.count, using: &numbers)
                let length = min(bytes.count - place, Int.random(in: 0...12, using: &numbers))
                let piece = Array((Self.pieces.randomElement(using: &numbers) ?? "").utf8)
                switch Int.random(in: 0..<4, using: &numbers) {
                case 0: bytes.removeSubrange(place..<place + length)
                case 1: bytes.insert(contentsOf: piece, at: place)
                case 2: bytes.replaceSubrange(place..<place + length, with: piece)
                default: bytes.insert(contentsOf: bytes[place..<place + length], at: Int.random(in: 0...bytes.count, using: &numbers))
                }
            }
            var d = Diagnostics(limit: 50)
            guard let node = readDocument(SourceFile(path: name, bytes: bytes), &d) else {
                #expect(d.hasErrors)
                continue
            }
            guard let service = readService(node, &d) else {
                #expect(d.hasErrors)
                continue
            }
            read += 1
            service.validate(&d)
            #expect(!service.selecting([], &d).pruned().withBoxes(&d).json.isEmpty)
        }
        // Damage this small leaves many descriptions readable, or nothing of the readers would be tried.
        #expect(read > 300)
    }
}
