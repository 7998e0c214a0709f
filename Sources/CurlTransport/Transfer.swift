#if os(Linux)
    internal import CCurl
    internal import ServiceRuntime

    /// One request on its way through curl, and its reply.
    ///
    /// It is unchecked because everything that changes is touched only under the loop's lock; curl's callbacks run under it too.
    final class Transfer: @unchecked Sendable {
        let request: HTTPRequest
        let options: TransferOptions
        let loop: CurlLoop
        /// Keeps the loop's thread alive while the reply is read as a stream.
        let owner: LoopOwner
        let feed: UploadFeed?

        // Under the lock:
        var continuation: UnsafeContinuation<HTTPResponse, any Error>?
        var isCancelled = false
        var easy: EasyHandle?
        /// The host as curl's sentences have it: addresses without their brackets.
        var shownHost: String { request.host.hasPrefix("[") ? String(request.host.dropFirst().dropLast()) : request.host }
        /// Whether a proxy may stand on the way.
        private(set) var hasProxy = false
        /// The place among the loop's active transfers.
        var place = 0
        /// When curl was given the transfer.
        var begin: Int64 = 0
        var lastActivity: Int64 = 0
        private var uploaded: Int64 = 0
        private var headerLines: HeaderLines?
        private var postFields: UnsafeMutableRawPointer?
        private var head = ReplyHead()
        private var body: [UInt8] = []
        private var download: DownloadStream?
        private var isTooLarge = false
        /// What a body to send threw.
        var feedFailure: (any Error)?

        init(_ request: HTTPRequest, _ options: TransferOptions, _ loop: CurlLoop, _ owner: LoopOwner) {
            self.request = request
            self.options = options
            self.loop = loop
            self.owner = owner
            if case .stream(let stream) = request.body { feed = UploadFeed(stream) } else { feed = nil }
        }

        /// The transfer that an easy handle works for.
        static func of(_ easy: UnsafeMutableRawPointer) -> Transfer? {
            var pointer: UnsafeMutableRawPointer?
            guard ss_easy_get_pointer(easy, CurlInfo.privatePointer, &pointer) == 0, let pointer else { return nil }
            return Unmanaged<Transfer>.fromOpaque(pointer).takeUnretainedValue()
        }

        /// Nanoseconds after which a silent server fails the transfer.
        var silenceLimit: Int64? {
            let limit = options.timeouts.read
            guard limit > .zero else { return nil }
            let (seconds, attoseconds) = limit.components
            return min(seconds, 1_000_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000
        }

        /// Whether it is not the server who is silent.
        var isPaused: Bool { download?.isPaused == true || feed?.isPaused == true }

        /// Starts the task that brings a streamed body, if there is one.
        func startFeeding() -> Task<Void, Never>? {
            guard let feed else { return nil }
            return Task { await feed.run(self) }
        }

        // MARK: - Beginning

        /// Tells curl everything about the request.
        func configure(_ easy: UnsafeMutableRawPointer, _ transport: CurlTransport.Options) {
            let lines = HeaderLines(request, options)
            headerLines = lines
            let me = Unmanaged.passUnretained(self).toOpaque()
            _ = ss_easy_set_pointer(easy, CurlOption.privatePointer, me)
            _ = ss_easy_set_pointer(easy, CurlOption.writeData, me)
            _ = ss_easy_set_pointer(easy, CurlOption.headerData, me)
            _ = ss_easy_set_data_callback(easy, CurlOption.writeFunction, bodyArrived)
            _ = ss_easy_set_data_callback(easy, CurlOption.headerFunction, headerArrived)
            _ = ss_easy_set_pointer(easy, CurlOption.errorBuffer, self.easy?.errorText)
            self.easy?.errorText.pointee = 0
            _ = request.url.withCString { ss_easy_set_pointer(easy, CurlOption.url, $0) }
            _ = ss_easy_set_pointer(easy, CurlOption.httpHeader, lines.first)
            _ = ss_easy_set_long(easy, CurlOption.noSignal, 1)
            _ = ss_easy_set_long(easy, CurlOption.pathAsIs, 1)
            _ = ss_easy_set_long(easy, CurlOption.protocols, 3)
            _ = ss_easy_set_long(easy, CurlOption.keepAlive, 1)
            _ = ss_easy_set_long(easy, CurlOption.suppressConnectHeaders, 1)
            _ = ss_easy_set_long(easy, CurlOption.httpVersion, transport.isHTTP1Only ? 2 : 4)
            // Curl's own limit of 300 seconds would hold if nothing were set; no limit is as long as the number can say.
            _ = ss_easy_set_long(easy, CurlOption.connectTimeout, Self.milliseconds(options.timeouts.connect) ?? Int(Int32.greatest))
            if options.acceptsGzip { _ = "gzip".withCString { ss_easy_set_pointer(easy, CurlOption.acceptEncoding, $0) } }
            secure(easy, transport)
            setProxy(easy, transport.proxies)
            setMethodAndBody(easy, me)
        }

        private func secure(_ easy: UnsafeMutableRawPointer, _ transport: CurlTransport.Options) {
            if let bundle = transport.certificateBundle {
                _ = bundle.withCString { ss_easy_set_pointer(easy, CurlOption.certificateBundle, $0) }
                _ = bundle.withCString { ss_easy_set_pointer(easy, CurlOption.proxyCertificateBundle, $0) }
            }
            guard !transport.verifiesCertificates else { return }
            for option in [CurlOption.verifyPeer, CurlOption.verifyHost, CurlOption.proxyVerifyPeer, CurlOption.proxyVerifyHost] {
                _ = ss_easy_set_long(easy, option, 0)
            }
        }

        private func setProxy(_ easy: UnsafeMutableRawPointer, _ proxies: ProxySettings) {
            // An empty text keeps curl from looking into the environment itself.
            let proxy = options.usesProxy ? (request.scheme == "http" ? proxies.http : proxies.https) : nil
            hasProxy = proxy != nil
            _ = (proxy ?? "").withCString { ss_easy_set_pointer(easy, CurlOption.proxy, $0) }
            _ = (proxy == nil ? "" : proxies.excluded ?? "").withCString { ss_easy_set_pointer(easy, CurlOption.noProxy, $0) }
        }

        private func setMethodAndBody(_ easy: UnsafeMutableRawPointer, _ me: UnsafeMutableRawPointer) {
            let method = request.method
            switch request.body {
            case .bytes(let bytes) where bytes.isEmpty && (method == .get || method == .head):
                if method == .head { _ = ss_easy_set_long(easy, CurlOption.noBody, 1) }
            case .bytes(let bytes) where bytes.isEmpty && method != .post && method != .put && method != .patch:
                setMethod(easy)
            case .bytes(let bytes):
                _ = ss_easy_set_long(easy, CurlOption.post, 1)
                _ = ss_easy_set_size(easy, CurlOption.postFieldSize, Int64(bytes.count))
                // Curl reads the bytes where they stand, so they stand still while it does.
                let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
                bytes.withUnsafeBytes { if let start = $0.baseAddress { copy.copyMemory(from: start, byteCount: $0.count) } }
                postFields = copy
                _ = ss_easy_set_pointer(easy, CurlOption.postFields, copy)
                if method != .post { setMethod(easy) }
            case .stream(let stream):
                _ = ss_easy_set_long(easy, CurlOption.upload, 1)
                _ = ss_easy_set_size(easy, CurlOption.uploadSize, Int64(stream.length ?? -1))
                _ = ss_easy_set_pointer(easy, CurlOption.readData, me)
                _ = ss_easy_set_data_callback(easy, CurlOption.readFunction, bodyWanted)
                setMethod(easy)
            }
        }

        private func setMethod(_ easy: UnsafeMutableRawPointer) {
            _ = request.method.rawValue.withCString { ss_easy_set_pointer(easy, CurlOption.customRequest, $0) }
        }

        private static func milliseconds(_ duration: Duration) -> Int? {
            guard duration > .zero else { return nil }
            let (seconds, attoseconds) = duration.components
            return Int(min(max(seconds * 1000 + attoseconds / 1_000_000_000_000_000, 1), Int64(Int32.greatest)))
        }

        // MARK: - Under way

        /// Takes a line of the reply's head; false fails the transfer.
        func takeHeader(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
            lastActivity = SocketPoll.now
            guard head.take(line) else { return false }
            if head.isComplete, head.status >= 200, let continuation, options.streamsReply {
                self.continuation = nil
                let download = DownloadStream(self)
                self.download = download
                let response = HTTPResponse(status: head.status, headers: head.headers, body: .stream(download.stream(length: head.length)))
                loop.later(.response(continuation, .success(response)))
            }
            return true
        }

        /// Takes bytes of the reply's body; gives what curl is answered.
        func takeBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
            lastActivity = SocketPoll.now
            if let download { return download.take(bytes, loop) }
            guard bytes.count <= options.replyLimit - body.count else {
                isTooLarge = true
                return 0
            }
            if body.isEmpty, let length = head.length { body.reserveCapacity(min(length, options.replyLimit, 16 &<< 20)) }
            body.append(contentsOf: bytes)
            return bytes.count
        }

        /// Notes whether more of the body went out since the last look.
        func noteUpload() {
            guard let easy else { return }
            var bytes: Int64 = 0
            guard ss_easy_get_size(easy.pointer, CurlInfo.uploadedBytes, &bytes) == 0, bytes > uploaded else { return }
            uploaded = bytes
            lastActivity = SocketPoll.now
        }

        // MARK: - The end

        /// What became of the transfer, by curl's code.
        func result(_ code: Int32, _ easy: UnsafeMutableRawPointer) -> Result<HTTPResponse, any Error> {
            if let feedFailure { return .failure(feedFailure) }
            if isTooLarge {
                return .failure(
                    told(
                        ClientError(
                            .replyTooLarge, "The reply has more than \(options.replyLimit) bytes. Raise the limit, or read it as a stream.")
                    ))
            }
            guard code == 0 else { return .failure(told(CurlFailure.error(code, self, easy))) }
            // Curl takes the end of the connection for the end of the headers.
            guard head.isComplete else { return .failure(CurlFailure.cutShort(self)) }
            return .success(HTTPResponse(status: head.status, headers: head.headers, body: .bytes(body)))
        }

        /// Hands the end to whoever waits for it.
        func finish(_ result: Result<HTTPResponse, any Error>, _ loop: CurlLoop) {
            feed?.close(loop)
            if let continuation {
                self.continuation = nil
                loop.later(.response(continuation, result))
            } else if let download {
                self.download = nil
                download.end(result.failure, loop)
            }
        }

        /// Frees what curl was given; it holds it no longer.
        func release() {
            headerLines = nil
            postFields?.deallocate()
            postFields = nil
        }

        var isHeadThere: Bool { head.status != 0 }

        var readTimeout: ClientError {
            let what = isHeadThere ? "went silent in the middle of its reply" : "did not reply"
            return told(
                ClientError(.readTimeout, "\(request.host) \(what) for \(options.timeouts.read). Try again, or raise the read timeout."))
        }

        /// The error with what had come of the reply.
        private func told(_ error: ClientError) -> ClientError {
            head.isComplete && head.status >= 200 ? error.inReply(status: head.status, headers: head.headers, bytes: body) : error
        }
    }

    extension Result {
        fileprivate var failure: (any Error)? {
            if case .failure(let error) = self { error } else { nil }
        }
    }

    // Callbacks are top-level functions: a closure may be bound to an actor, and these run on any thread. They run under the loop's lock.

    private func headerArrived(_ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?) -> Int
    {
        guard let context, let bytes else { return 0 }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return transfer.takeHeader(line.assumingMemoryBound(to: UInt8.self)) ? size * count : 0
    }

    private func bodyArrived(_ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?) -> Int {
        guard let context, let bytes else { return 0 }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return transfer.takeBody(piece.assumingMemoryBound(to: UInt8.self))
    }

    private func bodyWanted(_ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?) -> Int {
        guard let context, let bytes else { return CurlSignal.abort }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        transfer.lastActivity = SocketPoll.now
        guard transfer.feedFailure == nil, let feed = transfer.feed else { return CurlSignal.abort }
        return feed.give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count), transfer.loop)
    }
#endif
