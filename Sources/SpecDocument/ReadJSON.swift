internal import JSONText
internal import SpecDiagnostics

/// Reads a JSON text into a tree, or says what is wrong with it.
func readJSON(_ file: SourceFile, _ diagnostics: inout Diagnostics) -> NodeTree? {
    var builder = NodeTreeBuilder(file)
    let damage = file.bytes.withUnsafeBufferPointer { bytes -> JSONError? in
        var reader = JSONReader(bytes, maximumDepth: maximumDocumentDepth)
        do throws(JSONError) {
            while let event = try reader.next() {
                switch event.kind {
                case .beginObject: builder.begin(.map, at: event.start)
                case .beginArray: builder.begin(.list, at: event.start)
                case .endObject, .endArray: builder.end(at: event.end, &diagnostics)
                case .key where event.hasEscapes:
                    var cell = Cell(event, .string, .kept)
                    let content = UnsafeBufferPointer(rebasing: bytes[event.content])
                    (cell.first, cell.count) = builder.keep(JSONScanner.text(content, hasEscapes: true).utf8)
                    builder.add(cell)
                case .key: builder.add(Cell(event, .string, .quoted))
                case .string: builder.add(Cell(event, .string, event.hasEscapes ? .escaped : .quoted))
                case .number: builder.add(Cell(event, .number, .token))
                case .true: builder.add(Cell(event, .true, .token))
                case .false: builder.add(Cell(event, .false, .token))
                case .null: builder.add(Cell(event, .null, .token))
                }
            }
            return nil
        } catch {
            return error
        }
    }
    if let damage {
        diagnostics.error(damage.message, at: file.range(damage.offset, damage.offset + 1), hint: hint(for: damage, in: file))
        return nil
    }
    return builder.finished()
}

// MARK: -

extension Cell {
    fileprivate init(_ event: JSONEvent, _ kind: Kind, _ text: Text) {
        self.init(start: UInt32(lowBitsOf: event.start), end: UInt32(lowBitsOf: event.end), kind: kind, text: text)
    }
}

private func hint(for damage: JSONError, in file: SourceFile) -> String? {
    switch damage.code {
    case .cutShort: "was the file copied or downloaded whole?"
    case .trailingComma: "take the comma away"
    case .encoding: "save the file as UTF-8"
    case .unexpected where damage.offset == 0: "a file whose name ends in .json must hold JSON; YAML is read from .yaml and .yml"
    default: nil
    }
}
