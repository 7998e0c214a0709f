internal import SpecDiagnostics
internal import YAMLEvents

/// Puts a tree together from the events of one YAML document: aliases share what their anchor marks, `<<` is resolved, and what aliases
/// would grow to is bounded in number and depth.
struct YAMLComposer {
    private let file: SourceFile
    private var builder: NodeTreeBuilder
    private var anchors: [String: Anchored] = [:]
    private var open: [Opened] = []

    /// What aliases may add to a document, counted as if each were written out.
    private static let mostAliasedValues = 1_000_000

    private struct Anchored {
        let cell: Cell
        let size: Size
    }

    /// How large a value is if its aliases were written out.
    private struct Size {
        var values = 1
        /// Those of them that aliases add.
        var aliased = 0
        var height = 0

        mutating func add(_ child: Size, isAlias: Bool) {
            values += child.values
            aliased += isAlias ? child.values : child.aliased
            height = max(height, child.height + 1)
        }
    }

    private struct Opened {
        let properties: YAMLProperties
        let isMap: Bool
        var size = Size()
        /// The children, counted from the list's or map's first, that are `<<`.
        var mergeKeys: [Int] = []
        var childCount = 0
    }

    init(_ file: SourceFile) {
        self.file = file
        builder = NodeTreeBuilder(file)
    }

    consuming func finished() -> NodeTree? { builder.finished() }

    /// Takes the next event; false if the rest makes no sense.
    mutating func take(_ event: YAMLEvent, _ diagnostics: inout Diagnostics) -> Bool {
        let range = file.range(event.start, event.end)
        switch event.kind {
        case .documentStart, .documentEnd: return true
        case .alias(let name): return addAlias(name, range, &diagnostics)
        case .scalar(let scalar): addScalar(scalar, range, &diagnostics)
        case .sequenceStart(let properties):
            check(properties.tag, fits: "seq", range, &diagnostics)
            begin(.list, properties, at: event.start)
        case .mappingStart(let properties):
            check(properties.tag, fits: "map", range, &diagnostics)
            begin(.map, properties, at: event.start)
        case .sequenceEnd, .mappingEnd: end(event, &diagnostics)
        }
        return isBounded(range, &diagnostics)
    }

    private func isBounded(_ range: SourceRange, _ diagnostics: inout Diagnostics) -> Bool {
        guard let size = open.last?.size, size.aliased > Self.mostAliasedValues else { return true }
        diagnostics.error("aliases make this document grow beyond \(Self.mostAliasedValues) values", at: range)
        return false
    }

    // MARK: - Values

    private mutating func addScalar(_ scalar: YAMLScalar, _ range: SourceRange, _ diagnostics: inout Diagnostics) {
        var cell = Cell(start: range.start, end: range.end, kind: .string, text: .kept)
        if scalar.style == .literal || scalar.style == .folded { cell.end = endWithoutBlanks(range) }
        switch YAMLSchema.meaning(of: scalar) {
        case .null: cell.kind = .null
        case .bool(let value): cell.kind = value ? .true : .false
        case .integer, .float: cell.kind = .number
        case .string: break
        case nil where scalar.text == "<<" && scalar.properties.tag == "tag:yaml.org,2002:merge": break
        case nil: refuseTag(scalar, range, &diagnostics)
        }
        (cell.first, cell.count) = builder.keep(scalar.text.utf8)
        let isMergeKey = scalar.text == "<<" && scalar.style == .plain && scalar.properties.tag != "tag:yaml.org,2002:str"
        if let last = open.indices.last, isMergeKey, open[last].isMap, open[last].childCount % 2 == 0 {
            open[last].mergeKeys.append(open[last].childCount)
        }
        add(cell, Size(), isAlias: false)
        if let anchor = scalar.properties.anchor { anchors[anchor] = Anchored(cell: cell, size: Size()) }
    }

    private mutating func addAlias(_ name: String, _ range: SourceRange, _ diagnostics: inout Diagnostics) -> Bool {
        guard let anchored = anchors[name] else {
            if open.contains(where: { $0.properties.anchor == name }) {
                diagnostics.error("'*\(name)' stands inside the value that it repeats", at: range, hint: "a value cannot contain itself")
            } else {
                let near = nearest(to: name, among: anchors.keys.sorted()).map { "did you mean '*\($0)'?" }
                diagnostics.error("no value before this one is marked '&\(name)'", at: range, hint: near)
            }
            return false
        }
        guard open.count + anchored.size.height <= maximumDocumentDepth else {
            diagnostics.error("more than \(maximumDocumentDepth) lists and maps inside each other, aliases included", at: range)
            return false
        }
        add(anchored.cell, anchored.size, isAlias: true)
        return isBounded(range, &diagnostics)
    }

