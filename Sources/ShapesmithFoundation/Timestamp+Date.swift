public import WireFormats

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Timestamp {
    /// The point in time of a `Date`, to the microsecond.
    public init(_ date: Date) { self.init(epochSeconds: date.timeIntervalSince1970) }

    /// The point in time as a `Date`, as exactly as a `Date` can hold it.
    public var date: Date { Date(timeIntervalSince1970: epochSeconds) }
}

extension Date {
    /// The date of a point in time that a service sent.
    public init(_ timestamp: Timestamp) { self = timestamp.date }
}
