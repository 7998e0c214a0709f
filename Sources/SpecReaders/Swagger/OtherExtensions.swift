internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// Keeps the `x-` keys of a document that stand where nothing of the model does, under their path, so that none is lost.
///
///     securityDefinitions/oauth/scopes/x-note
func keepOtherExtensions(of document: Node, in service: inout Service) {
    var kept = Set(service.extensions.compactMap(\.origin))
    for operation in service.operations { kept.formUnion(operation.extensions.compactMap(\.origin)) }
    for shape in service.shapes {
        kept.formUnion(shape.extensions.compactMap(\.origin))
        for member in shape.allMembers { kept.formUnion(member.extensions.compactMap(\.origin)) }
    }
    collect(document, path: "", areNames: false, kept, into: &service.extensions)
}

// MARK: -

/// Keys whose value is a map from names that people choose: `x-request-id` may be a header.
private let mapsOfNames: Set<String> = ["properties", "headers", "definitions", "examples", "example", "default", "enum"]

private func collect(_ node: Node, path: String, areNames: Bool, _ kept: Set<SourceRange>, into extensions: inout [Extension]) {
    if let map = node.map {
        for entry in map {
            let key = entry.key
            let place = path.isEmpty ? key : key.hasPrefix("/") ? path + key : "\(path)/\(key)"
            if !areNames, key.hasPrefix("x-") {
                let isUnderstood = key.hasPrefix("x-shapesmith-") || key.hasPrefix("x-enum-")
                if isUnderstood || kept.contains(entry.keyRange) { continue }
                extensions.append(Extension(name: place, value: entry.value.modelValue, origin: entry.keyRange))
            } else if areNames || !["example", "default", "enum"].contains(key) {
                collect(entry.value, path: place, areNames: !areNames && mapsOfNames.contains(key), kept, into: &extensions)
            }
        }
    } else {
        for (position, item) in node.elements.enumerated() {
            collect(item, path: "\(path)/\(position)", areNames: false, kept, into: &extensions)
        }
    }
}

extension Shape {
    /// Members, items, keys and values.
    fileprivate var allMembers: [Member] {
        switch kind {
        case .structure(let structure), .union(let structure): structure.members
        case .list(let list): [list.element]
        case .map(let map): [map.key, map.value]
        default: []
        }
    }
}
