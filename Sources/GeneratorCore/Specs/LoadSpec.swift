package import ServiceModel
package import SpecDiagnostics
internal import SpecDocument
internal import SpecReaders

/// A service as its description and the overlays on it say, read from disk. Nothing comes back if it could not be read at all.
package func loadService(_ configuration: ModuleConfiguration, _ diagnostics: inout Diagnostics) -> LoadedService? {
    let boundary = configuration.boundary
    let place = configuration.places.spec ?? configuration.origin
    guard let files = specFiles(at: configuration.spec, place, &diagnostics) else { return nil }
    guard var document = readDocument(files.main, &diagnostics) else { return nil }
    for (number, path) in configuration.overlays.enumerated() {
        let places = configuration.places.overlays
        guard let file = sourceFile(path, places.indices.contains(number) ? places[number] : place, &diagnostics),
            let overlay = readDocument(file, &diagnostics)
        else { return nil }
        document = applyOverlay(overlay, to: document, &diagnostics)
    }
    var siblings = SpecSiblings()
    for (name, file) in files.siblings { siblings[name] = readDocument(file, &diagnostics) }
    var outside: [String] = []
    var references: [String] = []
    let load = { (path: String) -> SourceFile? in
        references.append(path)
        if let boundary, !liesInside(path, boundary) {
            outside.append(path)
            return nil
        }
        return (try? Disk.read(path)).map { SourceFile(path: path, bytes: $0) }
    }
    let service = readService(document, siblings: siblings, load: load, &diagnostics)
    for path in outside { checkInside(path, boundary ?? "", place, &diagnostics) }
    return service.map { LoadedService(service: $0, references: references) }
}

/// A service, and the files that its description refers to.
package struct LoadedService {
    package var service: Service
    package var references: [String]
}

/// The files of a description: the document, and what stands beside it in a folder of shape definitions.
package struct SpecFiles {
    package var main: SourceFile
    package var siblings: [(name: String, file: SourceFile)] = []
}

package func specFiles(at path: String, _ place: SourceRange?, _ diagnostics: inout Diagnostics) -> SpecFiles? {
    guard Disk.kind(path) == .folder else {
        guard let file = sourceFile(path, place, &diagnostics) else { return nil }
        let isMain = Path.name(of: path) == SpecSiblings.mainName
        return SpecFiles(main: file, siblings: isMain ? siblings(in: Path.folder(of: path), place, &diagnostics) : [])
    }
    let names: [String]
    do { names = try Disk.names(in: path) } catch {
        diagnostics.error(error.message, at: place)
        return nil
    }
    if names.contains(SpecSiblings.mainName) {
        guard let main = sourceFile(Path.join(path, SpecSiblings.mainName), place, &diagnostics) else { return nil }
        return SpecFiles(main: main, siblings: siblings(in: path, place, &diagnostics))
    }
    if names.contains("service-2.json.gz") {
        diagnostics.error(
            "the shape definitions in '\(path)' are compressed", at: place, hint: "unpack them first: gunzip -k '\(path)'/*.json.gz")
        return nil
    }
    let documents = names.filter { name in
        [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) } && !name.contains(".overlay.") && !name.hasPrefix("shapesmith.")
    }
    guard documents.count == 1 else {
        let what =
            documents.isEmpty
            ? "there is no description in '\(path)'" : "'\(path)' has more than one document: \(documents.joined(separator: ", "))"
        diagnostics.error(
            what, at: place, hint: documents.isEmpty ? "a folder has service-2.json, or one Swagger document" : "name the file")
        return nil
    }
    return sourceFile(Path.join(path, documents[0]), place, &diagnostics).map { SpecFiles(main: $0) }
}

private func siblings(in folder: String, _ place: SourceRange?, _ diagnostics: inout Diagnostics) -> [(String, SourceFile)] {
    var found: [(String, SourceFile)] = []
    for name in SpecSiblings.names {
        let path = Path.join(folder, name)
        guard Disk.kind(path) == .file, let file = sourceFile(path, place, &diagnostics) else { continue }
        found.append((name, file))
    }
    return found
}

package func sourceFile(_ path: String, _ place: SourceRange?, _ diagnostics: inout Diagnostics) -> SourceFile? {
    do {
        return SourceFile(path: path, bytes: try Disk.read(path))
    } catch {
        diagnostics.error(error.message, at: place)
        return nil
    }
}
