import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What only a whole process shows: signals, streams that are gone, words that are no text.
struct ProcessTests {
    @Test func aReaderThatHasGoneIsNoFailure() throws {
        let process = try BuiltProgram.process(["ses", "send-email", "--generate-cli-skeleton"])
        let (output, error) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = error
        try output.fileHandleForReading.close()
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
        #expect(try error.fileHandleForReading.readToEnd() ?? Data() == Data())
    }

    /// A server that takes the connection and says nothing.
    @Test func beingInterruptedInACallIs130() throws {
        let listener = socket(AF_INET, Self.stream, 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard bind(listener, address, length) == 0, listen(listener, 8) == 0, getsockname(listener, address, &length) == 0 else {
                    return UInt16(0)
                }
                return UnsafeRawPointer(address).load(as: sockaddr_in.self).sin_port.bigEndian
            }
        }
        try #require(port > 0)
        let process = try BuiltProgram.process(["ses", "list-identities", "--endpoint-url", "http://127.0.0.1:\(port)"])
        let output = Pipe()
        process.standardOutput = output
        process.standardError = Pipe()
        try process.run()
        // Once it has connected it waits for the answer.
        let connection = accept(listener, nil, nil)
        defer { close(connection) }
        var byte: UInt8 = 0
        #expect(recv(connection, &byte, 1, 0) == 1)
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 130)
        #expect(try output.fileHandleForReading.readToEnd() == Data("\n".utf8))
    }

    @Test func bytesThatAreNoTextAreAnArgumentLikeAnyOther() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "exec \"$0\" \"$(printf '\\377\\376')\"", try BuiltProgram.find().path]
        process.environment = BuiltProgram.environment
        let error = Pipe()
        process.standardError = error
        try process.run()
        let text = String(decoding: try error.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 252)
        #expect(text.contains("argument command: Found invalid choice"), "\(text)")
    }

    #if canImport(Glibc)
        private static let stream = Int32(SOCK_STREAM.rawValue)
    #else
        private static let stream = Int32(SOCK_STREAM)
    #endif
}
