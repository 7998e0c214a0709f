internal import Digests
internal import WireFormats

extension Call {
    /// Adds the checksum that the operation demands, or that it supports and the settings want.
    func addChecksum(_ request: inout HTTPRequest, _ settings: ClientSettings) throws {
        guard let checksums = traits.checksum else { return }
        try checksums.add(
            to: &request,
            ChecksumWishes(
                sendsOptional: settings.sendsOptionalChecksums, verifiesOptional: settings.verifiesOptionalChecksums,
                takesTrailers: service.signsLikeObjectStorage && !options.isUnsigned, service: service))
    }

    // MARK: - Replies

    /// The checksum that a reply names, if it is to be verified.
    private func named(_ headers: HTTPHeaders, _ settings: ClientSettings) -> (checksum: any BodyChecksum, value: String)? {
        settings.verifiesOptionalChecksums ? traits.checksum?.named(in: headers) : nil
    }

    /// Compares the reply's bytes with the checksum that it names.
    func verifyChecksum(_ headers: HTTPHeaders, _ bytes: [UInt8], _ settings: ClientSettings) throws {
        if let text = headers["x-amz-crc32"], let expected = UInt32(text), !headers.contains("Content-Encoding") {
            var sum = CRC32()
            bytes.withUnsafeBytes { sum.update($0) }
            if sum.value != expected { throw mismatch("CRC32", "\(expected)", "\(sum.value)", headers) }
        }
        guard let (start, value) = named(headers, settings) else { return }
        var checksum = start
        checksum.update(bytes)
        let found = checksum.base64
        if found != value { throw mismatch(checksum.name, value, found, headers) }
    }

    /// The stream, which fails at its end if its bytes do not have the checksum that the reply names.
    func verified(_ stream: ByteStream, _ headers: HTTPHeaders, _ settings: ClientSettings) -> ByteStream {
        guard let (checksum, value) = named(headers, settings) else { return stream }
        let reader = VerifyingReader(stream.makeAsyncIterator(), checksum) { found in
            found == value ? nil : mismatch(checksum.name, value, found, headers)
        }
        return ByteStream(length: stream.length) { try await reader.next() }
    }

    private func mismatch(_ algorithm: String, _ expected: String, _ found: String, _ headers: HTTPHeaders) -> ClientError {
        ClientError(
            .checksumMismatch,
            "The reply's bytes have the \(algorithm) \(found), but it names \(expected): it was damaged on the way. Try again.",
            operation: operation, requestID: RequestID.of(headers))
    }
}

/// Hands bytes through and looks at their checksum at the end.
///
/// It is unchecked because a stream is read by one task at a time, as `AsyncIteratorProtocol` asks.
private final class VerifyingReader: @unchecked Sendable {
    private var pieces: ByteStream.Iterator
    private var checksum: any BodyChecksum
    private let judge: @Sendable (String) -> ClientError?

    init(_ pieces: ByteStream.Iterator, _ checksum: any BodyChecksum, judge: @escaping @Sendable (String) -> ClientError?) {
        self.pieces = pieces
        self.checksum = checksum
        self.judge = judge
    }

    func next() async throws -> [UInt8]? {
        guard let piece = try await pieces.next() else {
            if let error = judge(checksum.base64) { throw error }
            return nil
        }
        checksum.update(piece)
        return piece
    }
}
