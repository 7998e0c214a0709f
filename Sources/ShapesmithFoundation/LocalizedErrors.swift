#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif
public import ServiceRuntime

extension ServiceError: LocalizedError {
    /// The same as `description`.
    public var errorDescription: String? { description }
}

extension ClientError: LocalizedError {
    /// The same as `description`.
    public var errorDescription: String? { description }
}
