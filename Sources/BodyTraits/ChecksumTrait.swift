public import ServiceRuntime

/// How a request's and a reply's body are protected by checksums.
public struct ChecksumTrait: BodyChecksums, Hashable {
    /// Whether the service refuses a request without one.
    public var isRequired: Bool
    /// The algorithm that the input chose, such as `SHA256`, found in this header.
    public var algorithmHeader: String?
    /// The header that asks for a checksum in the reply by the value `ENABLED`.
    public var modeHeader: String?
    /// The algorithms that the reply may use, the ones to look for first.
    public var replyAlgorithms: [String]

    /// Checksums as the operation describes them.
    public init(isRequired: Bool = false, algorithmHeader: String? = nil, modeHeader: String? = nil, replyAlgorithms: [String] = []) {
        self.isRequired = isRequired
        self.algorithmHeader = algorithmHeader
        self.modeHeader = modeHeader
        self.replyAlgorithms = replyAlgorithms
    }

    /// Adds the checksum that the operation demands, or that it supports and the caller wants.
    public func add(to request: inout HTTPRequest, _ wishes: ChecksumWishes) throws {
        if let modeHeader, wishes.verifiesOptional, !request.headers.contains(modeHeader) { request.headers.add(modeHeader, "ENABLED") }
        let isThere = request.headers.fields.contains { name, _ in
            let name = name.lowercased()
            return name == "content-md5"
                || name.hasPrefix("x-amz-checksum-") && name != "x-amz-checksum-mode" && name != "x-amz-checksum-type"
        }
        guard !isThere else { return }
        guard let algorithmHeader else {
            if isRequired, case .bytes(let bytes) = request.body { request.headers.set("Content-MD5", Checksum.base64(.md5, bytes)) }
            return
        }
        let chosen = request.headers[algorithmHeader]
        guard chosen != nil || isRequired || wishes.sendsOptional else { return }
        guard let algorithm = Checksum.Algorithm(rawValue: (chosen ?? "CRC32").uppercased()) else {
            let known = Checksum.Algorithm.allCases.map(\.rawValue).joined(separator: ", ")
            throw ClientError(.badInput, "The checksum algorithm '\(chosen ?? "")' is not one of those that are computed here: \(known).")
        }
        switch request.body {
        case .bytes(let bytes):
            if chosen == nil { request.headers.set(algorithmHeader, algorithm.rawValue) }
            request.headers.set(algorithm.header, Checksum.base64(algorithm, bytes))
        case .stream(let stream):
            // It goes behind the body, in a trailer, which needs the body framed in chunks and therefore its length.
            guard let length = stream.length, wishes.takesTrailers else { return }
            let chunks = try wishes.service.framing()
            if chosen == nil { request.headers.set(algorithmHeader, algorithm.rawValue) }
            request.headers.set("x-amz-trailer", algorithm.header)
            chunks.announce(length, in: &request)
        }
    }

    /// The checksum that a header of that name carries.
    public func checksum(header: String) -> (any BodyChecksum)? {
        Checksum.Algorithm.allCases.first { $0.header == header }.map { Checksum($0) }
    }

    /// The checksum that a reply names, with its value, if it is one that is computed here.
    public func named(in headers: HTTPHeaders) -> (checksum: any BodyChecksum, value: String)? {
        for name in replyAlgorithms {
            guard let algorithm = Checksum.Algorithm(rawValue: name), let value = headers[algorithm.header] else { continue }
            // `…-3` is the checksum of the checksums of three parts, not of the bytes.
            return value.contains("-") ? nil : (Checksum(algorithm), value)
        }
        return nil
    }
}
