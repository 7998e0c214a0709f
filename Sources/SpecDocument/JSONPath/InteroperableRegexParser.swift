/// Turns the text of an I-Regexp into instructions, by the grammar of RFC 9485.
struct InteroperableRegexParser {
    private let pattern: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    private static let deepest = 64
    private static let largestProgram = 20_000

    private typealias Instruction = InteroperableRegex.Instruction

    init(_ pattern: String) {
        self.pattern = Array(pattern.unicodeScalars)
    }

    mutating func program() -> [InteroperableRegex.Instruction]? {
        guard let program = alternatives(), position == pattern.count else { return nil }
        return program + [.accept]
    }

    // MARK: - Structure; instructions refer to places relative to their own start

    private mutating func alternatives() -> [Instruction]? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest, var program = branch() else { return nil }
        while take("|") {
            guard let other = branch(), program.count + other.count < Self.largestProgram else { return nil }
            let join = program.count + other.count + 2
            program = [.split(1, program.count + 2)] + moved(program, by: 1) + [.jump(join)] + moved(other, by: program.count + 2)
        }
        return program
    }

    private mutating func branch() -> [Instruction]? {
        var program: [Instruction] = []
        while let next = current, next != "|", next != ")" {
            guard let piece = piece(), program.count + piece.count < Self.largestProgram else { return nil }
            program += moved(piece, by: program.count)
        }
        return program
    }

    private mutating func piece() -> [Instruction]? {
        guard let atom = atom() else { return nil }
        if take("*") { return starred(atom) }
        if take("+") { return repeated(atom, 1, nil) }
        if take("?") { return repeated(atom, 0, 1) }
        guard take("{") else { return atom }
        guard let least = number() else { return nil }
        var most: Int? = least
        if take(",") { most = current == "}" ? nil : number() }
        let isOpen = most == nil
        guard take("}"), isOpen ? pattern[position - 2] == "," : (most ?? 0) >= least else { return nil }
        return repeated(atom, least, most)
    }

    private func starred(_ atom: [Instruction]) -> [Instruction] {
        [.split(1, atom.count + 2)] + moved(atom, by: 1) + [.jump(0)]
    }

    private func repeated(_ atom: [Instruction], _ least: Int, _ most: Int?) -> [Instruction]? {
        guard max(least, most ?? 0) * (atom.count + 1) < Self.largestProgram else { return nil }
        var program: [Instruction] = []
        for _ in 0..<least { program += moved(atom, by: program.count) }
        guard let most else { return program + moved(starred(atom), by: program.count) }
        let end = program.count + (most - least) * (atom.count + 1)
        for _ in least..<max(least, most) {
            program.append(.split(program.count + 1, end))
            program += moved(atom, by: program.count)
        }
        return program
    }

    private func moved(_ program: [Instruction], by distance: Int) -> [Instruction] {
        program.map { instruction in
            switch instruction {
            case .split(let first, let second): .split(first + distance, second + distance)
            case .jump(let target): .jump(target + distance)
            case .character, .accept: instruction
            }
        }
    }

    // MARK: - Characters

    private mutating func atom() -> [Instruction]? {
        guard let scalar = current else { return nil }
        position += 1
        switch scalar {
        case "(":
            guard let inner = alternatives(), take(")") else { return nil }
            return inner
        case ".": return [.character(.init(isNegated: true, ranges: [0x0A...0x0A, 0x0D...0x0D]))]
        case "[": return set().map { [.character($0)] }
        case "\\": return escape().map { [.character($0)] }
        case "*", "+", "?", "{", "}", "]", ")", "|": return nil
        default: return [.character(.init(ranges: [scalar.value...scalar.value]))]
        }
    }

    /// What stands after a backslash.
    private mutating func escape() -> InteroperableRegex.CharacterSet? {
        guard let scalar = current else { return nil }
        position += 1
        switch scalar {
        case "(", ")", "*", "+", "-", ".", "?", "[", "\\", "]", "^", "{", "|", "}": return .init(ranges: [scalar.value...scalar.value])
        case "n": return .init(ranges: [0x0A...0x0A])
        case "r": return .init(ranges: [0x0D...0x0D])
        case "t": return .init(ranges: [0x09...0x09])
        case "p", "P":
            guard take("{") else { return nil }
            let start = position
            while let next = current, next != "}" { position += 1 }
            let name = String(String.UnicodeScalarView(pattern[start..<position]))
            guard take("}"), GeneralCategory.isName(name) else { return nil }
            return .init(categories: [(name, scalar == "P")])
        default: return nil
        }
    }

    /// What stands after `[`, its end included.
    private mutating func set() -> InteroperableRegex.CharacterSet? {
        var set = InteroperableRegex.CharacterSet(isNegated: take("^"))
        if take("-") { set.ranges.append(0x2D...0x2D) }
        while let scalar = current, scalar != "]" {
            if scalar == "-" {
                // Only the last character may be a hyphen.
                position += 1
                guard current == "]" else { return nil }
                set.ranges.append(0x2D...0x2D)
                break
            }
            guard let first = setItem() else { return nil }
            guard current == "-", position + 1 < pattern.count, pattern[position + 1] != "]" else {
                set.ranges += first.ranges
                set.categories += first.categories
                continue
            }
            position += 1
            guard let last = setItem(), let low = first.ranges.first?.lowerBound, let high = last.ranges.first?.lowerBound, low <= high
            else {
                return nil
            }
            set.ranges.append(low...high)
        }
        guard take("]"), !(set.ranges.isEmpty && set.categories.isEmpty) else { return nil }
        return set
    }

    private mutating func setItem() -> InteroperableRegex.CharacterSet? {
        guard let scalar = current else { return nil }
        position += 1
        if scalar == "\\" { return escape() }
        return scalar == "[" || scalar == "-" ? nil : .init(ranges: [scalar.value...scalar.value])
    }

    private mutating func number() -> Int? {
        var value = 0
        let start = position
        while let scalar = current, (0x30...0x39).contains(scalar.value), position - start < 6 {
            value = value * 10 + Int(scalar.value - 0x30)
            position += 1
        }
        return position > start ? value : nil
    }

    private var current: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        position += 1
        return true
    }
}
