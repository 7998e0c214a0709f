import LoopbackResponder

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// loopback-responder ANSWERS-FOLDER [PORT]: prints `http://127.0.0.1:PORT` once it listens, and answers until it is stopped.
let arguments = CommandLine.arguments.dropFirst()
guard let folder = arguments.first, arguments.count <= 2, let port = UInt16(arguments.dropFirst().first ?? "0") else {
    print("usage: loopback-responder ANSWERS-FOLDER [PORT]")
    exit(64)
}
do {
    let server = try LoopbackServer(port: port, answers: Answers(folder: folder))
    print("http://127.0.0.1:\(server.port)")
    fflush(nil)
    server.run()
} catch {
    print("loopback-responder: \(error)")
    exit(1)
}
