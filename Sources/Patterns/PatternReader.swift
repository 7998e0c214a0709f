/// Reads the text of an expression into nodes.
struct PatternReader {
    private let scalars: [Unicode.Scalar]
    private var place = 0
    private var depth = 0

    private static let deepest = 100
    private static let mostScalars = 20_000

    init(_ text: String) { scalars = Array(text.unicodeScalars.prefix(Self.mostScalars + 1)) }

    mutating func read() throws(PatternProblem) -> PatternNode {
        guard scalars.count <= Self.mostScalars else { throw PatternProblem("its length of more than \(Self.mostScalars) characters") }
        let node = try choice()
        guard place == scalars.count else { throw PatternProblem("a ')' without '('") }
        return node
    }

    private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        place += 1
        return true
    }

    private mutating func taken() throws(PatternProblem) -> Unicode.Scalar {
        guard let scalar = next else { throw PatternProblem("its end where more is expected") }
        place += 1
        return scalar
    }

    // MARK: - Alternatives, sequences, quantifiers

    private mutating func choice() throws(PatternProblem) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw PatternProblem("groups that nest deeper than \(Self.deepest) levels") }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(PatternProblem) -> PatternNode {
        var nodes: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" { nodes.append(try quantified()) }
        return .sequence(nodes)
    }

    private mutating func quantified() throws(PatternProblem) -> PatternNode {
        var node = try atom()
        while let (least, most) = try quantifier() {
            if take("+") { throw PatternProblem("a possessive quantifier") }
            _ = take("?")
            node = .repetition(node, least: least, most: most)
        }
        return node
    }

    private mutating func quantifier() throws(PatternProblem) -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard next == "{" else { return nil }
        let start = place
        place += 1
        guard let least = number() else {
            place = start
            return nil
        }
        var most: Int? = least
        if take(",") { most = next == "}" ? nil : number() ?? -1 }
        guard take("}"), most != -1 else {
            place = start
            return nil
        }
        if let most, most < least { throw PatternProblem("a quantifier from \(least) to \(most)") }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let digit = next, ("0"..."9").contains(digit) {
            value = min((value ?? 0) * 10 + Int(digit.value - 0x30), 1_000_000)
            place += 1
        }
        return value
    }

    // MARK: - Atoms

    private mutating func atom() throws(PatternProblem) -> PatternNode {
        let scalar = try taken()
        switch scalar {
        case "(": return try group()
        case "[": return .set(try set())
        case ".": return .set(ScalarSet.lineEnds.negated)
        case "^": return .start
        case "$": return .end
        case "\\": return try escaped()
        case "*", "+", "?": throw PatternProblem("a '\(scalar)' with nothing before it")
        default: return .set(ScalarSet(scalar))
        }
    }

    private mutating func group() throws(PatternProblem) -> PatternNode {
        if take("?") {
            switch try taken() {
            case ":": break
            case "=", "!": throw PatternProblem("a look ahead")
            case "P":
                guard take("<") else { throw PatternProblem("a group of an unknown kind") }
                try skipName()
            case "<":
                if next == "=" || next == "!" { throw PatternProblem("a look behind") }
                try skipName()
            default: throw PatternProblem("a group of an unknown kind, or flags")
            }
        }
        let node = try choice()
        guard take(")") else { throw PatternProblem("a '(' without ')'") }
        return node
    }

    private mutating func skipName() throws(PatternProblem) { while try taken() != ">" {} }

    private mutating func escaped() throws(PatternProblem) -> PatternNode {
        switch next {
        case "b": place += 1; return .boundary(isThere: true)
        case "B": place += 1; return .boundary(isThere: false)
        case "A": place += 1; return .start
        case "z", "Z": place += 1; return .end
        case let digit? where ("1"..."9").contains(digit): throw PatternProblem("a reference to a group")
        case "k": throw PatternProblem("a reference to a group")
        default: return .set(try escape())
        }
    }

    /// What stands behind a backslash, in a class or outside.
    private mutating func escape() throws(PatternProblem) -> ScalarSet {
        let scalar = try taken()
        switch scalar {
        case "d": return .digits
        case "D": return ScalarSet.digits.negated
        case "w": return .wordScalars
        case "W": return ScalarSet.wordScalars.negated
        case "s": return .blanks
        case "S": return ScalarSet.blanks.negated
        case "t": return ScalarSet("\t")
        case "n": return ScalarSet("\n")
        case "r": return ScalarSet("\r")
        case "f": return ScalarSet(0x0C...0x0C)
        case "v": return ScalarSet(0x0B...0x0B)
        case "b": return ScalarSet(0x08...0x08)
        case "a": return ScalarSet(0x07...0x07)
        case "e": return ScalarSet(0x1B...0x1B)
        case "0": return ScalarSet(0...0)
        case "x": return ScalarSet(try self.scalar(digits: 2))
        case "u": return ScalarSet(try self.scalar(digits: 4))
        case "p", "P": return try property(isNegated: scalar == "P")
        case "c": return ScalarSet((try taken().value & 0x1F)...(scalars[place - 1].value & 0x1F))
        case let letter where letter.isASCII && letter.properties.isAlphabetic: throw PatternProblem("the escape '\\\(letter)'")
        default: return ScalarSet(scalar)
        }
    }

    private mutating func scalar(digits: Int) throws(PatternProblem) -> Unicode.Scalar {
        var text = ""
        if take("{") {
            while next != "}" { text.unicodeScalars.append(try taken()) }
            place += 1
        } else {
            for _ in 0..<digits { text.unicodeScalars.append(try taken()) }
        }
        guard var value = UInt32(text, radix: 16) else { throw PatternProblem("'\(text)' where a hexadecimal number is expected") }
        // Two halves of one scalar, as UTF-16 has them.
        if (0xD800...0xDBFF).contains(value), place + 5 < scalars.count, scalars[place] == "\\", scalars[place + 1] == "u" {
            let low = String(String.UnicodeScalarView(scalars[place + 2...place + 5]))
            if let low = UInt32(low, radix: 16), (0xDC00...0xDFFF).contains(low) {
                place += 6
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            }
        }
        guard let scalar = Unicode.Scalar(value) else { throw PatternProblem("'\(text)', which is half of a character") }
        return scalar
    }

    private mutating func property(isNegated: Bool) throws(PatternProblem) -> ScalarSet {
        var name = ""
        if take("{") {
            while next != "}" { name.unicodeScalars.append(try taken()) }
            place += 1
        } else {
            name.unicodeScalars.append(try taken())
        }
        guard let property = ScalarProperty(named: name) else { throw PatternProblem("the property '\(name)'") }
        return ScalarSet(property, isNegated: isNegated)
    }

    // MARK: - Classes

    private mutating func set() throws(PatternProblem) -> ScalarSet {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw PatternProblem("classes that nest deeper than \(Self.deepest) levels") }
        var set = ScalarSet()
        let isNegated = take("^")
        var isFirst = true
        while isFirst || next != "]" {
            if next == nil { throw PatternProblem("a '[' without ']'") }
            if next == "]", isFirst { break }
            isFirst = false
            if next == "&", place + 1 < scalars.count, scalars[place + 1] == "&" { throw PatternProblem("an intersection of classes") }
            if next == "[" {
                place += 1
                if next == ":" { set.insert(try posix()) } else { set.insert(try self.set()) }
                continue
            }
            let (item, low) = try setItem()
            guard next == "-", place + 1 < scalars.count, scalars[place + 1] != "]", scalars[place + 1] != "[", let low else {
                set.insert(item)
                continue
            }
            place += 1
            let (other, high) = try setItem()
            guard let high else {
                set.insert(item)
                set.insert(ScalarSet("-"))
                set.insert(other)
                continue
            }
            guard low.value <= high.value else { throw PatternProblem("a range from '\(low)' to '\(high)'") }
            set.insert(low.value...high.value)
        }
        place += 1
        return isNegated ? set.negated : set
    }

    /// A part of a class, and its scalar if it is only one.
    private mutating func setItem() throws(PatternProblem) -> (ScalarSet, Unicode.Scalar?) {
        guard take("\\") else {
            let scalar = try taken()
            return (ScalarSet(scalar), scalar)
        }
        let set = try escape()
        guard !set.isNegated, set.ranges.count == 1, let range = set.ranges.first, range.count == 1 else { return (set, nil) }
        return (set, Unicode.Scalar(range.lowerBound))
    }

    /// `[:alpha:]`
    private mutating func posix() throws(PatternProblem) -> ScalarSet {
        var name = ""
        place += 1
        while next != ":" { name.unicodeScalars.append(try taken()) }
        place += 1
        guard take("]"), let property = ScalarProperty(named: name == "xdigit" ? "XDigit" : name.prefix(1).uppercased() + name.dropFirst())
        else { throw PatternProblem("the class '\(name)'") }
        return ScalarSet(property, isNegated: false)
    }
}
