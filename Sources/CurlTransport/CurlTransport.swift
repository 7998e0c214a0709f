#if os(Linux)
    public import ServiceRuntime

    /// Carries requests by the system's libcurl, which is looked for when the first request is sent.
    ///
    /// Connections are kept and shared by all requests of the transport and of its copies; the last copy closes them.
    public struct CurlTransport: HTTPTransport {
        /// How the transport connects.
        public struct Options: Sendable {
            /// A file of certificates to trust in place of the system's.
            public var certificateBundle: String?
            /// Whether a server's certificate must be trusted. Without it anyone on the way can read and change everything.
            public var verifiesCertificates = true
            /// The proxies.
            public var proxies = ProxySettings.environment
            /// Whether only HTTP/1.1 is spoken; otherwise HTTP/2 is, where an encrypted server offers it.
            public var isHTTP1Only = false
            /// How many requests are under way at once; more wait for their turn.
            public var maximumConcurrency = 256
            /// When the thread that sends waits for the reply itself.
            package var leading = Leading()
            /// The library's file, if it is not to be found by its name.
            public var library: String?

            /// The usual options.
            public init() {}
        }

        private let owner: LoopOwner

        /// A transport with connections of its own.
        public init(_ options: Options = Options()) { owner = LoopOwner(CurlLoop(options)) }

        /// The transport that clients share unless they are given another.
        public static let shared = CurlTransport()

        /// Sends one request and gives the response.
        public func send(_ request: HTTPRequest, _ options: TransferOptions) async throws -> HTTPResponse {
            let loop = owner.loop
            let transfer = Transfer(request, options, loop, owner)
            let feeding = transfer.startFeeding()
            defer { feeding?.cancel() }
            return try await withTaskCancellationHandler {
                try await withUnsafeThrowingContinuation { loop.start(transfer, $0) }
            } onCancel: {
                loop.cancel(transfer)
            }
        }
    }

    /// Stops the loop when no one can use it any more: neither a transport nor a reply that is still being read.
    final class LoopOwner: Sendable {
        let loop: CurlLoop
        init(_ loop: CurlLoop) { self.loop = loop }
        deinit { loop.stop() }
    }
#endif
