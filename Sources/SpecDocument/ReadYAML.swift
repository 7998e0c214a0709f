internal import SpecDiagnostics
internal import YAMLEvents

/// Reads a YAML text into a tree, or says what is wrong with it.
func readYAML(_ file: SourceFile, _ diagnostics: inout Diagnostics) -> NodeTree? {
    do {
        let events = try YAMLReader(file.bytes, maximumDepth: maximumDocumentDepth)
        guard var event = try events.next() else {
            diagnostics.error("the file is empty", at: file.range(0, 0), hint: "it holds nothing but comments")
            return nil
        }
        var composer = YAMLComposer(file)
        while true {
            if case .documentEnd = event.kind { break }
            guard composer.take(event, &diagnostics), let next = try events.next() else { return nil }
            event = next
        }
        guard try holdsNothingMore(events, file, &diagnostics) else { return nil }
        guard let tree = composer.finished() else { return nil }
        let root = tree.cells[tree.root]
        guard root.kind != .null || root.end > root.start else {
            diagnostics.error("the file is empty", at: file.range(0, 0), hint: "it holds nothing but comments")
            return nil
        }
        return tree
    } catch {
        let notes = error.contextOffset.map { [Diagnostic(.note, "it belongs to what starts here", at: file.range($0, $0 + 1))] }
        let isElsewhere = error.contextOffset.map { file.position(ofByte: $0).line != error.line } ?? false
        diagnostics.error(
            error.message, at: file.range(error.offset, error.offset + 1), hint: error.hint, notes: isElsewhere ? notes ?? [] : [])
        return nil
    }
}

// MARK: -

/// Whether only empty documents follow, as after a `---` at the end of a file.
private func holdsNothingMore(_ events: YAMLReader, _ file: SourceFile, _ diagnostics: inout Diagnostics) throws(YAMLError) -> Bool {
    var start = (0, 0)
    while let event = try events.next() {
        switch event.kind {
        case .documentStart: start = (event.start, event.end)
        case .documentEnd: break
        case .scalar(let scalar) where scalar.text.isEmpty && scalar.style == .plain && scalar.properties == YAMLProperties(): break
        default:
            diagnostics.error(
                "a second document starts here", at: file.range(start.0, start.1),
                hint: "a file holds one document; move this one to its own")
            return false
        }
    }
    return true
}
