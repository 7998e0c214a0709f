#if !os(Linux) && canImport(Darwin)
    public import Foundation
    public import ServiceRuntime

    /// Carries requests by the platform's URLSession.
    public struct URLSessionTransport: HTTPTransport {
        /// How the transport connects.
        public struct Options: Sendable {
            /// Whether a server's certificate must be trusted. Without it anyone on the way can read and change everything.
            public var verifiesCertificates = true
            /// How many connections a host is given at once.
            public var maximumConnectionsPerHost = 64

            /// The usual options.
            public init() {}
        }

        private let session: URLSession
        /// The same without proxies, for the metadata of instances.
        private let directSession: URLSession

        /// A transport with connections of its own: no cache, no cookies, no stored credentials.
        public init(_ options: Options = Options()) {
            let configuration = URLSessionConfiguration.ephemeral
            configuration.urlCache = nil
            configuration.httpCookieStorage = nil
            configuration.urlCredentialStorage = nil
            configuration.httpShouldSetCookies = false
            configuration.httpMaximumConnectionsPerHost = options.maximumConnectionsPerHost
            configuration.timeoutIntervalForResource = 7 * 86_400
            let rules = SessionRules(verifiesCertificates: options.verifiesCertificates)
            session = URLSession(configuration: configuration, delegate: rules, delegateQueue: nil)
            configuration.connectionProxyDictionary = [:]
            directSession = URLSession(configuration: configuration, delegate: rules, delegateQueue: nil)
        }

        /// The transport that clients share unless they are given another.
        public static let shared = URLSessionTransport()

        /// Sends one request and gives the response.
        public func send(_ request: HTTPRequest, _ options: TransferOptions) async throws -> HTTPResponse {
            let native = try await nativeRequest(request, options)
            let session = options.usesProxy ? session : directSession
            do {
                let (bytes, response) = try await session.bytes(for: native)
                guard let response = response as? HTTPURLResponse else {
                    throw ClientError(.damagedReply, "\(request.host) answered with something that is not HTTP.")
                }
                let length = response.expectedContentLength
                let stream = ByteStream(
                    PieceSequence(bytes: bytes, request: request, options: options), length: length >= 0 ? Int(length) : nil)
                let head = HTTPHeaders(
                    response.allHeaderFields.compactMap { name, value in
                        guard let name = name as? String, let value = value as? String else { return nil }
                        return (name: name, value: value)
                    })
                if options.streamsReply { return HTTPResponse(status: response.statusCode, headers: head, body: .stream(stream)) }
                let body = try await stream.collect(upTo: options.replyLimit)
                return HTTPResponse(status: response.statusCode, headers: head, body: .bytes(body))
            } catch let error as URLError {
                throw SessionFailure.error(error, request, options)
            }
        }

        private func nativeRequest(_ request: HTTPRequest, _ options: TransferOptions) async throws -> URLRequest {
            // URLSession has one time for connecting and for silence.
            let (connect, read) = (options.timeouts.connect, options.timeouts.read)
            guard connect == read || read == .zero else {
                throw ClientError(
                    .badSetting,
                    "URLSession has no connect timeout of its own. Give both timeouts the same value, or the client another transport.")
            }
            guard let url = URL(string: request.url), url.absoluteString == request.url else {
                throw ClientError(
                    .badInput, "URLSession would change the address '\(request.url)'. Give the client another transport for such paths.")
            }
            var native = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalAndRemoteCacheData)
            native.httpMethod = request.method.rawValue
            native.timeoutInterval = options.timeouts.read > .zero ? Self.seconds(options.timeouts.read) : 86_400
            for (name, value) in request.headers.fields where !HTTPHeaders.isSame(name, "Host") {
                native.addValue(value, forHTTPHeaderField: name)
            }
            if !options.acceptsGzip && !request.headers.contains("Accept-Encoding") {
                native.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
            }
            switch request.body {
            case .bytes(let bytes): if !bytes.isEmpty { native.httpBody = Data(bytes) }
            case .stream(let stream):
                // URLSession takes a stream only as an InputStream bound to a run loop; what fits in memory is sent whole.
                native.httpBody = Data(try await stream.collect(upTo: 256 << 20))
            }
            return native
        }

        private static func seconds(_ duration: Duration) -> Double {
            let (seconds, attoseconds) = duration.components
            return Double(seconds) + Double(attoseconds) / 1e18
        }
    }

    /// Gathers single bytes into pieces.
    private struct PieceSequence: AsyncSequence, Sendable {
        typealias Element = [UInt8]
        let bytes: URLSession.AsyncBytes
        let request: HTTPRequest
        let options: TransferOptions

        func makeAsyncIterator() -> Iterator { Iterator(base: bytes.makeAsyncIterator(), request: request, options: options) }

        struct Iterator: AsyncIteratorProtocol {
            var base: URLSession.AsyncBytes.AsyncIterator
            let request: HTTPRequest
            let options: TransferOptions

            mutating func next() async throws -> [UInt8]? {
                var piece: [UInt8] = []
                do {
                    while piece.count < 16_384, let byte = try await base.next() { piece.append(byte) }
                } catch let error as URLError {
                    throw SessionFailure.error(error, request, options)
                }
                return piece.isEmpty ? nil : piece
            }
        }
    }

    /// Follows no redirects, and decides about certificates.
    private final class SessionRules: NSObject, URLSessionTaskDelegate {
        let verifiesCertificates: Bool
        init(verifiesCertificates: Bool) { self.verifiesCertificates = verifiesCertificates }

        func urlSession(
            _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
            newRequest request: URLRequest,
            completionHandler: @escaping @Sendable (URLRequest?) -> Void
        ) {
            completionHandler(nil)
        }

        func urlSession(
            _ session: URLSession, didReceive challenge: URLAuthenticationChallenge,
            completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
        ) {
            guard !verifiesCertificates, let trust = challenge.protectionSpace.serverTrust else {
                return completionHandler(.performDefaultHandling, nil)
            }
            completionHandler(.useCredential, URLCredential(trust: trust))
        }
    }

    /// Makes URLSession's errors into errors that a person can act on.
    private enum SessionFailure {
        static func error(_ error: URLError, _ request: HTTPRequest, _ options: TransferOptions) -> any Error {
            let place = "\(request.host):\(request.effectivePort)"
            switch error.code {
            case .cancelled: return CancellationError()
            case .cannotFindHost, .dnsLookupFailed:
                return ClientError(
                    .nameNotResolved, "The name '\(request.host)' has no address. Check the region and the endpoint, and the network.")
            case .cannotConnectToHost:
                return ClientError(.connectionRefused, "\(place) refused the connection. Check the address, and whether the server runs.")
            case .timedOut:
                return ClientError(
                    .readTimeout, "\(place) did not reply for \(options.timeouts.read). Try again, or raise the read timeout.")
            case .networkConnectionLost:
                return ClientError(.connectionReset, "\(place) ended the connection before its reply did. Try again.")
            case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot,
                .serverCertificateNotYetValid, .clientCertificateRejected, .clientCertificateRequired:
                return ClientError(.tlsFailed, "No trusted encrypted connection to \(place): \(error.localizedDescription)")
            case .badServerResponse, .cannotParseResponse, .cannotDecodeContentData, .cannotDecodeRawData:
                return ClientError(.damagedReply, "\(place) answered with something that is not HTTP: \(error.localizedDescription)")
            default:
                return ClientError(.connectionFailed, "The request to \(place) failed: \(error.localizedDescription)", underlying: error)
            }
        }
    }
#endif
