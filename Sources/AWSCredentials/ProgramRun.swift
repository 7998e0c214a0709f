internal import CSystem
internal import RequestSigning

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

    private static let mostBytes = 1 &<< 20
    private static let mostSeconds: Int64 = 60

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
                    if ss_thread_start(programThread, pointer) == 0 {
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
            private let state = Locked((process: Int32(0), isCancelled: false))

            var isCancelled: Bool { state.withLock { $0.isCancelled } }

            func begin(_ process: Int32) {
                state.withLock { state in
                    state.process = process
                    if state.isCancelled { ss_program_kill(process) }
                }
            }

            /// The process has been waited for; its number may belong to another one now.
            func end() { state.withLock { $0.process = 0 } }

            func cancel() {
                state.withLock { state in
                    state.isCancelled = true
                    if state.process > 0 { ss_program_kill(state.process) }
                }
            }

            func stop() { state.withLock { if $0.process > 0 { ss_program_kill($0.process) } } }
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
            let program = try start(words)
            running.begin(program.process)
            defer {
                ss_file_close(program.output)
                ss_file_close(program.errors)
            }
            let (pieces, failure) = collect(program.output, program.errors)
            if failure != nil { running.stop() }
            let status = Int(ss_program_wait(program.process))
            running.end()
            if let failure { throw Failure(reason: failure) }
            return Result(status: status, output: pieces[0], errorOutput: pieces[1])
        }

        private static func start(_ words: [String]) throws -> ss_program {
            // The words lie behind each other in one piece of memory, each with a zero at its end.
            var bytes: [CChar] = []
            var starts: [Int] = []
            for word in words {
                starts.append(bytes.count)
                bytes += word.utf8CString
            }
            var program = ss_program()
            let code = bytes.withUnsafeMutableBufferPointer { bytes in
                let first = bytes.baseAddress
                var arguments = starts.map { start in first.map { $0 + start } }
                arguments.append(nil)
                return ss_program_start(&program, &arguments)
            }
            guard code == 0 else { throw Failure(reason: "could not be run: \(String(cString: ss_reason(code)))") }
            return program
        }

        /// Reads both outputs to their ends, within bounds.
        private static func collect(_ output: Int32, _ errors: Int32) -> (pieces: [[UInt8]], failure: String?) {
            var pieces: [[UInt8]] = [[], []]
            var handles = [output, errors]
            var buffer = [UInt8](repeating: 0, count: 16_384)
            let start = ss_uptime()
            while handles.contains(where: { $0 >= 0 }) {
                guard ss_uptime() - start < mostSeconds * 1_000_000_000 else {
                    return (pieces, "did not end within \(mostSeconds) seconds")
                }
                let ready = ss_program_wait_for_output(handles[0], handles[1], 1000)
                for place in handles.indices where ready &>> Int32(place) & 1 != 0 {
                    let count = buffer.withUnsafeMutableBytes { ss_file_read(handles[place], $0.baseAddress, $0.count) }
                    if count > 0 { pieces[place] += buffer[..<count] } else { handles[place] = -1 }
                    if pieces[place].count > mostBytes { return (pieces, "printed more than \(mostBytes) bytes") }
                }
            }
            return (pieces, nil)
        }
    #endif
}

private func programThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    #if !(os(tvOS) || os(watchOS) || os(iOS))
        if let argument { ProgramRun.work(argument) }
    #endif
    return nil
}
