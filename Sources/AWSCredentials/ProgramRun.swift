internal import RequestSigning

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Runs a program and collects what it prints.
enum ProgramRun {
    /// What came out of it.
    struct Result: Sendable {
        var status: Int
        var output: [UInt8]
        var errorOutput: [UInt8]
    }

    /// Why it could not be run.
    struct Failure: Error {
        let reason: String
    }

    private static let mostBytes = 1 << 20
    private static let mostSeconds = 60

    /// Runs it on a thread of its own; cancelling the task kills it.
    static func run(_ words: [String]) async throws -> Result {
        #if os(tvOS) || os(watchOS) || os(iOS)
            throw Failure(reason: "cannot be run on this platform")
        #else
            let running = Running()
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    let work = Work(words: words, running: running, continuation: continuation)
                    let pointer = Unmanaged.passRetained(work).toOpaque()
                    if !startThread(pointer) {
                        Unmanaged<Work>.fromOpaque(pointer).release()
                        continuation.resume(throwing: Failure(reason: "could not be run: the system gives no more threads"))
                    }
                }
            } onCancel: {
                running.cancel()
            }
        #endif
    }

    #if !(os(tvOS) || os(watchOS) || os(iOS))
        private final class Work: Sendable {
            let words: [String]
            let running: Running
            let continuation: CheckedContinuation<Result, any Error>
            init(words: [String], running: Running, continuation: CheckedContinuation<Result, any Error>) {
                self.words = words
                self.running = running
                self.continuation = continuation
            }
        }

        /// The process, so that it can be killed from another thread.
        final class Running: Sendable {
            private let state = Locked((process: pid_t(0), isCancelled: false))

            var isCancelled: Bool { state.withLock { $0.isCancelled } }

            func begin(_ process: pid_t) {
                state.withLock { state in
                    state.process = process
                    if state.isCancelled { kill(process, SIGKILL) }
                }
            }

            /// The process has been waited for; its number may belong to another one now.
            func end() { state.withLock { $0.process = 0 } }

            func cancel() {
                state.withLock { state in
                    state.isCancelled = true
                    if state.process > 0 { kill(state.process, SIGKILL) }
                }
            }

            func stop() { state.withLock { if $0.process > 0 { kill($0.process, SIGKILL) } } }
        }

        private static func startThread(_ argument: UnsafeMutableRawPointer) -> Bool {
            var attributes = pthread_attr_t()
            pthread_attr_init(&attributes)
            pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
            defer { pthread_attr_destroy(&attributes) }
            #if canImport(Darwin)
                var thread: pthread_t?
                return pthread_create(&thread, &attributes, programThreadDarwin, argument) == 0
            #else
                var thread = pthread_t()
                return pthread_create(&thread, &attributes, programThread, argument) == 0
            #endif
        }

        fileprivate static func work(_ argument: UnsafeMutableRawPointer) {
            let work = Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
            do {
                let result = try wait(work.words, work.running)
                if work.running.isCancelled { throw CancellationError() }
                work.continuation.resume(returning: result)
            } catch {
                work.continuation.resume(throwing: work.running.isCancelled ? CancellationError() : error)
            }
        }

        private static func wait(_ words: [String], _ running: Running) throws -> Result {
            var output: [Int32] = [-1, -1]
            var errors: [Int32] = [-1, -1]
            guard pipe(&output) == 0, pipe(&errors) == 0 else {
                for handle in output + errors where handle >= 0 { close(handle) }
                throw Failure(reason: "could not be run: \(String(cString: strerror(errno)))")
            }
            let process: pid_t
            do {
                process = try spawn(words, output: output[1], errors: errors[1], unused: [output[0], errors[0]])
            } catch {
                for handle in output + errors { close(handle) }
                throw error
            }
            close(output[1])
            close(errors[1])
            running.begin(process)
            defer {
                close(output[0])
                close(errors[0])
            }
            let (pieces, failure) = collect(output[0], errors[0])
            if failure != nil { running.stop() }
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            running.end()
            if let failure { throw Failure(reason: failure) }
            let hasExited = status & 0x7f == 0
            return Result(status: Int(hasExited ? status >> 8 & 0xff : 128 + status & 0x7f), output: pieces[0], errorOutput: pieces[1])
        }

        private static func spawn(_ words: [String], output: Int32, errors: Int32, unused: [Int32]) throws -> pid_t {
            #if canImport(Darwin)
                var actions: posix_spawn_file_actions_t?
            #else
                var actions = posix_spawn_file_actions_t()
            #endif
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            posix_spawn_file_actions_adddup2(&actions, output, 1)
            posix_spawn_file_actions_adddup2(&actions, errors, 2)
            for handle in unused + [output, errors] { posix_spawn_file_actions_addclose(&actions, handle) }
            var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
            arguments.append(nil)
            defer { for argument in arguments { free(argument) } }
            var process = pid_t()
            let code = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
            guard code == 0 else { throw Failure(reason: "could not be run: \(String(cString: strerror(code)))") }
            return process
        }

        /// Reads both outputs to their ends, within bounds.
        private static func collect(_ output: Int32, _ errors: Int32) -> (pieces: [[UInt8]], failure: String?) {
            var pieces: [[UInt8]] = [[], []]
            var handles = [pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: errors, events: Int16(POLLIN), revents: 0)]
            var buffer = [UInt8](repeating: 0, count: 16_384)
            let start = time(nil)
            while handles.contains(where: { $0.fd >= 0 }) {
                guard time(nil) - start < mostSeconds else { return (pieces, "did not end within \(mostSeconds) seconds") }
                if poll(&handles, nfds_t(handles.count), 1000) <= 0 { continue }
                for place in handles.indices where handles[place].fd >= 0 && handles[place].revents != 0 {
                    let count = buffer.withUnsafeMutableBytes { read(handles[place].fd, $0.baseAddress, $0.count) }
                    if count > 0 { pieces[place] += buffer[..<count] } else { handles[place].fd = -1 }
                    if pieces[place].count > mostBytes { return (pieces, "printed more than \(mostBytes) bytes") }
                }
            }
            return (pieces, nil)
        }
    #endif
}

#if canImport(Darwin)
    #if os(macOS)
        private func programThreadDarwin(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
            ProgramRun.work(argument)
            return nil
        }
    #endif
#else
    private func programThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let argument { ProgramRun.work(argument) }
        return nil
    }
#endif
