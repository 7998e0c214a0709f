/// A set of Unicode scalars: ranges, and what properties describe.
struct ScalarSet: Sendable {
    private(set) var ranges: [ClosedRange<UInt32>] = []
    private var parts: [Part] = []
    var isNegated = false

    /// A part that is told by a property, or a set of its own.
    private indirect enum Part: Sendable {
        case property(ScalarProperty, isNegated: Bool)
        case set(ScalarSet)
    }

    init() {}

    init(_ scalar: Unicode.Scalar) { insert(scalar.value...scalar.value) }

    init(_ ranges: ClosedRange<UInt32>...) { self.ranges = ranges }

    init(_ property: ScalarProperty, isNegated: Bool) { parts = [.property(property, isNegated: isNegated)] }

    mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }

    mutating func insert(_ set: ScalarSet) {
        if set.isNegated {
            parts.append(.set(set))
        } else {
            ranges += set.ranges
            parts += set.parts
        }
    }

    var negated: ScalarSet {
        var set = self
        set.isNegated.toggle()
        return set
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if ranges.contains(where: { $0.contains(value) }) { return !isNegated }
        let isIn = parts.contains { part in
            switch part {
            case .property(let property, let isNegated): property.holds(of: scalar) != isNegated
            case .set(let set): set.contains(scalar)
            }
        }
        return isIn != isNegated
    }

    static let digits = ScalarSet(0x30...0x39)
    static let wordScalars = ScalarSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
    static let blanks = ScalarSet(
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF)
    static let lineEnds = ScalarSet(0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029)
}

/// What `\p{…}` says of a scalar.
enum ScalarProperty: Sendable, Hashable {
    /// A general category, or all that begin with a letter: `Lu`, `L`.
    case category(String)
    case alphabetic, uppercase, lowercase, whitespace, ideographic
    /// One of the classes of POSIX, for ASCII alone.
    case posix(String)

    private static let categories: Set<String> = [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn",
    ]
    private static let posixClasses: Set<String> = [
        "ASCII", "Alnum", "Alpha", "Blank", "Cntrl", "Digit", "Graph", "Lower", "Print", "Punct", "Space", "Upper", "XDigit",
    ]

    init?(named name: String) {
        switch name {
        case "IsAlphabetic", "Alphabetic": self = .alphabetic
        case "IsUppercase", "Uppercase": self = .uppercase
        case "IsLowercase", "Lowercase": self = .lowercase
        case "IsWhite_Space", "White_Space", "IsWhitespace": self = .whitespace
        case "IsIdeographic", "Ideographic": self = .ideographic
        case "IsDigit": self = .category("Nd")
        case "IsPunctuation", "Punctuation": self = .category("P")
        case "Letter": self = .category("L")
        case "Number": self = .category("N")
        case "Mark": self = .category("M")
        case "Symbol": self = .category("S")
        case "Separator": self = .category("Z")
        case _ where Self.categories.contains(name): self = .category(name)
        case _ where name.hasPrefix("Is") && Self.categories.contains(String(name.dropFirst(2))):
            self = .category(String(name.dropFirst(2)))
        case _ where Self.posixClasses.contains(name): self = .posix(name)
        default: return nil
        }
    }

    func holds(of scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .category(let name): Self.category(of: scalar).hasPrefix(name)
        case .alphabetic: scalar.properties.isAlphabetic
        case .uppercase: scalar.properties.isUppercase
        case .lowercase: scalar.properties.isLowercase
        case .whitespace: scalar.properties.isWhitespace
        case .ideographic: scalar.properties.isIdeographic
        case .posix(let name): Self.isPOSIX(name, scalar)
        }
    }

    private static func isPOSIX(_ name: String, _ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return false }
        let value = scalar.value
        let isUpper = (0x41...0x5A).contains(value)
        let isLower = (0x61...0x7A).contains(value)
        let isDigit = (0x30...0x39).contains(value)
        return switch name {
        case "ASCII": true
        case "Alnum": isUpper || isLower || isDigit
        case "Alpha": isUpper || isLower
        case "Blank": value == 0x20 || value == 0x09
        case "Cntrl": value < 0x20 || value == 0x7F
        case "Digit": isDigit
        case "Graph": (0x21...0x7E).contains(value)
        case "Lower": isLower
        case "Print": (0x20...0x7E).contains(value)
        case "Punct": (0x21...0x7E).contains(value) && !isUpper && !isLower && !isDigit
        case "Space": value == 0x20 || (0x09...0x0D).contains(value)
        case "Upper": isUpper
        default: isDigit || (0x41...0x46).contains(value) || (0x61...0x66).contains(value)
        }
    }

    private static func category(of scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
