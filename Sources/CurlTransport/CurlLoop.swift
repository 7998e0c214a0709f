#if os(Linux)
    internal import CCurl
    internal import RequestSigning
    internal import ServiceRuntime

    /// All transfers of a transport, on one multi handle.
    ///
    /// Whoever has something to do with curl takes the lock and does it on its own thread: a request is written to its socket by the
    /// thread that sends it. A thread of the loop's own only waits for sockets and time. So a call wakes one thread, not two.
    ///
    /// It is unchecked because every property below the lock is touched only by who holds the lock.
    final class CurlLoop: @unchecked Sendable {
        let options: CurlTransport.Options
        let mutex = Lock()

        // Under the lock:
        private var multi: UnsafeMutableRawPointer?
        private(set) var poll: SocketPoll?
        private var failure: ClientError?
        private var isStopping = false
        private var idle: [EasyHandle] = []
        private var active: [Transfer] = []
        private var waiting: [Transfer] = []
        private var firstWaiting = 0
        /// When curl wants to be told that time has passed.
        private var curlDeadline = Int64.greatest
        /// When the silence of servers is to be looked at.
        private var silenceDeadline = Int64.greatest
        private var ended: [Ended] = []
        /// The transfer whose own thread waits for it.
        var leader: Transfer?
        /// How many replies in a row were quick, and how many have to be.
        var quickReplies = 0
        var repliesToLead: Int

        /// A continuation that is resumed once the lock is given back.
        enum Ended {
            case response(UnsafeContinuation<HTTPResponse, any Error>, Result<HTTPResponse, any Error>)
            case piece(UnsafeContinuation<[UInt8]?, any Error>, Result<[UInt8]?, any Error>)
            case room(UnsafeContinuation<Void, Never>)
        }

        init(_ options: CurlTransport.Options) {
            self.options = options
            repliesToLead = options.leading.replies
        }

        // MARK: - From the outside

        /// Begins a transfer; the continuation is resumed with the response or the failure.
        func start(_ transfer: Transfer, _ continuation: UnsafeContinuation<HTTPResponse, any Error>) {
            let leads = locked { () -> Bool in
                endLeading()
                transfer.continuation = continuation
                if transfer.isCancelled {
                    end(transfer, .failure(CancellationError()))
                } else if !prepare() {
                    end(transfer, .failure(failure ?? ClientError(.libraryMissing, "libcurl could not be used.")))
                } else if active.count >= max(options.maximumConcurrency, 1) {
                    waiting.append(transfer)
                } else {
                    if mayLead(transfer) { beginLeading(transfer) }
                    begin(transfer)
                }
                return leader === transfer
            }
            if leads { lead(transfer) }
        }

        /// Ends a transfer wherever it is.
        func cancel(_ transfer: Transfer) {
            locked {
                transfer.isCancelled = true
                abandon(transfer, CancellationError())
            }
        }

        /// Runs something under the lock, lets curl do what follows from it, and then resumes whoever waited for it.
        func locked<R>(_ body: () -> R) -> R {
            mutex.take()
            let result = body()
            unlock()
            return result
        }

        private func unlock() {
            settle()
            let resumed = ended
            ended = []
            mutex.giveBack()
            for end in resumed {
                switch end {
                case .response(let continuation, let result): continuation.resume(with: result)
                case .piece(let continuation, let result): continuation.resume(with: result)
                case .room(let continuation): continuation.resume()
                }
            }
        }

        /// Lets the thread end; called when no transfer can be under way.
        func stop() {
            locked { isStopping = true }
            mutex.take()
            let poll = poll
            mutex.giveBack()
            poll?.wake()
        }

        /// Remembers a continuation to be resumed once the lock is given back.
        func later(_ end: Ended) { ended.append(end) }

        /// Ends a transfer that is under way or waits, with that error.
        func abandon(_ transfer: Transfer, _ error: any Error) {
            if transfer.easy != nil {
                detach(transfer)
                end(transfer, .failure(error))
                startWaiting()
            } else if let place = waiting[firstWaiting...].firstIndex(where: { $0 === transfer }) {
                waiting.remove(at: place)
                end(transfer, .failure(error))
            }
        }

        /// Lets a paused transfer go on.
        func unpause(_ transfer: Transfer) {
            guard let easy = transfer.easy else { return }
            _ = ss_easy_pause(easy.pointer, 0)
            curlDeadline = 0
        }

        // MARK: - Under the lock

        /// Whether nothing is under way.
        var isEmpty: Bool { active.isEmpty }

        /// Tells curl what happened to a socket, and collects what that finished.
        func act(on socket: Int32, _ bits: Int32) {
            guard let multi, let poll, poll.isWatched(socket) else { return }
            _ = ss_multi_act(multi, socket, bits)
            collect(multi)
        }

        /// Makes the multi handle and the thread when they are first needed.
        private func prepare() -> Bool {
            if multi != nil { return true }
            if failure != nil { return false }
            if let reason = ss_curl_load(options.library) {
                failure = ClientError(
                    .libraryMissing,
                    "Requests are sent by the system's libcurl, which could not be loaded: \(String(cString: reason)). "
                        + "Install it (Debian, Ubuntu: apt install libcurl4; Fedora: dnf install libcurl; Alpine: apk add libcurl).")
                return false
            }
            guard let handle = ss_multi_new(), let poll = SocketPoll() else {
                failure = ClientError(.connectionFailed, "The system gives no more handles. Raise the limit of open files (ulimit -n).")
                return false
            }
            multi = handle
            self.poll = poll
            _ = ss_multi_set_long(handle, CurlOption.multiKeptConnections, max(options.maximumConcurrency, 1))
            _ = ss_multi_set_callbacks(handle, socketChanged, timerChanged, Unmanaged.passUnretained(self).toOpaque())
            guard poll.run(self) else {
                failure = ClientError(.connectionFailed, "The system gives no more threads.")
                return false
            }
            return true
        }

        private func begin(_ transfer: Transfer) {
            guard let multi, let easy = idle.popLast() ?? EasyHandle() else {
                return end(transfer, .failure(ClientError(.connectionFailed, "libcurl gives no more handles.")))
            }
            transfer.easy = easy
            transfer.configure(easy.pointer, options)
            transfer.place = active.count
            active.append(transfer)
            transfer.begin = SocketPoll.now
            transfer.lastActivity = transfer.begin
            if let limit = transfer.silenceLimit { silenceDeadline = min(silenceDeadline, transfer.lastActivity + limit) }
            guard ss_multi_add(multi, easy.pointer) == 0 else {
                detach(transfer)
                return end(transfer, .failure(ClientError(.connectionFailed, "libcurl did not take the request.")))
            }
            curlDeadline = 0
        }

        /// Takes a transfer away from curl; its handle serves another one.
        private func detach(_ transfer: Transfer) {
            guard let easy = transfer.easy else { return }
            transfer.easy = nil
            if let multi { _ = ss_multi_remove(multi, easy.pointer) }
            transfer.release()
            let last = active.removeLast()
            if last !== transfer {
                active[transfer.place] = last
                last.place = transfer.place
            }
            if idle.count < 64 {
                ss_easy_reset(easy.pointer)
                idle.append(easy)
            }
        }

        private func startWaiting() {
            while firstWaiting < waiting.count, active.count < max(options.maximumConcurrency, 1) {
                let transfer = waiting[firstWaiting]
                firstWaiting += 1
                begin(transfer)
            }
            if firstWaiting == waiting.count {
                waiting.removeAll(keepingCapacity: true)
                firstWaiting = 0
            } else if firstWaiting > 1024 {
                waiting.removeFirst(firstWaiting)
                firstWaiting = 0
            }
        }

        private func end(_ transfer: Transfer, _ result: Result<HTTPResponse, any Error>) {
            transfer.finish(result, self)
        }

        /// Lets curl act as long as it wants to at once, collects what is finished, and sets the timer.
        private func settle() {
            guard let multi, let poll else { return }
            var rounds = 0
            while curlDeadline <= SocketPoll.now, rounds < 64 {
                rounds += 1
                curlDeadline = .greatest
                _ = ss_multi_act(multi, CurlSignal.timePassed, 0)
                collect(multi)
            }
            collect(multi)
            if silenceDeadline <= SocketPoll.now { endSilent() }
            poll.setTimer(min(curlDeadline, silenceDeadline))
        }

        private func collect(_ multi: UnsafeMutableRawPointer) {
            var done = ss_done()
            while ss_multi_done(multi, &done) != 0 {
                guard let easy = done.easy, let transfer = Transfer.of(easy) else { continue }
                let result = transfer.result(done.code, easy)
                noteReply(transfer)
                detach(transfer)
                end(transfer, result)
                startWaiting()
            }
        }

        /// Ends the transfers whose servers were silent for too long.
        private func endSilent() {
            let now = SocketPoll.now
            silenceDeadline = .greatest
            var silent: [Transfer] = []
            for transfer in active {
                guard let limit = transfer.silenceLimit, !transfer.isPaused else { continue }
                transfer.noteUpload()
                if now - transfer.lastActivity >= limit {
                    silent.append(transfer)
                } else {
                    silenceDeadline = min(silenceDeadline, transfer.lastActivity + limit)
                }
            }
            for transfer in silent { abandon(transfer, transfer.readTimeout) }
        }

        fileprivate func watch(_ socket: Int32, _ what: Int32) { poll?.watch(socket, what) }

        fileprivate func wantTime(_ milliseconds: Int) {
            curlDeadline = milliseconds < 0 ? .greatest : SocketPoll.now + Int64(milliseconds) * 1_000_000
        }

        // MARK: - On the loop's thread

        /// Hands events to curl; false once the thread is to end.
        func handle(_ events: UnsafeBufferPointer<ss_event>) -> Bool {
            locked {
                guard let poll else { return false }
                for event in events {
                    if event.socket == -1 { poll.clearTimer() }
                    if event.socket >= 0 { act(on: event.socket, event.bits) }
                }
                if isStopping && active.isEmpty && waiting.isEmpty {
                    close()
                    return false
                }
                return true
            }
        }

        private func close() {
            idle.removeAll()
            if let multi { ss_multi_free(multi) }
            multi = nil
            poll = nil
        }
    }

    /// An easy handle and the place for its error text.
    ///
    /// It is unchecked because it is used only under the loop's lock.
    final class EasyHandle: @unchecked Sendable {
        let pointer: UnsafeMutableRawPointer
        let errorText: UnsafeMutablePointer<CChar>

        init?() {
            guard let pointer = ss_easy_new() else { return nil }
            self.pointer = pointer
            errorText = .allocate(capacity: 256)
            errorText.initialize(repeating: 0, count: 256)
        }

        deinit {
            ss_easy_free(pointer)
            errorText.deallocate()
        }
    }

    // Callbacks are top-level functions: a closure may be bound to an actor, and these run on any thread.

    private func socketChanged(
        _ easy: UnsafeMutableRawPointer?, _ socket: Int32, _ what: Int32, _ context: UnsafeMutableRawPointer?,
        _ socketContext: UnsafeMutableRawPointer?
    ) -> Int32 {
        if let context { Unmanaged<CurlLoop>.fromOpaque(context).takeUnretainedValue().watch(socket, what) }
        return 0
    }

    private func timerChanged(_ multi: UnsafeMutableRawPointer?, _ milliseconds: Int, _ context: UnsafeMutableRawPointer?) -> Int32 {
        if let context { Unmanaged<CurlLoop>.fromOpaque(context).takeUnretainedValue().wantTime(milliseconds) }
        return 0
    }
#endif
