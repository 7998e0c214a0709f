internal import Dispatch

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A small HTTP/1.1 server on 127.0.0.1: verifies the signature of each request and answers from a folder. Made for trying clients
/// without an account, and for tests; it listens on the loopback interface only.
public final class LoopbackServer: Sendable {
    /// The port that it listens on.
    public let port: UInt16
    private let listener: Int32
    private let answers: Answers
    private let check: SignatureCheck

    /// What kept the server from listening.
    public struct Failure: Error, CustomStringConvertible {
        /// A sentence with the cause.
        public let description: String
    }

    /// Listens on `port` (0: any free one) and answers from `answers`.
    public init(port: UInt16 = 0, answers: Answers) throws {
        self.answers = answers
        check = SignatureCheck(secrets: answers.secrets)
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw Failure(description: "no socket: \(String(cString: strerror(errno)))") }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> Bool in
                bind(descriptor, address, length) == 0 && listen(descriptor, 128) == 0 && getsockname(descriptor, address, &length) == 0
            }
        }
        guard bound else {
            let cause = String(cString: strerror(errno))
            close(descriptor)
            throw Failure(description: "cannot listen on 127.0.0.1:\(port): \(cause)")
        }
        listener = descriptor
        self.port = UInt16(bigEndian: address.sin_port)
    }

    /// Starts answering on threads of its own and returns.
    public func start() {
        DispatchQueue.global().async { self.run() }
    }

    /// Answers until the process ends or ``stop()`` is called.
    public func run() {
        while true {
            let connection = accept(listener, nil, nil)
            if connection < 0 {
                if errno == EINTR || errno == ECONNABORTED { continue }
                return
            }
            DispatchQueue.global().async { self.serve(connection) }
        }
    }

    /// Closes the listening socket; connections that are open finish their request.
    public func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    // MARK: - One connection

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        var yes: Int32 = 1
        setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        var reader = RequestReader { buffer in
            let count = recv(connection, buffer.baseAddress, buffer.count, 0)
            return count > 0 ? count : 0
        }
        while let request = reader.next() {
            guard send(response(to: request), over: connection) else { return }
            if request.header("connection")?.lowercased() == "close" { return }
        }
    }

    private func response(to request: ReceivedRequest) -> Response {
        do throws(SignatureCheck.Refusal) {
            if !answers.allowsUnsigned(request) { try check.verify(request) }
            return answers.answer(to: request)
        } catch {
            return answers.refusal(error, to: request)
        }
    }

    private func send(_ response: Response, over connection: Int32) -> Bool {
        var head = "HTTP/1.1 \(response.status) \(response.status < 400 ? "OK" : "Error")\r\n"
        head += "Content-Type: \(response.contentType)\r\nContent-Length: \(response.body.count)\r\n"
        if response.contentType.contains("json") { head += "x-amzn-RequestId: 7f6c1c2e-0000-4000-8000-000000000127\r\n" }
        for header in response.headers { head += "\(header.name): \(header.value)\r\n" }
        let bytes = Array((head + "\r\n").utf8) + response.body
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { sendBytes(connection, $0.baseAddress, $0.count, flags) }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}

/// The system's `send`, which the method of the same name hides.
private func sendBytes(_ connection: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
    send(connection, bytes, count, flags)
}
