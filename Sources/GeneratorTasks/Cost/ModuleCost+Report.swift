internal import JSONText

extension ModuleCost {
    /// As a table, the dearest operation first.
    ///
    ///     SES: 71 operations, 316 shapes, 9507 lines, about 1.2 MB
    ///     operation           shapes  own  lines  own     KB  compile
    ///     SendEmail               22    1    571   90   31.2     8.5 %
    public var text: String {
        let head = ["operation", "shapes", "own", "lines", "own", "KB", "compile"]
        let rows = operations.sorted { ($1.bytes, $1.lines, $0.name) < ($0.bytes, $0.lines, $1.name) }.map { cost in
            [
                cost.name, "\(cost.shapes)", "\(cost.ownShapes)", "\(cost.lines)", "\(cost.ownLines)", kilobytes(cost.bytes),
                "\(tenths(cost.compileShare * 100)) %",
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).reduce(0) { max($0, $1[column].count) } }
        let lines = ([head] + rows).map { row in
            row.enumerated().map { column, text in
                let blanks = String(repeating: " ", count: widths[column] - text.count)
                return column == 0 ? text + blanks : blanks + text
            }.joined(separator: "  ")
        }
        let count = operations.count == 1 ? "1 operation" : "\(operations.count) operations"
        return "\(module): \(count), \(shapes) shapes, \(self.lines) lines, about \(kilobytes(bytes)) KB\n"
            + lines.map { $0 + "\n" }.joined()
    }

    /// As JSON, in the order of the description.
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("module")
        json.string(module)
        for (key, value) in [("shapes", shapes), ("lines", lines), ("bytes", bytes)] {
            json.key(key)
            json.number(value)
        }
        json.key("operations")
        json.beginArray()
        for cost in operations {
            json.beginObject()
            json.key("name")
            json.string(cost.name)
            let numbers = [
                ("shapes", cost.shapes), ("ownShapes", cost.ownShapes), ("lines", cost.lines), ("ownLines", cost.ownLines),
                ("bytes", cost.bytes),
            ]
            for (key, value) in numbers {
                json.key(key)
                json.number(value)
            }
            json.key("compileShare")
            json.number("\((cost.compileShare * 10_000).rounded() / 10_000)")
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }
}

/// Costs of several modules as one JSON document.
public func costJSON(_ modules: [ModuleCost]) -> String {
    var json = JSONWriter(.indented(by: 2))
    json.beginArray()
    for module in modules { module.write(to: &json) }
    json.endArray()
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
}

private func kilobytes(_ bytes: Int) -> String { tenths(Double(bytes) / 1000) }

private func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
}
