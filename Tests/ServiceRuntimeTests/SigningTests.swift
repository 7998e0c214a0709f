import BodyTraits
import Foundation
import ServiceRuntime
import SpecialServices
import Testing
import WireFormats

/// A service that keeps objects, in its own way of signing.
private enum Store {
    static func description(
        _ scheme: AuthorizationScheme = .sigV4, isObjectStorage: Bool = true, apiKey: APIKeyPlace? = nil,
        chunks: (any ChunkFraming.Type)? = SignedChunks.self, signature: (any RequestSignature)? = SignatureV2(),
        endpoint: @escaping @Sendable (EndpointParameters) throws -> Endpoint = {
            try Endpoint($0.endpoint ?? "https://s3.us-west-2.amazonaws.com")
        }
    ) -> ServiceDescription {
        ServiceDescription(
            serviceID: "Store", endpointPrefix: "s3", signingName: "s3", wireProtocol: .restXML, authorization: scheme,
            signsLikeObjectStorage: isObjectStorage, apiKey: apiKey, chunks: chunks, signature: signature, endpoint: endpoint)
    }

    static func operation(_ method: HTTPMethod = .put, _ body: HTTPBody, traits: OperationTraits = OperationTraits(replyBody: .bytes))
        -> ServiceOperation<[String: String], RawReply>
    {
        ServiceOperation("Put", traits: traits) { headers, endpoint in
            let request = RequestBuilder(method, "/{Key+}", operation: "Put", service: description(), endpoint: endpoint)
            request.label("Key", "a b/c")
            for (name, value) in headers.sorted(by: { $0.key < $1.key }) { request.header(name, value) }
            switch body {
            case .bytes(let bytes): if !bytes.isEmpty { request.payload(blob: Blob(bytes)) }
            case .stream(let stream): request.payload(stream: stream)
            }
            return try request.finish()
        }
    }

    static func core(
        _ transport: any HTTPTransport, _ description: ServiceDescription = description(), change: (inout ClientOptions) -> Void = { _ in }
    )
        -> ClientCore
    {
        var options = ClientOptions()
        options.region = "us-west-2"
        options.credentials = StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
        options.transport = transport
        options.clock = VirtualClock()
        options.environment = ProcessEnvironment([:])
        change(&options)
        return ClientCore(description, options, defaults: .minimal)
    }
}

struct SigningTests {
    private func sent(
        _ body: HTTPBody, traits: OperationTraits = OperationTraits(replyBody: .bytes), headers: [String: String] = [:],
        description: ServiceDescription = Store.description(), change: (inout ClientOptions) -> Void = { _ in }
    ) async throws -> HTTPRequest {
        let transport = ScriptedTransport(HTTPResponse())
        _ = try await Store.core(transport, description, change: change).call(Store.operation(.put, body, traits: traits), headers)
        return transport.requests[0]
    }

    private static let hello = HTTPBody.bytes(Array("hello".utf8))
    // Of the five bytes `hello`, by Python's zlib and hashlib.
    private static let crc32 = "NhCmhg=="
    private static let sha256 = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="
    private static let md5 = "XUFAKrxLKna5cZ2REBfFkg=="

    // MARK: - Checksums

    @Test func anOperationThatSupportsChecksumsSendsOne() async throws {
        let trait = ChecksumTrait(algorithmHeader: "x-amz-sdk-checksum-algorithm")
        let request = try await sent(Self.hello, traits: OperationTraits(replyBody: .bytes, checksum: trait))
        #expect(request.headers["x-amz-sdk-checksum-algorithm"] == "CRC32")
        #expect(request.headers["x-amz-checksum-crc32"] == Self.crc32)
        #expect(request.headers["Authorization"]?.contains("x-amz-checksum-crc32") == true)
        let chosen = try await sent(
            Self.hello, traits: OperationTraits(replyBody: .bytes, checksum: trait), headers: ["x-amz-sdk-checksum-algorithm": "SHA256"])
        #expect(chosen.headers["x-amz-checksum-sha256"] == Self.sha256)
        #expect(chosen.headers["x-amz-checksum-crc32"] == nil)
    }