    private mutating func add(_ cell: Cell, _ size: Size, isAlias: Bool) {
        if isAlias { builder.addShared(cell) } else { builder.add(cell) }
        guard let last = open.indices.last else { return }
        open[last].childCount += 1
        open[last].size.add(size, isAlias: isAlias)
    }

    private mutating func begin(_ kind: Cell.Kind, _ properties: YAMLProperties, at start: Int) {
        builder.begin(kind, at: start)
        open.append(Opened(properties: properties, isMap: kind == .map))
    }

    private mutating func end(_ event: YAMLEvent, _ diagnostics: inout Diagnostics) {
        guard let ended = open.popLast() else { return }
        if ended.isMap { builder.children = entries(of: ended, &diagnostics) }
        // The end of a block is marked where the next thing starts, so its last child tells better.
        guard let cell = builder.end(at: event.end > event.start ? event.end : builder.lastEnd, &diagnostics) else { return }
        if let anchor = ended.properties.anchor { anchors[anchor] = Anchored(cell: cell, size: ended.size) }
        guard let last = open.indices.last else { return }
        open[last].childCount += 1
        open[last].size.add(ended.size, isAlias: false)
    }

    // MARK: - Maps

    /// The keys and values of a map as it shall be kept: every key a text, and what `<<` names in its place.
    private func entries(of map: Opened, _ diagnostics: inout Diagnostics) -> [Cell] {
        var written: [(key: Cell, value: Cell, isMerge: Bool)] = []
        let children = builder.children
        for index in stride(from: 0, to: children.count - 1, by: 2) {
            var key = children[index]
            if key.isContainer {
                let what = key.kind == .list ? "a list" : "a map"
                diagnostics.error("expected a text as key, found \(what)", at: builder.tree.range(of: key), hint: "put a text in quotes")
                continue
            }
            key.kind = .string
            written.append((key, children[index + 1], map.mergeKeys.contains(index)))
        }
        guard !map.mergeKeys.isEmpty else { return written.flatMap { [$0.key, $0.value] } }
        var known = Set(written.filter { !$0.isMerge }.map { builder.tree.string(of: $0.key) })
        return written.flatMap { entry in
            entry.isMerge ? merged(entry.value, into: &known, &diagnostics) : [entry.key, entry.value]
        }
    }

    /// The entries that `<<` adds: those of a map, or of a list of maps of which an earlier one wins.
    private func merged(_ source: Cell, into known: inout Set<String>, _ diagnostics: inout Diagnostics) -> [Cell] {
        let tree = builder.tree
        let maps = source.kind == .list ? Array(tree.cells[source.children]) : [source]
        var added: [Cell] = []
        for map in maps {
            guard map.kind == .map else {
                diagnostics.error("'<<' takes a map or a list of maps", at: tree.range(of: map))
                continue
            }
            for key in stride(from: map.children.lowerBound, to: map.children.upperBound, by: 2)
            where known.insert(tree.string(of: tree.cells[key])).inserted {
                added += [tree.cells[key], tree.cells[key + 1]]
            }
        }
        return added
    }

    // MARK: - Tags

    private func refuseTag(_ scalar: YAMLScalar, _ range: SourceRange, _ diagnostics: inout Diagnostics) {
        let tag = scalar.properties.tag ?? ""
        let name = spoken(tag)
        if ["bool", "int", "float", "null"].contains(where: { tag == "tag:yaml.org,2002:\($0)" }) {
            diagnostics.error("'\(scalar.text)' is not what its tag '\(name)' says", at: range)
        } else {
            diagnostics.warning("the tag '\(name)' means nothing here; the value is read as a text", at: range)
        }
    }

    private func check(_ tag: String?, fits wanted: String, _ range: SourceRange, _ diagnostics: inout Diagnostics) {
        guard let tag, tag != "!", tag != "tag:yaml.org,2002:\(wanted)" else { return }
        diagnostics.warning("the tag '\(spoken(tag))' means nothing here and is ignored", at: range)
    }

    /// `!!str` for `tag:yaml.org,2002:str`
    private func spoken(_ tag: String) -> String {
        let prefix = "tag:yaml.org,2002:"
        return tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
    }

    private func endWithoutBlanks(_ range: SourceRange) -> UInt32 {
        var end = Int(range.end)
        while end > Int(range.start), [0x20, 0x0A, 0x0D, 0x09].contains(file.bytes[end - 1]) { end -= 1 }
        return UInt32(end)
    }
}
