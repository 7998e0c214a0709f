public import SpecDiagnostics

/// A document and all others that its `$ref`s lead to, each read once.
public struct DocumentSet {
    private let load: (String) -> SourceFile?
    /// The documents by tidied path; nothing for what could not be read, which is told once.
    private var documents: [String: Node?] = [:]

    /// How many files one document may draw in.
    private static let mostFiles = 1000
    /// How many references may lead from one to the next.
    private static let longestChain = 100

    /// Starts with a document that is already read. `load` finds the file at a path, or nothing.
    public init(_ document: Node, load: @escaping (String) -> SourceFile? = { _ in nil }) {
        self.load = load
        documents[FilePath.tidied(document.documentFile.path)] = .some(document)
    }

    /// What a reference leads to, read relative to the document that `node` belongs to. If that is itself a `$ref`, what that one leads
    /// to, and so on. A reference that leads nowhere, or round in a circle, is a diagnostic at `node`.
    ///
    /// `node` is the map that has the `$ref`, or the text of the reference itself.
    public mutating func resolve(_ reference: String, from node: Node, _ diagnostics: inout Diagnostics) -> Node? {
        var place = node
        var reference = reference
        var visited: [Node] = []
        while true {
            guard let target = target(of: reference, from: place, &diagnostics) else { return nil }
            guard let next = target["$ref"]?.string else { return target }
            guard !visited.contains(target), visited.count < Self.longestChain else {
                diagnostics.error(
                    "'\(reference)' leads round in a circle of references", at: place.referenceRange,
                    hint: "one of them must lead to something that is not a reference")
                return nil
            }
            visited.append(target)
            (reference, place) = (next, target)
        }
    }

    /// What a reference leads to in one step.
    public mutating func target(of reference: String, from node: Node, _ diagnostics: inout Diagnostics) -> Node? {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let document = document(at: parts[0], from: node, &diagnostics) else { return nil }
        let fragment = parts.count > 1 ? parts[1] : ""
        guard let pointer = JSONPointer(fragment: fragment) else {
            let message = "'\(reference)' is not a reference"
            diagnostics.error(message, at: node.referenceRange, hint: "write '#/' and the keys on the way, as in '#/definitions/Pet'")
            return nil
        }
        var reached = document
        for (depth, token) in pointer.tokens.enumerated() {
            guard let next = reached.step(token) else {
                reportDangling(String(parts[0]), pointer, depth: depth, at: reached, from: node, &diagnostics)
                return nil
            }
            reached = next
        }
        return reached
    }

    // MARK: -

    private mutating func document(at path: Substring, from node: Node, _ diagnostics: inout Diagnostics) -> Node? {
        guard !path.isEmpty else { return node.root }
        guard !path.contains("://") else {
            let message = "'\(path)' is not fetched from the network"
            diagnostics.error(message, at: node.referenceRange, hint: "download it, and refer to the file")
            return nil
        }
        guard let name = percentDecoded(path) else {
            diagnostics.error("'\(path)' is not a path", at: node.referenceRange, hint: "'%' is followed by two hexadecimal digits")
            return nil
        }
        let resolved = FilePath.resolve(name, from: node.documentFile.path)
        if let known = documents[resolved] {
            if known == nil { diagnostics.error("'\(resolved)' could not be read", at: node.referenceRange) }
            return known
        }
        documents[resolved] = .some(nil)
        guard documents.count <= Self.mostFiles else {
            diagnostics.error("more than \(Self.mostFiles) files belong to one document", at: node.referenceRange)
            return nil
        }
        guard let file = load(resolved) else {
            let meant = Self.definitions(named: name, in: node.root, except: JSONPointer()).first
            let hint = meant.map { "did you mean '#\($0.pointer)'?" } ?? "paths are relative to the file that names them"
            diagnostics.error("there is no file '\(resolved)'", at: node.referenceRange, hint: hint)
            return nil
        }
        let document = readDocument(file, &diagnostics)
        documents[resolved] = .some(document)
        return document
    }

    /// Says that a reference leads nowhere, and what it may have been meant to be.
    private func reportDangling(
        _ path: String, _ pointer: JSONPointer, depth: Int, at reached: Node, from node: Node, _ diagnostics: inout Diagnostics
    ) {
        let token = pointer.tokens[depth]
        let before = JSONPointer(tokens: Array(pointer.tokens[..<depth]))
        let message: String
        if depth > 0, depth == pointer.tokens.count - 1, let kind = Self.kinds[pointer.tokens[depth - 1]] {
            message = "no \(kind) named '\(token)'"
        } else {
            message = "nothing stands at '\(path)#\(before.appending(token))'"
        }
        var hint: String?
        // Comparing thousands of wrong names with thousands of others takes time and helps nobody.
        guard diagnostics.errorCount < 20 else { return diagnostics.error(message, at: node.referenceRange) }
        if let entries = reached.map, let near = nearest(to: token, among: entries.keys), let entry = entries.entry(near) {
            let rest = JSONPointer(tokens: before.tokens + [near] + pointer.tokens[(depth + 1)...])
            hint = "did you mean '\(path)#\(rest)'? (defined at \(entry.keyRange))"
        } else if let elsewhere = Self.definitions(named: pointer.tokens.last ?? "", in: reached.root, except: before).first {
            hint = "did you mean '\(path)#\(elsewhere.pointer)'? (defined at \(elsewhere.range))"
        }
        diagnostics.error(message, at: node.referenceRange, hint: hint)
    }

    /// Where documents keep what references lead to, and what one of those is called.
    private static let kinds: [String: String] = [
        "definitions": "definition", "parameters": "parameter", "responses": "response", "schemas": "schema",
        "securityDefinitions": "security definition", "shapes": "shape", "$defs": "definition",
    ]

    private static func definitions(
        named name: String, in root: Node, except searched: JSONPointer
    ) -> [(pointer: JSONPointer, range: SourceRange)] {
        kinds.keys.sorted().compactMap { section in
            let pointer = JSONPointer(tokens: [section])
            guard pointer != searched, let entry = root[section]?.map?.entry(name) else { return nil }
            return (pointer.appending(name), entry.keyRange)
        }
    }
}

extension Node {
    /// The file that its document was read from; a part that an overlay brought belongs to the document that it was laid over.
    public var documentFile: SourceFile { storage.tree.files[0] }

    /// The text of the reference, if this is the map around it.
    var referenceRange: SourceRange { self["$ref"]?.range ?? range }
}
