internal import JSONText
public import SpecDiagnostics

/// Reads a JSON or YAML document. What is wrong becomes diagnostics; nothing comes back if the text could not be read to its end.
///
/// `.json` is JSON, `.yaml` and `.yml` are YAML, and anything else is what its first character looks like. JSON under a name that says
/// YAML is read as JSON if it is that.
public func readDocument(_ file: SourceFile, _ diagnostics: inout Diagnostics) -> Node? {
    guard isReadable(file, &diagnostics) else { return nil }
    let tree: NodeTree?
    switch (spelling(ofName: file.path), looksLikeJSON(file)) {
    case (.json, _): tree = readJSON(file, &diagnostics)
    case (.yaml, true), (nil, true):
        var attempt = Diagnostics()
        let read = readJSON(file, &attempt)
        if read != nil || spelling(ofName: file.path) == nil {
            diagnostics.append(contentsOf: attempt)
            tree = read
        } else {
            tree = readYAML(file, &diagnostics)
        }
    case (.yaml, false), (nil, false): tree = readYAML(file, &diagnostics)
    }
    return tree.map { Node(storage: NodeStorage($0), index: $0.root) }
}

/// How deep lists and maps may stand in each other in a document. Whoever walks a document may recurse that deep, also on the small
/// stack of a worker thread.
let maximumDocumentDepth = 256

// MARK: -

private enum Spelling { case json, yaml }

private func spelling(ofName path: String) -> Spelling? {
    let path = path.lowercased()
    if path.hasSuffix(".json") { return .json }
    return path.hasSuffix(".yaml") || path.hasSuffix(".yml") ? .yaml : nil
}

private func looksLikeJSON(_ file: SourceFile) -> Bool {
    file.bytes.withUnsafeBufferPointer { bytes in
        let start = JSONScanner.skipWhitespace(bytes, from: JSONScanner.has("\u{FEFF}", bytes, at: 0) ? 3 : 0)
        return start < bytes.count && (bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "["))
    }
}

/// Refuses what is no text at all, or text in another encoding.
private func isReadable(_ file: SourceFile, _ diagnostics: inout Diagnostics) -> Bool {
    let bytes = file.bytes
    if bytes.starts(with: [0x1F, 0x8B]) {
        diagnostics.error("the file is compressed with gzip", at: file.range(0, 0), hint: "unpack it first: gunzip '\(file.path)'")
        return false
    }
    if let encoding = bytes.withUnsafeBufferPointer(JSONReader.otherEncoding) {
        diagnostics.error("the file is \(encoding), but must be UTF-8", at: file.range(0, 0), hint: "save it as UTF-8")
        return false
    }
    if bytes.count > 1 &<< 30 {
        diagnostics.error("the file is larger than 1 GiB", at: file.range(0, 0))
        return false
    }
    let isBlank = bytes.withUnsafeBufferPointer { bytes in
        JSONScanner.skipWhitespace(bytes, from: JSONScanner.has("\u{FEFF}", bytes, at: 0) ? 3 : 0) == bytes.count
    }
    if isBlank { diagnostics.error("the file is empty", at: file.range(0, 0)) }
    return !isBlank
}
