public import ServiceRuntime

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension ServiceError: LocalizedError {
    /// The same as `description`.
    public var errorDescription: String? { description }
}

extension ClientError: LocalizedError {
    /// The same as `description`.
    public var errorDescription: String? { description }
}
