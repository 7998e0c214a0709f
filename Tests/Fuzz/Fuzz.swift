import EventStreams
import Foundation
import JMESPath
import JSONText
import UntypedCalls
import Values
import WireFormats

@testable import AWSCredentials

/// One reader that is given whatever the fuzzer makes up. None may trap, hang or take memory out of proportion.
enum Reader: String {
    case json, xml, cbor, event, schema, config, jmespath

    /// The reader that `FUZZ_READER` names.
    static let chosen = Reader(rawValue: ProcessInfo.processInfo.environment["FUZZ_READER"] ?? "json") ?? .json

    func read(_ bytes: [UInt8]) {
        switch self {
        case .json:
            try? withParsedBody(bytes, .json, readEverything)
            bytes.withUnsafeBufferPointer { buffer in
                var events = JSONReader(buffer)
                while let _ = try? events.next() {}
            }
        case .xml: try? withParsedBody(bytes, .xml, readEverything)
        case .cbor: try? withParsedBody(bytes, .cbor, readEverything)
        case .event:
            if let message = try? EventMessage(bytes) { precondition((try? message.encoded()) == bytes) }
        case .schema:
            guard let schema = try? Schema(text: String(decoding: bytes, as: UTF8.self)) else { return }
            for shape in schema.shapes.prefix(20) {
                _ = shape.members.prefix(20).map { ($0.location, $0.kind, $0.wireName) }
                try? withParsedBody(Array(#"{"a":[1,{"b":"c"}]}"#.utf8), .json) { _ = try schema.decode($0, as: shape) }
            }
        case .config: _ = try? ConfigurationText(bytes, file: "config")
        case .jmespath:
            guard let expression = try? JMESPath.Expression(String(decoding: bytes, as: UTF8.self)) else { return }
            _ = try? expression.search(["a": [1, 2.5, "x", nil, true, ["b": "c"]], "b": ["d": ["e": 1]]])
        }
    }

    /// Asks a node for a value of every kind.
    private func readEverything(_ node: ShapeNode) throws {
        _ = (node.path, node.name, node.rawText)
        _ = try? node.document()
        _ = try? node.string()
        _ = try? node.integer()
        _ = try? node.double()
        _ = try? node.bigNumber()
        _ = try? node.timestamp()
        _ = try? node.blob()
        _ = try? node.string("a")
        _ = try? node.list("a") { try $0.string() }
        _ = try? node.list("a", flattened: true) { try $0.integer() }
        _ = try? node.map("a") { try $0.string() }
        _ = try? node.map("a", flattened: true) { try $0.string() }
        _ = try? node.unionMember()
    }
}

/// libFuzzer's own loop; it calls the function with one input after the other.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private func readOnce(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Reader.chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

@main enum Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runFuzzer(&count, &arguments, readOnce))
    }
}
