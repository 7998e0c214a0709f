internal import WireFormats

extension Call {
    /// Adds the checksum that the operation demands, or that it supports and the settings want.
    func addChecksum(_ request: inout HTTPRequest, _ settings: ClientSettings) throws {
        guard let trait = traits.checksum else { return }
        if let mode = trait.modeHeader, settings.verifiesOptionalChecksums, !request.headers.contains(mode) {
            request.headers.add(mode, "ENABLED")
        }
        let isThere = request.headers.fields.contains { name, _ in
            let name = name.lowercased()
            return name == "content-md5"
                || name.hasPrefix("x-amz-checksum-") && name != "x-amz-checksum-mode" && name != "x-amz-checksum-type"
        }
        guard !isThere else { return }
        guard let choice = trait.algorithmHeader else {
            if trait.isRequired, case .bytes(let bytes) = request.body { request.headers.set("Content-MD5", Checksum.base64(.md5, bytes)) }
            return
        }
        let chosen = request.headers[choice]
        guard chosen != nil || trait.isRequired || settings.sendsOptionalChecksums else { return }
        guard let algorithm = Checksum.Algorithm(rawValue: (chosen ?? "CRC32").uppercased()) else {
            let known = Checksum.Algorithm.allCases.map(\.rawValue).joined(separator: ", ")
            throw ClientError(.badInput, "The checksum algorithm '\(chosen ?? "")' is not one of those that are computed here: \(known).")
        }
        switch request.body {
        case .bytes(let bytes):
            if chosen == nil { request.headers.set(choice, algorithm.rawValue) }
            request.headers.set(algorithm.header, Checksum.base64(algorithm, bytes))
        case .stream(let stream):
            // It goes behind the body, in a trailer, which needs the body framed in chunks and therefore its length.
            guard let length = stream.length, service.signsLikeObjectStorage, !options.isUnsigned else { return }
            if chosen == nil { request.headers.set(choice, algorithm.rawValue) }
            request.headers.set("x-amz-trailer", algorithm.header)
            addChunkedEncoding(&request, length)
        }
    }

    /// Says that the body is framed in chunks, and how long it is without the frames.
    func addChunkedEncoding(_ request: inout HTTPRequest, _ length: Int) {
        let before = request.headers["Content-Encoding"]
        request.headers.set("Content-Encoding", before.map { "aws-chunked, \($0)" } ?? "aws-chunked")
        request.headers.set("x-amz-decoded-content-length", String(length))
    }

    // MARK: - Replies

    /// The checksum that a reply names, if it is one that is computed here.
    private func named(_ headers: HTTPHeaders, _ settings: ClientSettings) -> (algorithm: Checksum.Algorithm, value: String)? {
        guard let trait = traits.checksum, settings.verifiesOptionalChecksums else { return nil }
        for name in trait.replyAlgorithms {
            guard let algorithm = Checksum.Algorithm(rawValue: name), let value = headers[algorithm.header] else { continue }
            // `…-3` is the checksum of the checksums of three parts, not of the bytes.
            return value.contains("-") ? nil : (algorithm, value)
        }
        return nil
    }

    /// Compares the reply's bytes with the checksum that it names.
    func verifyChecksum(_ headers: HTTPHeaders, _ bytes: [UInt8], _ settings: ClientSettings) throws {
        if let text = headers["x-amz-crc32"], let expected = UInt32(text), !headers.contains("Content-Encoding") {
            let found = Blob(base64: Checksum.base64(.crc32, bytes))?.bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            if let found, found != expected { throw mismatch("CRC32", "\(expected)", "\(found)", headers) }
        }
        guard let (algorithm, value) = named(headers, settings) else { return }
        let found = Checksum.base64(algorithm, bytes)
        if found != value { throw mismatch(algorithm.rawValue, value, found, headers) }
    }

    /// The stream, which fails at its end if its bytes do not have the checksum that the reply names.
    func verified(_ stream: ByteStream, _ headers: HTTPHeaders, _ settings: ClientSettings) -> ByteStream {
        guard let (algorithm, value) = named(headers, settings) else { return stream }
        let reader = VerifyingReader(stream.makeAsyncIterator(), Checksum(algorithm)) { found in
            found == value ? nil : mismatch(algorithm.rawValue, value, found, headers)
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
    private var checksum: Checksum
    private let judge: @Sendable (String) -> ClientError?

    init(_ pieces: ByteStream.Iterator, _ checksum: Checksum, judge: @escaping @Sendable (String) -> ClientError?) {
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
