internal import ServiceModel

/// That values of a shape are of another kind.
struct KindChange {
    let sentence: String
    private let old: Kind
    private let new: Kind

    /// Nothing if both are of one kind.
    init?(_ old: ShapeKind, _ new: ShapeKind) {
        self.old = Kind(old)
        self.new = Kind(new)
        guard self.old != self.new else { return nil }
        sentence = "is \(self.new.rawValue) instead of \(self.old.rawValue)"
    }

    /// What it does to those who send and read such values; nothing about Swift, which types tell.
    func effects(_ usage: Usage) -> Effects {
        let wire = usage.effect(input: sending, output: reading)
        // A command line spells texts and numbers alike.
        return Effects(wire: wire, commandLine: usage.isEmpty ? .none : old.isSpelledAs(new) ? wire : .breaking)
    }

    /// Values of the old kind, sent to a service that takes the new one.
    private var sending: Effect {
        if new == .document { return .additive }
        if old.isText, new.isText { return new == .enumeration ? .breaking : .additive }
        guard let (before, after) = widths else { return .breaking }
        return before < after ? .additive : .breaking
    }

    /// Values of the new kind, read by who expects the old one.
    private var reading: Effect {
        if old == .document { return .none }
        if old.isText, new.isText { return new == .enumeration ? .none : .additive }
        guard let (before, after) = widths else { return .breaking }
        if after < before { return .none }
        // Whole numbers are read into 64 bits, whatever the description says of their size.
        return old.isWhole == new.isWhole ? .additive : .breaking
    }

    private var widths: (Int, Int)? {
        guard let before = old.width, let after = new.width else { return nil }
        return (before, after)
    }

    /// The raw value is how reports name it.
    private enum Kind: String {
        case structure = "a structure", union = "a union", list = "a list", map = "a map", string = "a text"
        case enumeration = "a text with known values", boolean = "a truth value", byte = "a byte", short = "a short number"
        case integer = "a whole number", long = "a long whole number", bigInteger = "a whole number of any size"
        case float = "a number of single precision", double = "a number of double precision", bigDecimal = "a number of any precision"
        case timestamp = "a point in time", blob = "bytes", document = "any JSON value"

        init(_ kind: ShapeKind) {
            self =
                switch kind {
                case .structure: .structure
                case .union: .union
                case .list: .list
                case .map: .map
                case .string: .string
                case .enumeration: .enumeration
                case .boolean: .boolean
                case .byte: .byte
                case .short: .short
                case .integer: .integer
                case .long: .long
                case .bigInteger: .bigInteger
                case .float: .float
                case .double: .double
                case .bigDecimal: .bigDecimal
                case .timestamp: .timestamp
                case .blob: .blob
                case .document: .document
                }
        }

        var isText: Bool { self == .string || self == .enumeration }

        /// Numbers in an order in which each holds all those before it.
        var width: Int? {
            switch self {
            case .byte: 1
            case .short: 2
            case .integer: 3
            case .long: 4
            case .bigInteger: 5
            case .float: 6
            case .double: 7
            case .bigDecimal: 8
            default: nil
            }
        }

        var isWhole: Bool { width.map { $0 <= 5 } ?? false }

        func isSpelledAs(_ other: Kind) -> Bool { (isText && other.isText) || (width != nil && other.width != nil) }
    }
}
