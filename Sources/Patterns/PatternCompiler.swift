/// Turns nodes into steps.
struct PatternCompiler {
    private var steps: [PatternStep] = []

    /// Counted repetitions are written out, up to this many steps.
    static let mostSteps = 20_000

    mutating func compile(_ node: PatternNode) throws(PatternProblem) -> [PatternStep] {
        try add(node)
        try append(.found)
        return steps
    }

    private mutating func append(_ step: PatternStep) throws(PatternProblem) {
        guard steps.count < Self.mostSteps else { throw PatternProblem("repetitions that come to more than \(Self.mostSteps) steps") }
        steps.append(step)
    }

    private mutating func add(_ node: PatternNode) throws(PatternProblem) {
        switch node {
        case .set(let set): try append(.take(set))
        case .start: try append(.start)
        case .end: try append(.end)
        case .boundary(let isThere): try append(.boundary(isThere: isThere))
        case .sequence(let nodes): for node in nodes { try add(node) }
        case .choice(let branches): try addChoice(branches)
        case .repetition(let node, let least, let most): try addRepetition(node, least, most)
        }
    }

    private mutating func addChoice(_ branches: [PatternNode]) throws(PatternProblem) {
        var ends: [Int] = []
        for (place, branch) in branches.enumerated() {
            guard place + 1 < branches.count else {
                try add(branch)
                break
            }
            let fork = steps.count
            try append(.fork(fork + 1, 0))
            try add(branch)
            ends.append(steps.count)
            try append(.jump(0))
            steps[fork] = .fork(fork + 1, steps.count)
        }
        for end in ends { steps[end] = .jump(steps.count) }
    }

    private mutating func addRepetition(_ node: PatternNode, _ least: Int, _ most: Int?) throws(PatternProblem) {
        for _ in 0..<least {
            let before = steps.count
            try add(node)
            // Nothing, however often.
            if steps.count == before { return }
        }
        guard let most else {
            let fork = steps.count
            try append(.fork(fork + 1, 0))
            try add(node)
            try append(.jump(fork))
            steps[fork] = .fork(fork + 1, steps.count)
            return
        }
        var forks: [Int] = []
        for _ in least..<max(least, most) {
            forks.append(steps.count)
            try append(.fork(steps.count + 1, 0))
            let before = steps.count
            try add(node)
            if steps.count == before { break }
        }
        for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
    }
}

/// All places of an expression that a text may have come to, from scalar to scalar.
struct PatternRun {
    let steps: [PatternStep]
    private var places: [Int] = []
    /// By step: the position at which it was last come to.
    private var marks: [Int]
    private var work = 0
    private let mostWork: Int

    init(steps: [PatternStep], mostWork: Int) {
        self.steps = steps
        self.mostWork = mostWork
        marks = [Int](repeating: -1, count: steps.count)
    }

    mutating func isFound(in text: String.UnicodeScalarView) -> Bool? {
        var position = 0
        var before: Unicode.Scalar?
        var taking: [Int] = []
        var rest = text.makeIterator()
        var here = rest.next()
        while true {
            // What the scalar before has led to, and another beginning.
            places.removeAll(keepingCapacity: true)
            for place in taking where reach(place, position, before, here) { return true }
            if reach(0, position, before, here) { return true }
            guard let scalar = here else { return false }
            taking.removeAll(keepingCapacity: true)
            for place in places {
                work += 1
                if case .take(let set) = steps[place], set.contains(scalar) { taking.append(place + 1) }
            }
            guard work < mostWork else { return nil }
            before = scalar
            here = rest.next()
            position += 1
        }
    }

    /// Goes on from a step as far as no scalar is taken; gives whether that is the end of the expression.
    private mutating func reach(_ first: Int, _ position: Int, _ before: Unicode.Scalar?, _ here: Unicode.Scalar?) -> Bool {
        var waiting = [first]
        while let place = waiting.popLast() {
            guard marks[place] != position else { continue }
            marks[place] = position
            work += 1
            switch steps[place] {
            case .found: return true
            case .take: places.append(place)
            case .jump(let target): waiting.append(target)
            case .fork(let one, let other):
                waiting.append(other)
                waiting.append(one)
            case .start: if before == nil { waiting.append(place + 1) }
            case .end: if here == nil { waiting.append(place + 1) }
            case .boundary(let isThere):
                let isBoundary = isWord(before) != isWord(here)
                if isBoundary == isThere { waiting.append(place + 1) }
            }
        }
        return false
    }

    private func isWord(_ scalar: Unicode.Scalar?) -> Bool { scalar.map(ScalarSet.wordScalars.contains) ?? false }
}
