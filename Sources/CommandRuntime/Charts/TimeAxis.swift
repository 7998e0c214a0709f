internal import Values

/// A stretch of time cut into equal steps.
struct TimeAxis {
    let start: Int64
    /// Seconds of a step.
    let step: Int64
    let count: Int

    /// Steps of a round length that hold all points, not more of them than wanted.
    init(_ series: [TimeSeries], atMost most: Int) {
        let times = series.flatMap { $0.points.map(\.time) }
        let first = times.min() ?? 0
        let last = times.max() ?? first
        let lengths: [Int64] = [60, 300, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000, 31_536_000]
        let wanted = (last - first) / Int64(max(1, most)) + 1
        // Beyond years, whatever fits.
        let length = lengths.first { $0 >= wanted } ?? wanted
        step = length
        start = first - ((first % length) + length) % length
        count = min(max(1, most + 1), Int((last - start) / length) + 1)
    }

    /// What falls into each step, added up.
    func sums(_ series: TimeSeries) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        for point in series.points where point.value.isFinite {
            let place = Int((point.time - start) / step)
            if sums.indices.contains(place) { sums[place] += point.value }
        }
        return sums
    }

    /// The beginning of a step as text: the date, or date and time where steps are short.
    func label(_ place: Int) -> String {
        let text = OffsetTimestamp(secondsSinceEpoch: start + Int64(place) * step).naiveISO8601
        return step >= 86_400 ? String(text.prefix(10)) : String(text.prefix(16)).replacing("T", with: " ")
    }

    /// How long a step is, in words: `6 hours`.
    var stepText: String {
        let units: [(Int64, String)] = [(31_536_000, "year"), (604_800, "week"), (86_400, "day"), (3_600, "hour"), (60, "minute")]
        for (length, name) in units where step % length == 0 {
            let count = step / length
            return count == 1 ? name : "\(count) \(name)s"
        }
        return "\(step) seconds"
    }
}

/// Numbers as charts show them.
enum ChartNumber {
    /// Whole numbers with commas, others with as many digits as help.
    static func text(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return Number.pythonText(of: value) }
        if value == value.rounded() { return grouped(Int64(value)) }
        let scaled = (value * 100).rounded() / 100
        return Number.pythonText(of: scaled)
    }

    private static func grouped(_ value: Int64) -> String {
        var groups: [String] = []
        var digits = String(value.magnitude)
        while digits.utf8.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits = String(digits.dropLast(3))
        }
        return (value < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }
}
