#if os(Linux)
    internal import CCurl
    internal import CSystem
    internal import ScalarText

    /// Waits for sockets and for one moment, on a thread of its own.
    ///
    /// It is unchecked because its tables are touched only under the lock of the loop that it serves; the kernel's handles may be used
    /// from any thread.
    final class SocketPoll: @unchecked Sendable {
        fileprivate var poller: ss_poller
        /// What is wanted of each socket, by its number; a socket that is not wanted may still be known to the kernel.
        private var wanted: [UInt8] = []
        /// Whether the kernel was told of a socket, by its number.
        private var isKnown: [Bool] = []
        private var armed = Int64.greatest
        /// Whether the next socket that curl names is held.
        private var holdsNext = false
        /// The socket that the sending thread waits for, of which the kernel knows nothing.
        private var heldSocket: Int32?

        init?() {
            poller = ss_poller()
            guard ss_poller_open(&poller) != 0 else { return nil }
        }

        deinit { ss_poller_close(&poller) }

        /// Nanoseconds since some fixed moment.
        static var now: Int64 { ss_uptime() }

        /// Whether curl wants to hear of a socket; one left over from an earlier transfer is forgotten by the kernel then.
        func isWatched(_ socket: Int32) -> Bool {
            if wanted.indices.contains(Int(socket)), wanted[Int(socket)] != 0 { return true }
            forget(socket)
            return false
        }

        /// Changes what is wanted of a socket, as curl says.
        func watch(_ socket: Int32, _ what: Int32) {
            guard socket >= 0 else { return }
            while wanted.count <= Int(socket) {
                wanted.append(0)
                isKnown.append(false)
            }
            // A socket that is done with stays known to the kernel, because its connection is likely to be used again.
            if what == CurlSignal.forgetSocket {
                wanted[Int(socket)] = 0
                return
            }
            wanted[Int(socket)] = UInt8(lowBitsOf: what & CurlSignal.wantsBoth)
            if holdsNext {
                holdsNext = false
                heldSocket = socket
                if isKnown[Int(socket)] { forget(socket) }
            } else if heldSocket != socket {
                tell(socket)
            }
        }

        private func tell(_ socket: Int32) {
            isKnown[Int(socket)] = true
            ss_poller_watch(&poller, socket, Int32(wanted[Int(socket)]))
        }

        private func forget(_ socket: Int32) {
            ss_poller_forget(&poller, socket)
            if isKnown.indices.contains(Int(socket)) { isKnown[Int(socket)] = false }
        }

        // MARK: - Held

        /// The thread that sends waits for the socket that curl names next; the loop's own thread does not hear of it.
        func hold() { holdsNext = true }

        /// The socket that is held, and what is wanted of it.
        var held: (socket: Int32, bits: Int32)? {
            guard let heldSocket, wanted[Int(heldSocket)] != 0 else { return nil }
            return (heldSocket, Int32(wanted[Int(heldSocket)]))
        }

        /// The loop's own thread waits for the socket that was held.
        func letGo() {
            holdsNext = false
            guard let socket = heldSocket else { return }
            heldSocket = nil
            if wanted[Int(socket)] != 0 { tell(socket) }
        }

        /// Sees to it that the thread wakes at that moment or before.
        func setTimer(_ moment: Int64) {
            guard moment < armed else { return }
            armed = moment
            ss_poller_set_timer(&poller, max(moment - Self.now, 1))
        }

        /// The timer went off.
        func clearTimer() { armed = .greatest }

        /// Wakes the thread.
        func wake() { ss_poller_ring(&poller) }

        /// Starts the thread, which holds the loop until it ends; false if the system gives none.
        func run(_ loop: CurlLoop) -> Bool {
            let arguments = Unmanaged.passRetained(LoopThread(loop, poller)).toOpaque()
            if ss_thread_start(runLoop, arguments) != 0 { return true }
            Unmanaged<LoopThread>.fromOpaque(arguments).release()
            return false
        }
    }

    /// What the thread works with.
    private final class LoopThread {
        private let loop: CurlLoop
        private var poller: ss_poller

        init(_ loop: CurlLoop, _ poller: ss_poller) {
            self.loop = loop
            self.poller = poller
        }

        func run() {
            let events = UnsafeMutableBufferPointer<ss_event>.allocate(capacity: 256)
            defer { events.deallocate() }
            var goesOn = true
            while goesOn {
                let count = Int(ss_poller_wait(&poller, events.baseAddress, 256))
                goesOn = loop.handle(UnsafeBufferPointer(rebasing: events[..<count]))
            }
        }
    }

    private func runLoop(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let argument { Unmanaged<LoopThread>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
    }
#endif
