internal import ServiceModel
internal import SpecDocument

/// The media types that a document lists anywhere.
struct MediaTypes {
    private var hasXML = false
    private var hasOther = false

    /// Whether there are media types, and all are XML.
    var isXMLOnly: Bool { hasXML && !hasOther }

    /// Looks through `consumes` and `produces` of the document and of each of its operations.
    mutating func collect(_ document: NodeMap) {
        collect(document["consumes"])
        collect(document["produces"])
        guard let paths = document["paths"]?.map else { return }
        for path in paths {
            guard let methods = path.value.map else { continue }
            for method in methods {
                collect(method.value["consumes"])
                collect(method.value["produces"])
            }
        }
    }

    private mutating func collect(_ node: Node?) {
        for item in node?.elements.compactMap(\.text) ?? [] {
            if MediaType.isXML(item) { hasXML = true } else { hasOther = true }
        }
    }
}
