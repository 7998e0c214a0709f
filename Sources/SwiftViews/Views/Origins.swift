public import SpecDiagnostics

/// Where declarations come from: a number for each place, carried through printing as a mark.
public struct Origins: Sendable {
    /// The places by mark.
    public private(set) var ranges: [SourceRange] = []
    private let isKept: Bool

    /// Collects nothing unless `isKept`: only `explain` needs it.
    public init(isKept: Bool) { self.isKept = isKept }

    mutating func mark(_ range: SourceRange?) -> Int32 {
        guard isKept, let range else { return -1 }
        ranges.append(range)
        return Int32(clamping: ranges.count - 1)
    }
}