    @Test func theSettingsMayWantOnlyWhatIsDemanded() async throws {
        let optional = OperationTraits(replyBody: .bytes, checksum: ChecksumTrait(algorithmHeader: "x-amz-sdk-checksum-algorithm"))
        let demanded = OperationTraits(
            replyBody: .bytes, checksum: ChecksumTrait(isRequired: true, algorithmHeader: "x-amz-sdk-checksum-algorithm"))
        let environment = ProcessEnvironment(["AWS_REQUEST_CHECKSUM_CALCULATION": "when_required"])
        #expect(try await sent(Self.hello, traits: optional) { $0.environment = environment }.headers["x-amz-checksum-crc32"] == nil)
        #expect(try await sent(Self.hello, traits: demanded) { $0.environment = environment }.headers["x-amz-checksum-crc32"] == Self.crc32)
    }

    @Test func aChecksumThatIsThereStays() async throws {
        let trait = ChecksumTrait(isRequired: true, algorithmHeader: "x-amz-sdk-checksum-algorithm")
        let request = try await sent(
            Self.hello, traits: OperationTraits(replyBody: .bytes, checksum: trait), headers: ["x-amz-checksum-sha1": "mine"])
        #expect(request.headers["x-amz-checksum-sha1"] == "mine")
        #expect(request.headers["x-amz-checksum-crc32"] == nil)
    }

    @Test func olderOperationsSendMD5() async throws {
        let request = try await sent(Self.hello, traits: OperationTraits(replyBody: .bytes, checksum: ChecksumTrait(isRequired: true)))
        #expect(request.headers["Content-MD5"] == Self.md5)
    }

    @Test func aReplyIsHeldAgainstTheChecksumThatItNames() async throws {
        let traits = OperationTraits(
            replyBody: .bytes,
            checksum: ChecksumTrait(modeHeader: "x-amz-checksum-mode", replyAlgorithms: ["CRC64NVME", "CRC32", "SHA256"]))
        func reply(_ headers: HTTPHeaders) async throws -> String {
            let transport = ScriptedTransport(HTTPResponse(headers: headers, text: "hello"))
            let core = Store.core(transport) { $0.retries = .none }
            let reply = try await core.call(Store.operation(.get, .empty, traits: traits), [:])
            #expect(transport.requests[0].headers["x-amz-checksum-mode"] == "ENABLED")
            return reply.text
        }
        #expect(try await reply(["x-amz-checksum-crc32": Self.crc32]) == "hello")
        #expect(try await reply(["x-amz-checksum-sha256": Self.sha256]) == "hello")
        #expect(try await reply(["x-amz-checksum-crc32": "AAAAAA==-3"]) == "hello")
        // An algorithm that the operation does not name is none of ours to judge.
        #expect(try await reply(["x-amz-checksum-xxhash3": "?"]) == "hello")
        let error = await #expect(throws: ClientError.self) { try await reply(["x-amz-checksum-crc32": "AAAAAA=="]) }
        #expect(error?.code == .checksumMismatch)
        // Python: zlib.crc32(b'hello') == 907060870
        #expect(try await reply(["x-amz-crc32": "907060870"]) == "hello")
        await #expect(throws: ClientError.self) { try await reply(["x-amz-crc32": "1"]) }
    }

    /// Of `hello`, by Python's hashlib and by xxHash.
    @Test(
        arguments: [
            ("SHA512", "m3HSJL1i83hdltRq0+o9czGb+8KJDKra4t/3JRlnPKcjI8PZm6XBHXx6zG4UuMXaDEZjR1wuXDre9G9zvN7AQw=="),
            ("XXHASH64", "JseCfYifbaM="),
            ("XXHASH3", "lVXoVVxi3P0="),
            ("XXHASH128", "tenBrQcbPn/Hec+qXlI4GA=="),
            ("MD5", "XUFAKrxLKna5cZ2REBfFkg=="),
            ("SHA1", "qvTGHdzF6KLavt4PO0gs2a6pQ00="),
        ])
    func everyAlgorithmThatObjectStorageNamesIsComputed(_ name: String, _ checksum: String) async throws {
        let header = "x-amz-checksum-\(name.lowercased())"
        let traits = OperationTraits(replyBody: .bytes, checksum: ChecksumTrait(replyAlgorithms: [name]))
        func reply(_ value: String) async throws -> String {
            let transport = ScriptedTransport(HTTPResponse(headers: HTTPHeaders([(header, value)]), text: "hello"))
            return try await Store.core(transport) { $0.retries = .none }.call(Store.operation(.get, .empty, traits: traits), [:]).text
        }
        #expect(try await reply(checksum) == "hello")
        let error = await #expect(throws: ClientError.self) { try await reply("AAAA" + checksum.dropFirst(4)) }
        #expect(error?.code == .checksumMismatch)
        let asked = OperationTraits(replyBody: .bytes, checksum: ChecksumTrait(algorithmHeader: "x-amz-sdk-checksum-algorithm"))
        let request = try await sent(Self.hello, traits: asked, headers: ["x-amz-sdk-checksum-algorithm": name])
        #expect(request.headers[header] == checksum)
    }

