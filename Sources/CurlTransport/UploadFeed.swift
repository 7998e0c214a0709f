#if os(Linux)
    internal import CCurl
    internal import ServiceRuntime
    internal import WireFormats

    /// Brings a streamed body to curl, one piece at a time: the next one is asked for when the last one has gone.
    ///
    /// It is unchecked because everything that changes is touched only under the loop's lock.
    final class UploadFeed: @unchecked Sendable {
        private let stream: ByteStream
        private var piece: [UInt8] = []
        private var sent = 0
        private var isAtEnd = false
        private var isClosed = false
        private var room: UnsafeContinuation<Void, Never>?
        /// Whether curl waits for bytes.
        private(set) var isPaused = false

        init(_ stream: ByteStream) { self.stream = stream }

        /// Reads the stream to its end.
        func run(_ transfer: Transfer) async {
            let loop = transfer.loop
            do {
                for try await piece in stream where !piece.isEmpty {
                    await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
                        loop.locked {
                            if self.isClosed { return loop.later(.room(continuation)) }
                            self.piece = piece
                            self.sent = 0
                            self.room = continuation
                            self.resume(transfer)
                        }
                    }
                    if loop.locked({ self.isClosed }) { return }
                }
                loop.locked {
                    self.isAtEnd = true
                    self.resume(transfer)
                }
            } catch {
                loop.locked {
                    transfer.feedFailure = error
                    self.resume(transfer)
                }
            }
        }

        private func resume(_ transfer: Transfer) {
            guard isPaused else { return }
            isPaused = false
            transfer.lastActivity = SocketPoll.now
            transfer.loop.unpause(transfer)
        }

        /// Fills curl's buffer; called by curl under the lock.
        func give(_ buffer: UnsafeMutableRawBufferPointer, _ loop: CurlLoop) -> Int {
            if sent < piece.count {
                let count = min(buffer.count, piece.count - sent)
                piece.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[sent..<sent + count])) }
                sent += count
                if sent == piece.count {
                    piece = []
                    sent = 0
                    if let room {
                        self.room = nil
                        loop.later(.room(room))
                    }
                }
                return count
            }
            if isAtEnd { return 0 }
            isPaused = true
            return CurlSignal.pause
        }

        /// No more bytes are wanted.
        func close(_ loop: CurlLoop) {
            isClosed = true
            piece = []
            if let room {
                self.room = nil
                loop.later(.room(room))
            }
        }
    }
#endif
