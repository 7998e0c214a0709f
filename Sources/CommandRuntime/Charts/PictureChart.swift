/// Time series as an SVG picture that reads well on light and on dark ground.
struct PictureChart {
    private var svg: [String] = []
    private let axis: TimeAxis

    private static let width = 960
    private static let left = 80
    private static let panelHeight = 150
    private static let plotHeight = 90

    static func text(_ series: [TimeSeries], title: String) -> String {
        var chart = PictureChart(axis: TimeAxis(series, atMost: 160))
        chart.begin(title, panels: series.count)
        for (index, one) in series.enumerated() { chart.draw(one, index: index) }
        chart.svg.append("</svg>")
        return chart.svg.joined(separator: "\n") + "\n"
    }

    // MARK: -

    private init(axis: TimeAxis) { self.axis = axis }

    private mutating func begin(_ title: String, panels: Int) {
        let height = 50 + panels * Self.panelHeight
        svg = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.width) \(height)\" width=\"\(Self.width)\" "
                + "height=\"\(height)\" role=\"img\" aria-label=\"\(Self.escaped(title))\">",
            "<style>",
            "  svg { background: #ffffff; color: #1f2328; font: 13px system-ui, sans-serif; }",
            "  text { fill: currentColor; } .quiet { fill: #59636e; font-size: 11px; } .grid { stroke: #d1d9e0; }",
            "  .s0 { fill: #0969da; } .s1 { fill: #cf222e; } .s2 { fill: #9a6700; } .s3 { fill: #8250df; }",
            "  .s4 { fill: #1b7c83; } .s5 { fill: #1a7f37; }",
            "  @media (prefers-color-scheme: dark) {",
            "    svg { background: #0d1117; color: #e6edf3; } .quiet { fill: #9198a1; } .grid { stroke: #3d444d; }",
            "    .s0 { fill: #58a6ff; } .s1 { fill: #ff7b72; } .s2 { fill: #d29922; } .s3 { fill: #bc8cff; }",
            "    .s4 { fill: #39c5cf; } .s5 { fill: #3fb950; }",
            "  }",
            "</style>",
            "<text x=\"16\" y=\"28\" font-size=\"17\" font-weight=\"600\">\(Self.escaped(title))</text>",
        ]
    }

    private mutating func draw(_ series: TimeSeries, index: Int) {
        let top = 50 + index * Self.panelHeight
        let base = top + 22 + Self.plotHeight
        let sums = axis.sums(series)
        let highest = max(sums.max() ?? 0, 0)
        let plotWidth = Double(Self.width - Self.left - 24)
        let step = plotWidth / Double(axis.count)
        svg.append(
            "<text x=\"\(Self.left)\" y=\"\(top + 12)\" font-weight=\"600\">\(Self.escaped(series.name))"
                + "<tspan class=\"quiet\" font-weight=\"400\" dx=\"10\">total \(ChartNumber.text(series.total)), each bar "
                + "\(axis.stepText)</tspan></text>")
        for (value, y) in [(highest, top + 22), (0, base)] {
            svg.append("<line class=\"grid\" x1=\"\(Self.left)\" x2=\"\(Self.width - 24)\" y1=\"\(y)\" y2=\"\(y)\"/>")
            svg.append("<text class=\"quiet\" x=\"\(Self.left - 8)\" y=\"\(y + 4)\" text-anchor=\"end\">\(ChartNumber.text(value))</text>")
        }
        var path = ""
        for (place, value) in sums.enumerated() where value > 0 && highest > 0 {
            let height = max(1, value / highest * Double(Self.plotHeight))
            let x = Double(Self.left) + Double(place) * step
            path += "M\(Self.number(x)) \(base)v-\(Self.number(height))h\(Self.number(max(1, step - 0.6)))V\(base)z"
        }
        if !path.isEmpty { svg.append("<path class=\"s\(index % 6)\" d=\"\(path)\"><title>\(Self.escaped(series.name))</title></path>") }
        svg.append("<text class=\"quiet\" x=\"\(Self.left)\" y=\"\(base + 16)\">\(axis.label(0))</text>")
        svg.append(
            "<text class=\"quiet\" x=\"\(Self.width - 24)\" y=\"\(base + 16)\" text-anchor=\"end\">\(axis.label(axis.count - 1))</text>")
    }

    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }

    /// Text for XML; characters that it cannot hold are left out.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
