internal import Values

/// Values as tab-separated lines: scalars of a map together behind its upper-cased key, nested items after them in key order.
enum TextOutput {
    /// Appends the lines of a value; a list that mixes maps with other things is an error, after the lines before it.
    static func append(_ value: Value, to bytes: inout [UInt8]) throws(CommandError) {
        var lines = Lines(bytes: bytes)
        bytes = []
        defer { bytes = lines.bytes }
        try lines.write(value, label: nil, columns: nil)
    }
}

private struct Lines {
    var bytes: [UInt8]

    /// `label` is the key under which the value stands, `columns` what all maps of a list show.
    mutating func write(_ value: Value, label: String?, columns: [String]?) throws(CommandError) {
        switch value {
        case .map(let map): try writeMap(map, label: label, columns: columns)
        case .list(let items): try writeList(items, label: label)
        default:
            bytes.append(contentsOf: PythonText.string(value).utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    private mutating func writeList(_ items: [Value], label: String?) throws(CommandError) {
        guard !items.isEmpty else { return }
        if items.contains(where: \.isMap) {
            let columns = try sortedScalarKeys(items)
            for item in items { try write(item, label: label, columns: columns) }
        } else if items.contains(where: \.isList) {
            writeScalars(items.filter(\.isScalar), label: label)
            for item in items where !item.isScalar { try write(item, label: label, columns: nil) }
        } else {
            writeScalars(items, label: label)
        }
    }

    /// Under a key a line each; without one, all on one line.
    private mutating func writeScalars(_ items: [Value], label: String?) {
        if let label {
            for item in items { writeLine([label.uppercased(), PythonText.string(item)]) }
        } else if !items.isEmpty {
            writeLine(items.map(PythonText.string))
        }
    }

    private mutating func writeMap(_ map: ValueMap, label: String?, columns: [String]?) throws(CommandError) {
        var cells: [String] = []
        var nested: [ValueMap.Entry] = []
        if let columns {
            cells = columns.map { map[$0].map(PythonText.string) ?? "" }
            let shown = Set(columns)
            nested = map.sortedByKey.filter { !shown.contains($0.key) }
        } else {
            for entry in map.sortedByKey {
                if entry.value.isScalar { cells.append(PythonText.string(entry.value)) } else { nested.append(entry) }
            }
        }
        if !cells.isEmpty { writeLine((label.map { [$0.uppercased()] } ?? []) + cells) }
        for entry in nested { try write(entry.value, label: entry.key, columns: nil) }
    }

    private mutating func writeLine(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\t")) }
            bytes.append(contentsOf: cell.utf8)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private func sortedScalarKeys(_ items: [Value]) throws(CommandError) -> [String] {
        var keys: [String] = []
        var seen: Set<String> = []
        for item in items {
            guard let map = item.map else { throw .general(PythonMessages.noAttribute("items", item)) }
            for entry in map where entry.value.isScalar && seen.insert(entry.key).inserted { keys.append(entry.key) }
        }
        return keys.sortedByCodePoints()
    }
}
