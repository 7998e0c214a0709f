/// One scalar on its way to the page, broken at blanks beyond the width.
struct YAMLFolding {
    private(set) var bytes: [UInt8] = []
    private(set) var column: Int
    /// Where a continued line starts.
    private let indent: Int
    private let width: Int
    private let folds: Bool
    /// Whether nothing but indentation stands on the line.
    private var isIndented = false

    init(column: Int, indent: Int, width: Int, folds: Bool) {
        self.column = column
        self.indent = indent
        self.width = width
        self.folds = folds
    }

    mutating func write(_ text: String, style: YAMLScalarAnalysis.Style) {
        let scalars = Array(text.unicodeScalars)
        switch style {
        case .plain: writeFlowing(scalars, isQuoted: false)
        case .singleQuoted:
            put("'")
            writeFlowing(scalars, isQuoted: true)
            put("'")
        case .doubleQuoted:
            put("\"")
            writeEscaped(scalars)
            put("\"")
        }
    }

    // MARK: -

    /// Plain or single-quoted text: a break in it is doubled, because a single one would read as a blank.
    private mutating func writeFlowing(_ scalars: [Unicode.Scalar], isQuoted: Bool) {
        var isAfterSpace = false
        var isAfterBreak = false
        for (index, scalar) in scalars.enumerated() {
            if scalar == " " {
                let isInside = !isQuoted || (index > 0 && index < scalars.count - 1)
                let isAlone = index + 1 >= scalars.count || scalars[index + 1] != " "
                if folds, !isAfterSpace, column > width, isInside, isAlone { breakLine() } else { put(scalar) }
                isAfterSpace = true
            } else if YAMLScalarAnalysis.isBreak(scalar) {
                if !isAfterBreak, scalar == "\n" { lineFeed() }
                putBreak(scalar)
                isIndented = true
                isAfterBreak = true
            } else {
                if isAfterBreak { breakLine() }
                if isQuoted, scalar == "'" { put("'") }
                put(scalar)
                isIndented = false
                isAfterSpace = false
                isAfterBreak = false
            }
        }
        if isAfterBreak { breakLine() }
    }

    private mutating func writeEscaped(_ scalars: [Unicode.Scalar]) {
        var isAfterSpace = false
        for (index, scalar) in scalars.enumerated() {
            if scalar == " " {
                if folds, !isAfterSpace, column > width, index > 0, index < scalars.count - 1 {
                    breakLine()
                    if scalars[index + 1] == " " { put("\\") }
                } else {
                    put(scalar)
                }
                isAfterSpace = true
                continue
            }
            isAfterSpace = false
            if scalar == "\"" || scalar == "\\" || YAMLScalarAnalysis.isBreak(scalar) || !YAMLScalarAnalysis.isPrintable(scalar) {
                putEscape(scalar)
            } else {
                put(scalar)
            }
        }
    }

    private mutating func putEscape(_ scalar: Unicode.Scalar) {
        let letters: [UInt32: Unicode.Scalar] = [
            0x00: "0", 0x07: "a", 0x08: "b", 0x09: "t", 0x0A: "n", 0x0B: "v", 0x0C: "f", 0x0D: "r", 0x1B: "e", 0x22: "\"", 0x5C: "\\",
            0x85: "N", 0xA0: "_", 0x2028: "L", 0x2029: "P",
        ]
        put("\\")
        if let letter = letters[scalar.value] {
            put(letter)
            return
        }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let (letter, width): (Unicode.Scalar, Int) = scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
        put(letter)
        for digit in (String(repeating: "0", count: width - digits.utf8.count) + digits).unicodeScalars { put(digit) }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        bytes.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
        column += 1
        isIndented = false
    }

    private mutating func putBreak(_ scalar: Unicode.Scalar) {
        bytes.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
        column = 0
    }

    private mutating func lineFeed() {
        bytes.append(UInt8(ascii: "\n"))
        column = 0
    }

    private mutating func breakLine() {
        if !isIndented || column > indent { lineFeed() }
        while column < indent {
            bytes.append(UInt8(ascii: " "))
            column += 1
        }
        isIndented = true
    }
}
