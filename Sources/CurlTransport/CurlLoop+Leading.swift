#if os(Linux)
    internal import CCurl
    internal import RequestSigning
    internal import ServiceRuntime

    /// When the thread that sends a request also waits for its reply.
    ///
    /// A reply that comes at once, as from a proxy or an emulator on the same machine, costs more in waking threads than in work: one
    /// wakes to read it, and it wakes another one to go on with the task. So, while a transport has one request under way and its last
    /// replies came within a fraction of a millisecond, the sending thread waits for a moment itself. If nothing has come by then,
    /// the loop's thread waits on, and it takes twice as many quick replies until a thread waits again.
    package struct Leading: Sendable {
        /// How many replies in a row have to be quick.
        package var replies = 8
        /// What is quick.
        package var quickNanoseconds: Int64 = 300_000
        /// How long the thread waits. Shorter than a tick of the kernel it would cost a timer, which costs more than it spares.
        package var patienceNanoseconds: Int64 = 5_000_000

        package init() {}
    }

    extension CurlLoop {
        /// Whether the thread that begins a transfer may wait for its reply.
        func mayLead(_ transfer: Transfer) -> Bool {
            isEmpty && quickReplies >= repliesToLead && transfer.feed == nil && !transfer.options.streamsReply
        }

        /// Makes a transfer's own thread the one that waits for it.
        func beginLeading(_ transfer: Transfer) {
            leader = transfer
            poll?.hold()
        }

        /// Gives the waiting to the loop's thread.
        func endLeading() {
            guard leader != nil else { return }
            leader = nil
            poll?.letGo()
        }

        /// Learns from a reply's end.
        func noteReply(_ transfer: Transfer) {
            let took = SocketPoll.now - transfer.begin
            quickReplies = took < options.leading.quickNanoseconds ? min(quickReplies + 1, repliesToLead) : 0
        }

        /// Waits for a transfer until it ends, another one begins, or patience does.
        func lead(_ transfer: Transfer) {
            let end = SocketPoll.now + options.leading.patienceNanoseconds
            while let (socket, bits) = wanted(by: transfer) {
                let left = end - SocketPoll.now
                let found = left > 0 ? ss_poller_wait_one(socket, bits, left) : 0
                let goesOn = locked { () -> Bool in
                    guard leader === transfer else { return false }
                    if found == 0 {
                        quickReplies = 0
                        repliesToLead = min(repliesToLead * 2, 4096)
                    } else {
                        act(on: socket, found)
                        if transfer.continuation != nil { return true }
                    }
                    endLeading()
                    return false
                }
                if !goesOn { return }
            }
        }

        /// The socket that the transfer waits for, and what is wanted of it; nothing if it is no longer led.
        private func wanted(by transfer: Transfer) -> (socket: Int32, bits: Int32)? {
            mutex.take()
            defer { mutex.giveBack() }
            guard leader === transfer else { return nil }
            if transfer.continuation != nil, let (socket, bits) = poll?.held { return (socket, bits) }
            endLeading()
            return nil
        }
    }
#endif
