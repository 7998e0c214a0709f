/// A regular expression of RFC 9485 (I-Regexp), run in time proportional to text and expression, whatever they are.
struct InteroperableRegex {
    /// One instruction of the machine that reads a text.
    enum Instruction {
        /// Goes on if the next character belongs to the set.
        case character(CharacterSet)
        /// Goes on at both places.
        case split(Int, Int)
        case jump(Int)
        case accept
    }

    /// Characters by their Unicode scalars.
    struct CharacterSet {
        var isNegated = false
        var ranges: [ClosedRange<UInt32>] = []
        /// Names of general categories: `L`, `Lu`; and whether all but those are meant.
        var categories: [(name: String, isNegated: Bool)] = []

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            let isListed =
                ranges.contains { $0.contains(scalar.value) }
                || categories.contains { GeneralCategory.name(of: scalar).hasPrefix($0.name) != $0.isNegated }
            return isListed != isNegated
        }
    }

    private let program: [Instruction]

    /// Nothing if the text is not such an expression, or one that is much too large.
    init?(_ pattern: String) {
        var parser = InteroperableRegexParser(pattern)
        guard let program = parser.program() else { return nil }
        self.program = program
    }

    /// How much work a character of a text is, at most.
    var size: Int { program.count }

    /// Whether all of the text is what the expression describes.
    func matchesWhole(_ text: String) -> Bool { run(text, anywhere: false) }

    /// Whether some part of the text is.
    func matchesPart(_ text: String) -> Bool { run(text, anywhere: true) }

    // MARK: -

    private func run(_ text: String, anywhere: Bool) -> Bool {
        var places = Places(program)
        places.add(0)
        for scalar in text.unicodeScalars {
            if anywhere, places.accepts { return true }
            var next = Places(program)
            for place in places.reading {
                if case .character(let set) = program[place], set.contains(scalar) { next.add(place + 1) }
            }
            if anywhere { next.add(0) }
            places = next
            if places.reading.isEmpty, !places.accepts { return false }
        }
        return places.accepts
    }

    /// Where the machine is, at several places at once.
    private struct Places {
        private let program: [Instruction]
        private var isKnown: [Bool]
        private(set) var reading: [Int] = []
        private(set) var accepts = false

        init(_ program: [Instruction]) {
            self.program = program
            isKnown = Array(repeating: false, count: program.count)
        }

        mutating func add(_ place: Int) {
            var waiting = [place]
            while let place = waiting.popLast() {
                guard !isKnown[place] else { continue }
                isKnown[place] = true
                switch program[place] {
                case .character: reading.append(place)
                case .split(let first, let second): waiting += [second, first]
                case .jump(let target): waiting.append(target)
                case .accept: accepts = true
                }
            }
        }
    }
}
