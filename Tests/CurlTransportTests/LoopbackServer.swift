import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A plain HTTP server on loopback whose every byte a test decides.
final class LoopbackServer: Sendable {
    /// A request as it came.
    struct Request: Sendable {
        var head: String
        var body: [UInt8]
        var line: String { String(head.prefix { $0 != "\r\n" }) }
        func header(_ name: String) -> String? {
            for line in head.split(separator: "\r\n").dropFirst() {
                guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name.lowercased() else { continue }
                return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            }
            return nil
        }
    }

    /// One connection, written to as the test likes.
    final class Connection: Sendable {
        let socket: Int32
        let number: Int
        init(_ socket: Int32, _ number: Int) {
            self.socket = socket
            self.number = number
        }
        @discardableResult
        func write(_ text: String) -> Bool { write(Array(text.utf8)) }
        @discardableResult
        func write(_ bytes: [UInt8]) -> Bool {
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                if count <= 0 { return false }
                sent += count
            }
            return true
        }
        func reply(_ body: String, status: String = "200 OK", headers: String = "") {
            write("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")
        }
        /// Ends the connection with a reset.
        func reset() {
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
            shutdown(socket, Int32(SHUT_RD))
        }
        /// The next byte, or nil at the end.
        func readByte() -> UInt8? {
            var byte: UInt8 = 0
            return recv(socket, &byte, 1, 0) == 1 ? byte : nil
        }
        /// Reads one request, chunked ones too; nil when the client has gone.
        func readRequest() -> Request? {
            var head: [UInt8] = []
            while !head.suffix(4).elementsEqual([13, 10, 13, 10]) {
                guard let byte = readByte() else { return nil }
                head.append(byte)
            }
            var request = Request(head: String(decoding: head.dropLast(2), as: UTF8.self), body: [])
            if let length = request.header("Content-Length").flatMap(Int.init) {
                while request.body.count < length {
                    guard let byte = readByte() else { return nil }
                    request.body.append(byte)
                }
            } else if request.header("Transfer-Encoding") == "chunked" {
                while true {
                    var line: [UInt8] = []
                    while line.last != 10 {
                        guard let byte = readByte() else { return nil }
                        line.append(byte)
                    }
                    guard let size = Int(String(decoding: line.dropLast(2), as: UTF8.self), radix: 16) else { return nil }
                    for _ in 0..<size {
                        guard let byte = readByte() else { return nil }
                        request.body.append(byte)
                    }
                    _ = readByte()
                    _ = readByte()
                    if size == 0 { break }
                }
            }
            return request
        }
    }

    let port: Int
    private let socket: Int32
    private let connections = Atomic<Int>(0)
    /// How many connections were made.
    var connectionCount: Int { connections.load(ordering: .relaxed) }
    var url: String { "http://127.0.0.1:\(port)" }

    /// Answers each request with `answer`; a connection ends when it gives false.
    init(_ answer: @escaping @Sendable (Request, Connection) -> Bool) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let server = socket
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(server, $0, length)
                _ = listen(server, 2048)
                _ = getsockname(server, $0, &length)
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        let thread = Thread { [self] in
            while true {
                let client = accept(socket, nil, nil)
                if client < 0 { return }
                var yes: Int32 = 1
                setsockopt(client, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, 4)
                let number = connections.wrappingAdd(1, ordering: .relaxed).newValue
                let worker = Thread {
                    let connection = Connection(client, number)
                    while let request = connection.readRequest() { if !answer(request, connection) { break } }
                    close(client)
                }
                worker.stackSize = 256 << 10
                worker.start()
            }
        }
        thread.start()
    }

    func stop() {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }
}
