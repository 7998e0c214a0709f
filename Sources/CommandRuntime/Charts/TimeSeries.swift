internal import Values

/// Numbers over time, found in an output.
struct TimeSeries {
    /// What the numbers are: `DeliveryAttempts`, `q1 Values`.
    let name: String
    /// In order of time.
    private(set) var points: [Point]

    struct Point: Equatable {
        let time: Int64
        let value: Double
    }

    init(name: String, points: [Point]) {
        self.name = name
        self.points = points.sorted { $0.time < $1.time }
    }

    var total: Double { points.reduce(0) { $0 + $1.value } }

    /// All series in a value: lists of maps with a time and numbers, maps with a list of times beside lists of numbers, and lists of
    /// pairs of a time and a number.
    static func find(in value: Value) -> [TimeSeries] {
        var series: [TimeSeries] = []
        collect(value, name: "", into: &series)
        return series
    }

    // MARK: -

    private static let mostSeries = 64

    private static func collect(_ value: Value, name: String, into series: inout [TimeSeries]) {
        guard series.count < mostSeries else { return }
        switch value {
        case .list(let items):
            if let found = records(items, name: name) {
                series += found
            } else if let found = pairs(items, name: name) {
                series.append(found)
            } else {
                for item in items { collect(item, name: name, into: &series) }
            }
        case .map(let map):
            if let found = columns(map, name: name) {
                series += found
            } else {
                for entry in map { collect(entry.value, name: entry.key, into: &series) }
            }
        default: break
        }
    }

    /// `[{"Timestamp": …, "Bounces": 1, "Rejects": 0}, …]`
    private static func records(_ items: [Value], name: String) -> [TimeSeries]? {
        guard let first = items.first?.map, let timeKey = first.first(where: { time($0.value) != nil })?.key else { return nil }
        var keys: [String] = []
        for item in items {
            for entry in item.map ?? [:] where entry.value.number != nil && !keys.contains(entry.key) { keys.append(entry.key) }
        }
        guard !keys.isEmpty else { return nil }
        return keys.map { key in
            let points = items.compactMap { item -> Point? in
                guard let at = item[timeKey].flatMap(time), let number = item[key]?.number else { return nil }
                return Point(time: at, value: number.double)
            }
            return TimeSeries(name: key, points: points)
        }
    }

    /// `{"Id": "q1", "Timestamps": […], "Values": […]}`
    private static func columns(_ map: ValueMap, name: String) -> [TimeSeries]? {
        let lists = map.compactMap { entry in entry.value.list.map { (entry.key, $0) } }
        guard let times = lists.first(where: { !$0.1.isEmpty && $0.1.allSatisfy { time($0) != nil } }) else { return nil }
        let label = map.first { $0.value.string != nil && time($0.value) == nil }?.value.string ?? name
        let series = lists.compactMap { key, values -> TimeSeries? in
            guard key != times.0, values.count == times.1.count, values.allSatisfy({ $0.number != nil }) else { return nil }
            let points = zip(times.1, values).compactMap { at, value in
                time(at).map { Point(time: $0, value: value.number?.double ?? 0) }
            }
            return TimeSeries(name: label.isEmpty ? key : label, points: points)
        }
        return series.isEmpty ? nil : series
    }

    /// `[["2023-01-01T00:00:00+00:00", 10], …]`
    private static func pairs(_ items: [Value], name: String) -> TimeSeries? {
        var points: [Point] = []
        for item in items {
            guard let pair = item.list, pair.count == 2, let at = time(pair[0]), let number = pair[1].number else { return nil }
            points.append(Point(time: at, value: number.double))
        }
        return points.isEmpty ? nil : TimeSeries(name: name.isEmpty ? "values" : name, points: points)
    }

    /// Seconds since the epoch, if a text is a date with a time of day.
    private static func time(_ value: Value) -> Int64? {
        if case .timestamp(let time) = value { return time.secondsSinceEpoch }
        guard let text = value.string, text.utf8.count >= 19, text.utf8.count <= 40 else { return nil }
        let bytes = Array(text.utf8)
        guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), ByteScanner.isDigit(bytes[0]) else { return nil }
        return plainTime(bytes) ?? TimestampText.parse(text)?.secondsSinceEpoch
    }

    /// `2013-06-12T19:32:00+00:00`, the form that times are printed in; days that every month has.
    private static func plainTime(_ bytes: [UInt8]) -> Int64? {
        guard bytes.count == 25, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            bytes[19...].elementsEqual("+00:00".utf8)
        else { return nil }
        func number(_ range: Range<Int>) -> Int {
            bytes[range].reduce(0) { ByteScanner.isDigit($1) && $0 >= 0 ? $0 * 10 + Int($1 - 0x30) : -1 }
        }
        let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
        let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
        guard year >= 1, (1...12).contains(month), (1...28).contains(day), (0...23).contains(hour), (0...59).contains(minute),
            (0...59).contains(second)
        else { return nil }
        return CivilDateTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second).secondsSinceEpoch
    }
}
