package import ServiceModel
package import SpecDiagnostics
package import SwiftViews

/// What somebody's Swift names of a service, which is what is made of it.
public struct Inference: Sendable {
    public struct Named: Sendable, Hashable {
        /// In the description.
        public var name: String
        /// `Sources/App/main.swift:12`; nothing for what is made because something else needs it.
        public var place: String?
    }

    public var module: String
    /// In the order of the description.
    public var operations: [Named] = []
    /// Shapes that are named and that no chosen operation uses.
    public var shapes: [Named] = []
    public var fileCount = 0
    public var operationCount = 0
    public var shapeCount = (made: 0, all: 0)

    /// As the program tells it.
    public var text: String {
        let files = fileCount == 1 ? "1 Swift file" : "\(fileCount) Swift files"
        let verb = operations.count == 1 ? "is" : "are"
        var lines = [
            "\(module): \(operations.count) of \(operationCount) operations \(verb) used in \(files), with \(shapeCount.made) of \(shapeCount.all) shapes"
        ]
        lines += operations.map { "  \($0.name)\($0.place.map { ": \($0)" } ?? "")" }
        lines += shapes.map { "  shape \($0.name)\($0.place.map { ": \($0)" } ?? "")" }
        return lines.joined(separator: "\n")
    }
}

/// The part of a service that the Swift under some folders uses, together with the operations that patterns pick.
package func inferred(
    _ whole: Service, _ configuration: ModuleConfiguration, _ options: inout ModuleOptions, _ diagnostics: inout Diagnostics
) -> (service: Service, inference: Inference)? {
    let folders = configuration.sources
    let sources = SwiftSources(under: folders, at: options.origin, &diagnostics)
    var silent = Diagnostics()
    let identifiers = SwiftIdentifiers(whole, options, &silent)
    options.wholeNames = identifiers.names
    var search = WordSearch(Array(identifiers.operations.keys) + identifiers.shapes.keys + identifiers.everything)
    var inference = Inference(module: options.module)
    for path in sources.paths {
        do throws(DiskError) {
            let bytes = try Disk.read(path)
            if isGenerated(bytes) { continue }
            search.read(bytes, of: path)
            inference.fileCount += 1
        } catch {
            diagnostics.error(error.message, at: options.origin)
        }
    }
    var picked = whole.picks(options.operations, at: options.origin, places: configuration.places.operations, &diagnostics)
    guard !diagnostics.hasErrors else { return nil }

    // What was named, each with its first place.
    let found = search.found.sorted { ($0.value.file, $0.value.line, $0.key) < ($1.value.file, $1.value.line, $1.key) }
    var operations: [Int: WordSearch.Mention] = [:]
    var shapes: [Int: WordSearch.Mention] = [:]
    for (word, mention) in found {
        let all = identifiers.everything.contains(word) ? Set(whole.operations.indices) : identifiers.operations[word] ?? []
        for place in all where operations[place] == nil { operations[place] = mention }
        for place in identifiers.shapes[word] ?? [] where shapes[place] == nil { shapes[place] = mention }
    }
    for place in operations.keys { picked[place] = true }
    picked = whole.withSources(picked)

    let graph = ShapeGraph(whole)
    let chosen = whole.keeping(picked)
    let used = graph.reachable(from: chosen.operations.flatMap(\.usedShapes))
    let roots = shapes.keys.filter { !used[$0] }.sorted()
    let service = chosen.pruned(keeping: roots.map { ShapeID($0) })
    inference.operations = whole.operations.indices.filter { picked[$0] }.map {
        .init(name: whole.operations[$0].name, place: operations[$0]?.text)
    }
    inference.shapes = roots.map { .init(name: whole.shapes[$0].name, place: shapes[$0]?.text) }
    inference.operationCount = whole.operations.count
    inference.shapeCount = (service.shapes.count, whole.shapes.count)
    if inference.operations.isEmpty {
        let places = folders.map { "'\($0)'" }.joined(separator: ", ")
        diagnostics.warning(
            "no operation of \(options.module) is named in the Swift under \(places)", at: options.origin,
            hint: "call one, name them beside 'inferred', or name the folders of your Swift with 'sources'")
    }
    return (service, inference)
}

extension WordSearch.Mention {
    fileprivate var text: String { "\(file):\(line)" }
}
