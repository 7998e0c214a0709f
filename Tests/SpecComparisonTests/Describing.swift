import ServiceModel
import SpecComparison
import SpecDiagnostics
import SpecDocument
import SpecReaders
import Testing

/// Reads a description that has to be without errors.
func read(_ text: String, named name: String = "service-2.json", paginators: String? = nil) throws -> Service {
    var diagnostics = Diagnostics()
    let document = try #require(readDocument(SourceFile(path: name, bytes: Array(text.utf8)), &diagnostics))
    var siblings = SpecSiblings()
    if let paginators {
        siblings.paginators = readDocument(SourceFile(path: "paginators-1.json", bytes: Array(paginators.utf8)), &diagnostics)
    }
    let service = readService(document, siblings: siblings, &diagnostics)
    try #require(!diagnostics.hasErrors, "\(DiagnosticPrinter().print(diagnostics))")
    return try #require(service)
}

/// Shape definitions with one operation, `Send`, from `SendRequest` to `SendResponse`; both are empty unless said otherwise.
func definitions(
    _ shapes: String = "", request: String = "{}", requires: String = "[]", response: String = "{}", responseRequires: String = "[]",
    operations: String = "", operation: String = "", wire: String = "rest-json", http: String = #"{"method":"POST","requestUri":"/send"}"#
) -> String {
    """
    {"metadata": {"apiVersion": "2020-01-01", "endpointPrefix": "post", "protocol": "\(wire)", "serviceFullName": "Post", "serviceId": "Post"},
     "operations": {
       "Send": {"name": "Send", "http": \(http), "input": {"shape": "SendRequest"}, "output": {"shape": "SendResponse"}\(operation)}
       \(operations)
     },
     "shapes": {
       \(shapes)
       "Text": {"type": "string"}, "Number": {"type": "integer"}, "Texts": {"type": "list", "member": {"shape": "Text"}},
       "SendRequest": {"type": "structure", "required": \(requires), "members": \(request)},
       "SendResponse": {"type": "structure", "required": \(responseRequires), "members": \(response)}
     }}
    """
}

/// What differs between two descriptions, documentation apart.
func differences(_ old: String, _ new: String) throws -> [Difference] {
    compare(try read(old), try read(new)).differences.filter { $0.kind != .documentation }
}

/// The only difference between two descriptions.
func onlyDifference(_ old: String, _ new: String, at place: SourceLocation = #_sourceLocation) throws -> Difference {
    let found = try differences(old, new)
    let told = found.map { "\($0.kind) \($0.subject) \($0.sentence)" }
    try #require(found.count == 1, "\(told)", sourceLocation: place)
    return found[0]
}

extension Effects {
    static let breaking = Effects(all: .breaking)
    static let additive = Effects(all: .additive)
    static let nothing = Effects()
}
