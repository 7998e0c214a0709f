internal import Values

/// Time series of an output, drawn.
enum ChartOutput {
    /// Appends the picture of whatever series the value holds.
    static func append(
        _ value: Value, title: String, format: OutputFormat, layout: TableLayout, to bytes: inout [UInt8]
    ) throws(CommandError) {
        let series = TimeSeries.find(in: value)
        guard !series.isEmpty else {
            throw .general(
                "The output holds no numbers over time, which \(format.rawValue) needs. Expected a list of maps with a time and numbers, "
                    + "a list of times beside a list of numbers, or pairs of both; --query can pick or make one.")
        }
        let text =
            format == .svg
            ? PictureChart.text(series, title: title)
            : TerminalChart.text(series, width: layout.terminalWidth, isColoured: layout.isColoured)
        bytes.append(contentsOf: text.utf8)
    }
}
