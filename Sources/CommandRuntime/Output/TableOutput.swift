internal import Values

/// Values as boxes: a titled section for each map or list, its scalars as columns, what is nested as sections further in.
struct TableOutput {
    private(set) var sections: [TableSection] = []

    /// The table of a value under a title; nothing for an empty value. A row that does not fit its section is an error.
    static func append(_ value: Value, title: String, layout: TableLayout, to bytes: inout [UInt8]) throws(CommandError) {
        var table = TableOutput()
        guard try table.add(value, title: title, indent: 0) else { return }
        TableRendering.append(table.sections, layout: layout, to: &bytes)
    }

    // MARK: -

    private mutating func add(_ value: Value, title: String?, indent: Int) throws(CommandError) -> Bool {
        guard !value.isEmptyInPython else { return false }
        if let title { sections.append(TableSection(title: title, indent: indent)) }
        switch value {
        case .list(let items):
            if items.first?.isMap == true {
                try add(rows: items, title: title, indent: indent)
            } else {
                for item in items { try add(item: item) }
            }
        case .map(let map): try add(map, indent: indent)
        default: break
        }
        return true
    }

    /// An item of a list whose first item is no map: a row of one or several cells.
    private mutating func add(item: Value) throws(CommandError) {
        switch item {
        case .list(let cells) where cells.allSatisfy(\.isScalar): try addRow(cells.map(PythonText.string))
        case .map(let map) where map.isEmpty: try addRow([])
        case .map(let map): try addRow(map.keys)
        case .list: _ = try add(item, title: nil, indent: 0)
        default: try addRow([PythonText.string(item)])
        }
    }

    private mutating func add(_ map: ValueMap, indent: Int) throws(CommandError) {
        let entries = map.sortedByKey
        let scalars = entries.filter(\.value.isScalar)
        if let only = scalars.first, scalars.count == 1 {
            try addRow([only.key, PythonText.string(only.value)])
        } else if !scalars.isEmpty {
            try addHeaders(scalars.map(\.key))
            try addRow(scalars.map { PythonText.string($0.value) })
        }
        for entry in entries where !entry.value.isScalar { _ = try add(entry.value, title: entry.key, indent: indent + 1) }
    }

    /// A list of maps: the union of their scalar keys as columns; a new section after each row if something is nested.
    private mutating func add(rows items: [Value], title: String?, indent: Int) throws(CommandError) {
        var columns: Set<String> = []
        var nestedKeys: Set<String> = []
        for item in items {
            guard let map = item.map else { throw .general(PythonMessages.notAMapping(item)) }
            for entry in map {
                if entry.value.isScalar { columns.insert(entry.key) } else { nestedKeys.insert(entry.key) }
            }
        }
        let headers = columns.sorted { $0.precedesByCodePoints($1) }
        let nested = nestedKeys.sorted { $0.precedesByCodePoints($1) }
        try addHeaders(headers)
        for (index, item) in items.enumerated() {
            let map = item.map ?? [:]
            if index > 0, !nested.isEmpty {
                sections.append(TableSection(title: title, indent: indent))
                try addHeaders(headers)
            }
            try addRow(headers.map { map[$0].map(PythonText.string) ?? "" })
            for key in nested {
                if let value = map[key] { _ = try add(value, title: key, indent: indent + 1) }
            }
        }
    }

    private mutating func addHeaders(_ headers: [String]) throws(CommandError) {
        guard let last = sections.indices.last else { return }
        try sections[last].setHeaders(headers)
    }

    private mutating func addRow(_ cells: [String]) throws(CommandError) {
        guard let last = sections.indices.last else { return }
        try sections[last].addRow(cells)
    }
}
