/// A query for parts of a document (RFC 9535): `$.paths[?@.get.deprecated == true].get`.
public struct JSONPath: Sendable {
    let query: Query

    /// Reads a query, or says where it stops making sense.
    public init(_ text: String) throws(JSONPathError) {
        var parser = JSONPathParser(text)
        query = try parser.wholeQuery()
    }

    /// Where a query starts and how it goes on.
    struct Query: Sendable {
        /// From the value that a filter looks at (`@`), not from the root (`$`).
        let isRelative: Bool
        let segments: [Segment]

        /// Whether it can lead to one value at most.
        var isSingular: Bool {
            segments.allSatisfy { segment in
                guard !segment.isDescendant, segment.selectors.count == 1 else { return false }
                switch segment.selectors[0] {
                case .name, .index: return true
                case .wildcard, .slice, .filter: return false
                }
            }
        }
    }

    /// A step: from each value to some of its children, or of its descendants and itself.
    struct Segment: Sendable {
        let isDescendant: Bool
        let selectors: [Selector]
    }

    enum Selector: Sendable {
        case name(String)
        case wildcard
        case index(Int)
        case slice(start: Int?, end: Int?, step: Int)
        case filter(Condition)
    }

    /// What a filter asks.
    indirect enum Condition: Sendable {
        case any([Condition])
        case all([Condition])
        case not(Condition)
        case exists(Query)
        case compare(Operand, Comparison, Operand)
        /// `match` for the whole text, `search` for a part of it.
        case matches(Operand, pattern: Operand, whole: Bool)
    }

    enum Comparison: String, Sendable {
        case equal = "=="
        case unequal = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    /// Something with one value, or none.
    indirect enum Operand: Sendable {
        case literal(Literal)
        /// A singular query.
        case query(Query)
        case length(Operand)
        case count(Query)
        case value(Query)
    }

    enum Literal: Sendable {
        case null
        case bool(Bool)
        case number(Double)
        case string(String)
    }
}

/// Why a text is not a JSONPath, and at which of its bytes.
public struct JSONPathError: Error, Sendable, Hashable {
    public let message: String
    /// The byte of the query, from 0.
    public let offset: Int
}
