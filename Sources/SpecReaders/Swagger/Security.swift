internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// The security definitions of a document, and which of them hold where nothing else is said.
struct Security {
    private var schemes: [String: AuthScheme] = [:]
    private(set) var defaultSchemes: [AuthScheme] = [.none]
    private(set) var extensions: [Extension] = []

    /// Whether requests have keys beside a signature: over plain HTTP.
    private let sendsKeys: Bool

    init(_ document: Node, _ wire: ServiceProtocol, _ d: inout Diagnostics) {
        sendsKeys = wire == .http
        if let map = document["securityDefinitions"]?.expectMap(&d) {
            for entry in map { schemes[entry.key] = readScheme(entry, &d) }
        }
        if let node = document["security"] { defaultSchemes = readRequirements(node, &d) }
    }

    /// Alternatives, best first: each is a scheme, several together, or none.
    func readRequirements(_ node: Node, _ d: inout Diagnostics) -> [AuthScheme] {
        let items = node.expectList(&d)
        guard !items.isEmpty else { return [.none] }
        return items.compactMap { item in
            guard let map = item.expectMap(&d), !map.isEmpty else { return AuthScheme.none }
            let found = map.compactMap { entry in scheme(entry, &d) }
            guard found.count == map.count else { return nil }
            if found.count > 1, !sendsKeys {
                d.note("of \(map.keys.map { "'\($0)'" }.joined(separator: ", ")) together only what signs is used", at: item.range)
            }
            return found.count == 1 ? found[0] : .all(found)
        }
    }

    private func scheme(_ entry: NodeMap.Entry, _ d: inout Diagnostics) -> AuthScheme? {
        if let scheme = schemes[entry.key] { return scheme }
        let near = nearest(to: entry.key, among: schemes.keys.sorted())
        d.error("no security definition named '\(entry.key)'", at: entry.keyRange, hint: near.map { "did you mean '\($0)'?" })
        return nil
    }

    private mutating func readScheme(_ entry: NodeMap.Entry, _ d: inout Diagnostics) -> AuthScheme? {
        let node = entry.value
        keepExtensions(of: node, at: "securityDefinitions/\(entry.key)", in: &extensions)
        if let kind = node["x-amazon-apigateway-authtype"]?.text, kind.lowercased() == "awssigv4" { return .sigv4 }
        switch node["type"]?.text {
        case "basic": return .basic
        case "oauth2": return .bearer
        case "apiKey":
            guard let name = node["name"]?.expectText(&d), let place = node["in"]?.text, ["query", "header"].contains(place) else {
                d.error("the security definition '\(entry.key)' needs 'name', and 'in' as 'query' or 'header'", at: entry.keyRange)
                return nil
            }
            return .apiKey(name: name, inQuery: place == "query")
        case let other:
            d.error(
                "unknown type '\(other ?? "")' of the security definition '\(entry.key)'", at: (node["type"] ?? node).range,
                hint: "the types are 'basic', 'apiKey' and 'oauth2'")
            return nil
        }
    }
}
