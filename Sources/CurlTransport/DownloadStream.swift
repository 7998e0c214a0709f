#if os(Linux)
    internal import ServiceRuntime
    internal import WireFormats

    /// Keeps the pieces of a reply that is read while it arrives; pauses the server when the reader is slow.
    ///
    /// It is unchecked because everything that changes is touched only under the loop's lock.
    final class DownloadStream: @unchecked Sendable {
        private weak var transfer: Transfer?
        private let loop: CurlLoop
        private let owner: LoopOwner
        private var pieces: [[UInt8]] = []
        private var size = 0
        private var isAtEnd = false
        private var failure: (any Error)?
        private var reader: UnsafeContinuation<[UInt8]?, any Error>?
        private(set) var isPaused = false

        private static let mostBytes = 256 &<< 10

        init(_ transfer: Transfer) {
            self.transfer = transfer
            loop = transfer.loop
            owner = transfer.owner
        }

        /// The stream for the reader. When its last copy goes before its end, the transfer ends.
        func stream(length: Int?) -> ByteStream {
            let handle = StreamHandle(self)
            return ByteStream(length: length) { try await handle.download.next() }
        }

        /// Takes bytes from curl; gives what curl is answered. Under the lock.
        func take(_ bytes: UnsafeBufferPointer<UInt8>, _ loop: CurlLoop) -> Int {
            if size >= Self.mostBytes {
                isPaused = true
                return CurlSignal.pause
            }
            let piece = Array(bytes)
            if let reader {
                self.reader = nil
                loop.later(.piece(reader, .success(piece)))
            } else {
                pieces.append(piece)
                size += piece.count
            }
            return bytes.count
        }

        /// The reply is at its end. Under the lock.
        func end(_ error: (any Error)?, _ loop: CurlLoop) {
            isAtEnd = true
            failure = error
            guard let reader else { return }
            self.reader = nil
            loop.later(.piece(reader, error.map { .failure($0) } ?? .success(nil)))
        }

        private func next() async throws -> [UInt8]? {
            try await withTaskCancellationHandler {
                try await withUnsafeThrowingContinuation { continuation in loop.locked { self.read(continuation) } }
            } onCancel: {
                self.cancel()
            }
        }

        private func read(_ continuation: UnsafeContinuation<[UInt8]?, any Error>) {
            if !pieces.isEmpty {
                var ready = pieces[0]
                for piece in pieces.dropFirst() { ready += piece }
                pieces.removeAll()
                size = 0
                if isPaused, let transfer {
                    isPaused = false
                    transfer.lastActivity = SocketPoll.now
                    loop.unpause(transfer)
                }
                loop.later(.piece(continuation, .success(ready)))
            } else if isAtEnd {
                loop.later(.piece(continuation, failure.map { .failure($0) } ?? .success(nil)))
                failure = nil
            } else if Task.isCancelled {
                loop.later(.piece(continuation, .failure(CancellationError())))
            } else {
                reader = continuation
            }
        }

        fileprivate func cancel() {
            loop.locked { if let transfer, !isAtEnd { loop.abandon(transfer, CancellationError()) } }
        }
    }

    /// Ends the transfer when no one can read it any more.
    private final class StreamHandle: Sendable {
        let download: DownloadStream
        init(_ download: DownloadStream) { self.download = download }
        deinit { download.cancel() }
    }
#endif
