import Foundation
import ServiceModel
import SpecDiagnostics
import SpecDocument
import SpecReaders

/// What reading a text gave.
struct ReadResult {
    var service: Service?
    var diagnostics: Diagnostics

    /// `line:column: severity: message` of each diagnostic.
    var problems: [String] {
        diagnostics.entries.map { "\($0.range.map { "\($0.startPosition): " } ?? "")\($0.severity.rawValue): \($0.message)" }
    }

    /// The shape of that name.
    func shape(_ name: String) -> Shape? { service.flatMap { service in service.shape(named: name).map { service.shapes[$0] } } }

    /// The member of a shape.
    func member(_ shape: String, _ name: String) -> Member? { self.shape(shape)?.structure?.member(name) }

    func operation(_ name: String) -> ServiceModel.Operation? { service?.operation(named: name) }

    /// The name of the shape that a reference means.
    func name(_ id: ShapeID?) -> String? { id.flatMap { id in service.map { $0.shapes[id].name } } }
}

/// Reads a description from text, with other files by path.
func read(_ text: String, path: String = "spec.yaml", siblings: [String: String] = [:], files: [String: String] = [:]) -> ReadResult {
    var d = Diagnostics()
    guard let node = readDocument(SourceFile(path: path, bytes: Array(text.utf8)), &d) else { return ReadResult(diagnostics: d) }
    var beside = SpecSiblings()
    for (name, text) in siblings { beside[name] = readDocument(SourceFile(path: name, bytes: Array(text.utf8)), &d) }
    let load = { (path: String) in files[path].map { SourceFile(path: path, bytes: Array($0.utf8)) } }
    let service = readService(node, siblings: beside, load: load, &d)
    service?.validate(&d)
    return ReadResult(service: service, diagnostics: d)
}

/// Reads a description of `specs/` with overlays.
func read(spec: String, overlays: [String] = []) throws -> ReadResult {
    var d = Diagnostics()
    func document(_ path: String) throws -> Node? {
        let data = try Data(contentsOf: specsFolder.appending(path: path))
        return readDocument(SourceFile(path: path, bytes: Array(data)), &d)
    }
    let isFolder = !spec.hasSuffix(".yaml")
    guard var node = try document(isFolder ? "\(spec)/\(SpecSiblings.mainName)" : spec) else { return ReadResult(diagnostics: d) }
    for overlay in overlays {
        if let changes = try document(overlay) { node = applyOverlay(changes, to: node, &d) }
    }
    var siblings = SpecSiblings()
    for name in SpecSiblings.names where isFolder {
        let path = "\(spec)/\(name)"
        if FileManager.default.fileExists(atPath: specsFolder.appending(path: path).path) { siblings[name] = try document(path) }
    }
    let service = readService(node, siblings: siblings, &d)
    service?.validate(&d)
    return ReadResult(service: service, diagnostics: d)
}

/// `specs/` of the package.
let specsFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "specs")
