extension String {
    /// The UTF-8 bytes where they lie.
    ///
    /// The standard library's `withUTF8` is compiled anew, with some eight functions below it, in each file that uses it; this once for all.
    @inlinable
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
        var native = self
        return try native.withUTF8(body)
    }
}
