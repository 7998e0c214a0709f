public import JSONText

extension Node {
    /// Writes the value as JSON, keys in the order of the document. Numbers keep their spelling where JSON has it; what JSON has no
    /// number for (`.inf`, `.nan`) becomes a string.
    public func write(to json: inout JSONWriter) {
        switch cell.kind {
        case .null: json.null()
        case .true: json.bool(true)
        case .false: json.bool(false)
        case .string: json.string(string ?? "")
        case .number: writeNumber(to: &json)
        case .list:
            json.beginArray()
            for item in elements { item.write(to: &json) }
            json.endArray()
        case .map:
            json.beginObject()
            for entry in map ?? NodeMap(storage: storage, cell: cell) {
                json.key(entry.key)
                entry.value.write(to: &json)
            }
            json.endObject()
        }
    }

    /// The value as JSON text.
    public func json(_ layout: JSONWriter.Layout = .compact) -> String {
        var json = JSONWriter(layout)
        write(to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    // MARK: -

    private func writeNumber(to json: inout JSONWriter) {
        let token = text ?? ""
        let isJSON = Array(token.utf8).withUnsafeBufferPointer { JSONScanner.number($0, from: 0) == $0.count }
        if isJSON {
            json.number(token)
        } else if let int {
            json.number(int)
        } else if let double, double.isFinite {
            json.number("\(double)")
        } else {
            json.string(token)
        }
    }
}