    @Test func aStreamedReplyIsHeldAgainstItsChecksumAtItsEnd() async throws {
        let traits = OperationTraits(replyBody: .stream, checksum: ChecksumTrait(replyAlgorithms: ["CRC32"]))
        func read(_ checksum: String) async throws -> [UInt8] {
            let transport = ScriptedTransport(
                HTTPResponse(headers: ["x-amz-checksum-crc32": checksum], body: .stream(ByteStream(Array("hello".utf8)))))
            let operation = ServiceOperation<Void, ByteStream>("Get", traits: traits) { _, endpoint in
                try RequestBuilder(.get, "/", operation: "Get", service: Store.description(), endpoint: endpoint).finish()
            } parse: {
                $0.stream
            }
            return try await Store.core(transport).call(operation, ()).collect()
        }
        #expect(try await read(Self.crc32) == Array("hello".utf8))
        let error = await #expect(throws: ClientError.self) { try await read("AAAAAA==") }
        #expect(error?.code == .checksumMismatch)
    }

    // MARK: - Streams

    @Test func aStreamOverAnEncryptedConnectionIsNotSigned() async throws {
        let request = try await sent(.stream(ByteStream(length: 3) { nil }))
        #expect(request.headers["x-amz-content-sha256"] == "UNSIGNED-PAYLOAD")
        #expect(request.headers["Content-Encoding"] == nil)
    }

    @Test func itsChecksumGoesIntoATrailer() async throws {
        let trait = ChecksumTrait(algorithmHeader: "x-amz-sdk-checksum-algorithm")
        let bytes = [UInt8](repeating: 7, count: 100_000)
        let stream = ByteStream(
            length: bytes.count,
            reading: {
                nonisolated(unsafe) var rest = bytes[...]
                return {
                    defer { rest = rest.dropFirst(999) }
                    return rest.isEmpty ? nil : Array(rest.prefix(999))
                }
            })
        let request = try await sent(.stream(stream), traits: OperationTraits(replyBody: .bytes, checksum: trait))
        #expect(request.headers["x-amz-content-sha256"] == "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
        #expect(request.headers["Content-Encoding"] == "aws-chunked")
        #expect(request.headers["x-amz-decoded-content-length"] == "100000")
        #expect(request.headers["x-amz-trailer"] == "x-amz-checksum-crc32")
        let sent = try await request.body.collect(upTo: 1 << 20)
        #expect(request.body.count == sent.count)
        // Python: base64.b64encode(zlib.crc32(bytes([7]) * 100000).to_bytes(4, 'big'))
        let frame =
            "10000\r\n".utf8 + bytes[..<65536] + "\r\n86a0\r\n".utf8 + bytes[65536...]
            + "\r\n0\r\nx-amz-checksum-crc32:O3HfiA==\r\n\r\n".utf8
        #expect(sent == Array(frame))
    }

