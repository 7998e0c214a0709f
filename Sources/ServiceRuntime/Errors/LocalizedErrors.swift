// A program that wants no Foundation in it, as awsmith, is built with SHAPESMITH_WITHOUT_FOUNDATION; linked statically it is 5 MB smaller.
#if !SHAPESMITH_WITHOUT_FOUNDATION
    #if canImport(FoundationEssentials)
        public import FoundationEssentials
    #else
        public import Foundation
    #endif

    extension ServiceError: LocalizedError {
        /// The same as `description`.
        public var errorDescription: String? { description }
        /// The same as `description`.
        public var localizedDescription: String { description }
    }

    extension ClientError: LocalizedError {
        /// The same as `description`.
        public var errorDescription: String? { description }
        /// The same as `description`.
        public var localizedDescription: String { description }
    }
#endif
