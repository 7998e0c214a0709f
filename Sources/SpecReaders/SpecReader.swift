public import ServiceModel
public import SpecDiagnostics
public import SpecDocument

/// Reads a service from its description, whatever the format: a Swagger 2.0 document, or shape definitions with what stands beside
/// them. Everything that is wrong is reported; a service comes back if the document was one of these at all.
///
/// `load` finds the file at a path that a `$ref` names; without it only references within the document are followed.
public func readService(
    _ document: Node, siblings: SpecSiblings = SpecSiblings(), load: @escaping (String) -> SourceFile? = { _ in nil },
    _ d: inout Diagnostics
) -> Service? {
    switch SpecFormat(of: document) {
    case .swagger: return readSwagger(document, load: load, &d)
    case .shapeDefinitions: return readShapeDefinitions(document, siblings, &d)
    case .unreadable(let what, let hint):
        d.error(what, at: document.range.firstByte, hint: hint)
        return nil
    }
}

/// The format of a description, told from its first keys.
public enum SpecFormat: Sendable {
    case swagger
    case shapeDefinitions
    /// What it is instead, and what to do.
    case unreadable(String, hint: String)

    public init(of document: Node) {
        guard document.map != nil else {
            self = .unreadable("a description of a service is a map, this is \(document.kindName)", hint: Self.known)
            return
        }
        if let version = document["swagger"] {
            let text = version.text ?? version.kindName
            self = text == "2.0" ? .swagger : .unreadable("Swagger \(text) is not read, only Swagger 2.0 is", hint: Self.known)
        } else if let version = document["openapi"] {
            let text = version.text ?? "3"
            self = .unreadable("this is an OpenAPI \(text) document, which is not read", hint: "write it as Swagger 2.0; \(Self.known)")
        } else if let version = document["smithy"] {
            let text = version.text ?? ""
            self = .unreadable(
                "this is a Smithy \(text) model, which is not read", hint: "use the JSON shape definitions made from it; \(Self.known)")
        } else if document["metadata"] != nil || document["shapes"] != nil || document["operations"] != nil {
            self = .shapeDefinitions
        } else if let what = Self.sibling(document) {
            self = .unreadable("this is \(what), which only goes beside shape definitions", hint: "name the folder, or its service-2.json")
        } else if document["overlay"] != nil {
            self = .unreadable("this is an overlay, which changes a description", hint: "list it under 'overlays' of a module")
        } else {
            self = .unreadable("this is no description of a service", hint: Self.known)
        }
    }

    private static let known = "Swagger 2.0 has 'swagger: \"2.0\"', shape definitions have 'metadata', 'operations' and 'shapes'"

    private static func sibling(_ document: Node) -> String? {
        if document["pagination"] != nil { return "a list of paginators" }
        if document["waiters"] != nil { return "a list of waiters" }
        if document["rules"] != nil, document["parameters"] != nil { return "an endpoint rule set" }
        return document["examples"] != nil ? "a list of examples" : nil
    }
}
