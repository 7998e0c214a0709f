internal import JMESPath
internal import Values

/// Writes outputs in the format that was asked for.
struct OutputWriter {
    let format: OutputFormat
    let globals: GlobalSettings
    let console: Console
    /// The operation's name, which is the title of tables.
    let title: String
    /// Takes the bytes; false once nobody reads them any more.
    let sink: ([UInt8]) -> Bool

    /// Writes one whole output.
    func write(_ output: Value) throws(CommandError) -> Bool {
        let value = try transformed(output)
        var bytes: [UInt8] = []
        switch format {
        case .off: return true
        case .json:
            if isEmptyStructure(value) { return true }
            JSONOutput.append(value, to: &bytes)
            bytes.append(0x0A)
        case .yaml:
            if isEmptyStructure(value) { return true }
            YAMLOutput.append(value, to: &bytes)
        case .yamlStream: YAMLOutput.appendItem(value, to: &bytes)
        case .text:
            do throws(CommandError) {
                try TextOutput.append(value, to: &bytes)
            } catch {
                _ = sink(bytes)
                throw error
            }
        case .table: try TableOutput.append(value, title: title, layout: globals.tableLayout(console), to: &bytes)
        case .chart, .svg:
            try ChartOutput.append(value, title: title, format: format, layout: globals.tableLayout(console), to: &bytes)
        }
        return bytes.isEmpty || sink(bytes)
    }

    /// Writes the one output of a call without pages; an empty structure gives a stream without items.
    func writeWhole(_ output: Value) throws(CommandError) -> Bool {
        if format == .yamlStream, isEmptyStructure(try transformed(output)) { return true }
        return try write(output)
    }

    /// Whether pages are written as they come, and not joined first.
    var writesPages: Bool { format == .text || format == .yamlStream }

    private func transformed(_ output: Value) throws(CommandError) -> Value {
        guard let query = globals.query else { return output }
        do throws(JMESPathError) { return try query.search(output) } catch { throw .general(error.pythonMessage) }
    }

    private func isEmptyStructure(_ value: Value) -> Bool { value.map?.isEmpty ?? false }
}
