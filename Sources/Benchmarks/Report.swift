/// What a run of the benchmarks is asked for.
struct BenchmarkOptions: Sendable {
    /// Only figures whose names hold one of these.
    var names: [String] = []
    /// A folder of service descriptions, for the figure of all services.
    var services: String?
    /// The `awsmith` to look at, if not the one beside the benchmarks.
    var awsmith: String?
    /// Whether a consumer package is built too, which takes minutes.
    var builds = false

    init(_ arguments: some Sequence<String>) {
        var wanted: WritableKeyPath<BenchmarkOptions, String?>?
        for argument in arguments {
            if let path = wanted {
                self[keyPath: path] = argument
                wanted = nil
            } else if argument == "--services" {
                wanted = \.services
            } else if argument == "--awsmith" {
                wanted = \.awsmith
            } else if argument == "--build" {
                builds = true
            } else {
                names.append(argument)
            }
        }
    }
}

/// Prints figures as they come and counts those that are not reached.
struct Report {
    private let options: BenchmarkOptions
    private var missed: [String] = []

    init(_ options: BenchmarkOptions) { self.options = options }

    var services: String? { options.services }
    var awsmith: String? { options.awsmith }

    func wants(_ name: String) -> Bool { options.names.isEmpty || options.names.contains { name.lowercased().contains($0.lowercased()) } }

    /// A figure, what it is to be, and the limit that this machine sets.
    mutating func add(_ name: String, _ value: String, toReach goal: String, isReached: Bool, limit: String = "") {
        guard wants(name) else { return }
        let mark = isReached ? "ok  " : "MISS"
        print("\(mark)  \(name)\n      \(value)   to reach: \(goal)\(limit.isEmpty ? "" : "   limit here: \(limit)")")
        if !isReached { missed.append(name) }
    }

    /// A figure without a goal, or the reason why there is none.
    func note(_ name: String, _ text: String) { if wants(name) { print("--    \(name)\n      \(text)") } }

    func end() { print(missed.isEmpty ? "\nevery figure is reached" : "\nnot reached: \(missed.joined(separator: "; "))") }
}

extension Double {
    /// With a few digits: `0.0123`, `12.3`, `1,230`.
    var short: String {
        guard isFinite else { return "\(self)" }
        if magnitude >= 100 {
            var digits = String(Int(rounded()))
            var grouped = ""
            while digits.count > 3 {
                grouped = "," + digits.suffix(3) + grouped
                digits.removeLast(3)
            }
            return digits + grouped
        }
        let scale: Double = magnitude >= 10 ? 10 : magnitude >= 1 ? 100 : 10_000
        return "\((self * scale).rounded() / scale)"
    }
}