    @Test func aStreamOverAPlainConnectionIsSignedChunkByChunk() async throws {
        let request = try await sent(
            .stream(
                ByteStream(
                    length: 5,
                    reading: { [bytes = Array("hello".utf8)] in
                        nonisolated(unsafe) var next: [UInt8]? = bytes
                        return {
                            defer { next = nil }
                            return next
                        }
                    }))
        ) { $0.endpoint = "http://localhost:1" }
        #expect(request.headers["x-amz-content-sha256"] == "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
        let body = try await request.body.collect(upTo: 1 << 20)
        #expect(request.body.count == body.count)
        let text = String(decoding: body, as: UTF8.self)
        #expect(text.hasPrefix("5;chunk-signature="))
        #expect(text.contains("\r\nhello\r\n0;chunk-signature="))
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test func aFramingThatTheClientWasMadeWithoutIsAskedFor() async throws {
        let description = Store.description(chunks: nil)
        let plain = await #expect(throws: ClientError.self) {
            try await sent(.stream(ByteStream(length: 5) { nil }), description: description) { $0.endpoint = "http://localhost:1" }
        }
        let trait = OperationTraits(replyBody: .bytes, checksum: ChecksumTrait(algorithmHeader: "x-amz-sdk-checksum-algorithm"))
        let withTrailer = await #expect(throws: ClientError.self) {
            try await sent(.stream(ByteStream(length: 5) { nil }), traits: trait, description: description)
        }
        for error in [plain, withTrailer] {
            #expect(error?.code == .badSetting)
            #expect(error?.message.contains("SignedChunks.self") == true)
        }
        // Nothing is framed here.
        let unsigned = try await sent(.stream(ByteStream(length: 3) { nil }), description: description)
        #expect(unsigned.headers["x-amz-content-sha256"] == "UNSIGNED-PAYLOAD")
    }

    // MARK: - Other ways

    @Test func anEndpointMayAskForAnotherWayToSign() async throws {
        let description = Store.description(isObjectStorage: false) { _ in
            try Endpoint(
                "https://x.example.com", signing: [EndpointSigning("unheard-of"), EndpointSigning(.sigV4a, name: "other", region: "*")])
        }
        let request = try await sent(Self.hello, description: description)
        #expect(
            request.headers["Authorization"]?.hasPrefix("AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20150830/other/aws4_request") == true
        )
        #expect(request.headers["X-Amz-Region-Set"] == "*")
    }

    @Test func regionAndNameOfTheEndpointAreSignedFor() async throws {
        let description = Store.description { _ in
            try Endpoint("https://x.example.com", signing: [EndpointSigning(.sigV4, name: "n", region: "r-1")])
        }
        let request = try await sent(Self.hello, description: description)
        #expect(request.headers["Authorization"]?.contains("/r-1/n/aws4_request") == true)
    }

    @Test func tokensPasswordsAndKeysAreSentWhereAskedFor() async throws {
        let bearer = try await sent(Self.hello, description: Store.description(.bearer)) { $0.bearerToken = { "T" } }
        #expect(bearer.headers["Authorization"] == "Bearer T")
        let fromEnvironment = try await sent(Self.hello, description: Store.description(.bearer)) {
            $0.environment = ProcessEnvironment(["AWS_BEARER_TOKEN_S3": "E"])
        }
        #expect(fromEnvironment.headers["Authorization"] == "Bearer E")
        let basic = try await sent(Self.hello, description: Store.description(.basic)) {
            $0.basicAuthorization = ("Aladdin", "open sesame")
        }
        // The example of RFC 7617.
        #expect(basic.headers["Authorization"] == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
        let inHeader = Store.description(.apiKey, apiKey: .header("X-Key"))
        #expect(try await sent(Self.hello, description: inHeader) { $0.apiKey = "K" }.headers["X-Key"] == "K")
        let inQuery = Store.description(.apiKey, apiKey: .query("key"))
        #expect(try await sent(Self.hello, description: inQuery) { $0.apiKey = "K&" }.query == "key=K%26")
        let form = try await sent(Self.hello, description: Store.description(.sigV2))
        #expect(String(decoding: try await form.body.collect(upTo: 1000), as: UTF8.self).contains("Signature="))
        let without = Store.description(.sigV2, signature: nil)
        let bare = await #expect(throws: ClientError.self) { try await sent(Self.hello, description: without) }
        #expect(bare?.code == .badSetting)
        #expect(bare?.message.contains("SignatureV2()") == true)
        let error = await #expect(throws: ClientError.self) { try await sent(Self.hello, description: Store.description("magic")) }
        #expect(error?.code == .badSetting)
    }

    @Test func aRequestCanBeSignedInItsQuery() async throws {
        let core = Store.core(ScriptedTransport())
        let request = try await core.presign(Store.operation(.get, .empty), [:], expires: .seconds(3600))
        // Made by botocore's S3SigV4QueryAuth for the same moment, keys and address.
        #expect(
            request.url
                == "https://s3.us-west-2.amazonaws.com/a%20b/c?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-west-2%2Fs3%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=8592487714b0970e6509597abf740bacc3b8d5f639a8e0a9c829caec752ff2a7"
        )
        for wrong in [Duration.zero, .seconds(604_801)] {
            await #expect(throws: ClientError.self) { try await core.presign(Store.operation(.get, .empty), [:], expires: wrong) }
        }
    }
}
