internal import WireFormats

extension Call {
    /// Reads a response: an output, or an error of the service, or damage.
    func read<Output>(_ response: HTTPResponse, _ found: FoundSettings, _ parse: (Reply) throws -> Output) async throws -> Output {
        let isGood = response.status >= 200 && response.status < 300
        if isGood, traits.replyBody == .stream {
            record(response.status, response.headers)
            let stream: ByteStream =
                switch response.body {
                case .bytes(let bytes): ByteStream(bytes)
                case .stream(let stream): stream
                }
            let whole = verified(stream, response.headers, found.settings)
            if let framing = traits.initialReply { return try await readInitial(response, whole, framing, parse) }
            do {
                return try parse(Reply(status: response.status, headers: response.headers, bytes: [], stream: whole))
            } catch let damage as WireError {
                throw damaged(response, [], damage)
            }
        }
        let bytes = try await response.body.collect(upTo: found.transfer.replyLimit)
        record(response.status, response.headers)
        guard isGood else { throw serviceError(response, bytes) }
        do {
            // No body has no checksum, whatever a header is left over from.
            if response.status != 204 { try verifyChecksum(response.headers, bytes, found.settings) }
            if traits.replyBody == .nothing, Self.isPage(bytes) {
                throw WireError(.otherKind, "the body is a page of HTML, where nothing is expected")
            }
            guard traits.replyBody == .structure else {
                return try parse(Reply(status: response.status, headers: response.headers, bytes: bytes))
            }
            return try withParsedBody(wrapped(bytes), service.wireProtocol.replySyntax(contentType: response.headers["Content-Type"])) {
                root in
                if isErrorInDisguise(root) { throw serviceError(response, bytes) }
                var node = root
                if let wrapper = traits.resultWrapper, let inner = try root.child(named: wrapper) { node = inner }
                let output = try parse(Reply(status: response.status, headers: response.headers, bytes: bytes, root: node))
                if recorder != nil, let id = RequestID.of(root, service.wireProtocol) { record(response.status, response.headers, id) }
                if bytes.isEmpty, service.wireProtocol == .http, let name = root.missingMembers.first {
                    throw WireError(.cutShort, "the body is empty, where '\(name)' is required")
                }
                if found.isObserved, !root.missingMembers.isEmpty { tell(.membersMissing(root.missingMembers)) }
                return output
            }
        } catch let damage as WireError {
            throw damaged(response, bytes, damage)
        }
    }

    /// Whether something on the way answered in the place of the service.
    private static func isPage(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes.prefix(256), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{feff}" }.lowercased()
        return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
    }

    /// The one reply whose only member is the root of its XML, where every other has a root around its members.
    private func wrapped(_ bytes: [UInt8]) -> [UInt8] {
        guard service.signsLikeObjectStorage, operation == "GetBucketLocation" else { return bytes }
        // A mark of the encoding, a declaration and comments stay before the root; an error has one of its own.
        let name = Array("<LocationConstraint".utf8)
        guard let start = bytes.indices.first(where: { bytes[$0] == name[0] && bytes[$0...].starts(with: name) }) else { return bytes }
        return Array("<Reply>".utf8) + bytes[start...] + Array("</Reply>".utf8)
    }

    /// Reads a stream of events whose first message holds the output's other members.
    private func readInitial<Output>(
        _ response: HTTPResponse, _ stream: ByteStream, _ framing: any StreamFraming.Type, _ parse: (Reply) throws -> Output
    ) async throws -> Output {
        var first: [UInt8] = []
        do {
            let (payload, rest) = try await framing.splitInitialReply(stream)
            first = payload ?? []
            return try withParsedBody(first, service.wireProtocol.replySyntax(contentType: nil)) { root in
                try parse(Reply(status: response.status, headers: response.headers, bytes: [], stream: rest, root: root))
            }
        } catch let damage as WireError {
            throw damaged(response, first, damage)
        }
    }

    /// Whether a good status stands before an error: long operations send it before they know how they end.
    private func isErrorInDisguise(_ root: ShapeNode) -> Bool {
        guard service.wireProtocol == .restXML, root.name == "Error" else { return false }
        return (try? root.child("Code")) != nil
    }

    private func serviceError(_ response: HTTPResponse, _ bytes: [UInt8]) -> ServiceError {
        let facts = ErrorReply(response.status, response.headers, bytes, service)
        return ServiceError(
            code: ErrorCode(facts.code ?? "HTTP\(response.status)"), message: facts.message ?? "", status: response.status,
            requestID: facts.requestID, operation: operation, attempts: attempt, headers: response.headers, body: bytes,
            wireProtocol: service.wireProtocol)
    }

    private func damaged(_ response: HTTPResponse, _ bytes: [UInt8], _ damage: WireError) -> ClientError {
        let first = Array(bytes.prefix(64))
        return ClientError(
            .damagedReply, "The reply could not be read: \(damage).\(first.isEmpty ? "" : " It begins with \(Self.shown(first)).")",
            operation: operation,
            status: response.status, requestID: RequestID.of(response.headers), firstBytes: first, attempts: attempt, underlying: damage)
    }

    /// Bytes as text if they are, else in hexadecimal.
    private static func shown(_ bytes: [UInt8]) -> String {
        if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7f || $0 == 0x0a || $0 == 0x0d || $0 == 0x09 }) {
            let text = String(decoding: bytes, as: UTF8.self).map { $0.isWhitespace ? " " : $0 }
            return "'\(String(text))'"
        }
        return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
    }
}
