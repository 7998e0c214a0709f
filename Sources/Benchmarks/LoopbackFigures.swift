import Foundation
import SES

#if os(Linux)
    import CCurl
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// CPU of a whole call over HTTP to a responder that is a process of its own.
func loopbackFigures(_ report: inout Report) async {
    let name = "a call over loopback HTTP, CPU"
    guard report.wants(name) else { return }
    guard let program = builtProgram("loopback-responder") else {
        return report.note(name, "left out: loopback-responder is not built; run `swift build -c release` first")
    }
    guard let responder = Responder(program, answers: "\(packageFolder)/Tests/EndToEnd/Answers") else {
        return report.note(name, "left out: the responder cannot be started")
    }
    defer { responder.end() }
    let address = responder.address
    let client = benchmarkClient(nil, endpoint: address)
    guard (try? await client.getSendQuota()) != nil else { return report.note(name, "left out: no answer from \(address)") }
    let count = 500
    for _ in 0..<200 { keep(try? await client.getSendQuota()) }
    var best = Double.infinity
    for _ in 0..<20 {
        let start = cpuSeconds()
        for _ in 0..<count { keep(try? await client.getSendQuota()) }
        best = min(best, (cpuSeconds() - start) / Double(count))
    }
    let bare = bareExchange(address, count)
    let alone = curlAlone(address, count)
    let limits = [alone.map { "libcurl alone \(($0 * 1e6).short) µs" }, bare.map { "bare socket \(($0 * 1e6).short) µs" }]
    report.add(
        name, "\((best * 1e6).short) µs", toReach: "35 µs", isReached: best <= 35e-6,
        limit: limits.compactMap { $0 }.joined(separator: ", "))
}

/// CPU seconds of the same exchange by libcurl's own blocking call, without anything of ours.
private func curlAlone(_ address: String, _ count: Int) -> Double? {
    #if os(Linux)
        guard ss_curl_load(nil) == nil, let easy = ss_easy_new(),
            let function = dlsym(dlopen("libcurl.so.4", RTLD_LAZY), "curl_easy_perform")
        else { return nil }
        defer { ss_easy_free(easy) }
        typealias Perform = @convention(c) (UnsafeMutableRawPointer) -> Int32
        let perform = unsafeBitCast(function, to: Perform.self)
        // By the numbers of curl.h: CURLOPT_URL, CURLOPT_POSTFIELDS, CURLOPT_WRITEFUNCTION.
        let body = strdup("Action=GetSendQuota&Version=2010-12-01")
        defer { free(body) }
        _ = address.withCString { ss_easy_set_pointer(easy, 10_002, $0) }
        _ = ss_easy_set_pointer(easy, 10_015, body)
        _ = ss_easy_set_data_callback(easy, 20_011, swallow)
        for _ in 0..<200 where perform(easy) != 0 { return nil }
        var best = Double.infinity
        for _ in 0..<20 {
            let start = cpuSeconds()
            for _ in 0..<count where perform(easy) != 0 { return nil }
            best = min(best, (cpuSeconds() - start) / Double(count))
        }
        return best
    #else
        return nil
    #endif
}

#if os(Linux)
    private func swallow(_ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?) -> Int {
        size * count
    }
#endif

/// A responder that runs.
struct Responder {
    /// Its `http://127.0.0.1:PORT`.
    let address: String
    private let process = Process()

    /// Starts a responder that answers from a folder.
    init?(_ program: String, answers: String) {
        process.executableURL = URL(filePath: program)
        process.arguments = [answers]
        let pipe = Pipe()
        process.standardOutput = pipe
        guard (try? process.run()) != nil else { return nil }
        var line: [UInt8] = []
        while line.last != 0x0a, let byte = try? pipe.fileHandleForReading.read(upToCount: 1), !byte.isEmpty { line += byte }
        address = String(decoding: line.dropLast(), as: UTF8.self)
    }

    /// Ends it; not by a signal that can wait: a process started from a task inherits a mask that blocks the others.
    func end() { kill(process.processIdentifier, SIGKILL) }
}

/// CPU seconds of writing a request of the same size to a socket and reading the answer, again and again.
private func bareExchange(_ address: String, _ count: Int) -> Double? {
    guard let port = address.split(separator: ":").last.flatMap({ UInt16($0) }) else { return nil }
    #if canImport(Darwin)
        let kind = SOCK_STREAM
    #else
        let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let socket = socket(AF_INET, kind, 0)
    guard socket >= 0 else { return nil }
    defer { close(socket) }
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    place.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &place) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    guard connected == 0 else { return nil }
    let filler = String(repeating: "x", count: 400)
    let request = Array(
        "POST / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Length: 38\r\nX-Filler: \(filler)\r\n\r\nAction=GetSendQuota&Version=2010-12-01"
            .utf8)
    var answer = [UInt8](repeating: 0, count: 16_384)
    func exchange() -> Bool {
        guard send(socket, request, request.count, 0) == request.count else { return false }
        var length = 0
        while true {
            let got = recv(socket, &answer[length], answer.count - length, 0)
            guard got > 0 else { return false }
            length += got
            if isWhole(answer[..<length]) { return true }
            if length == answer.count { return false }
        }
    }
    guard exchange() else { return nil }
    var best = Double.infinity
    for _ in 0..<20 {
        let start = cpuSeconds()
        for _ in 0..<count { if !exchange() { return nil } }
        best = min(best, (cpuSeconds() - start) / Double(count))
    }
    return best
}

/// Whether head and body of an answer are there; the responder writes `Content-Length`.
private func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
    let blank = Array("\r\n\r\n".utf8)
    let name = Array("Content-Length: ".utf8)
    var length: Int?
    var place = bytes.startIndex
    while place + 4 <= bytes.endIndex {
        if bytes[place] == 0x0d, bytes[place..<place + 4].elementsEqual(blank) { return bytes.endIndex - place - 4 >= length ?? 0 }
        if bytes[place] == name[0], bytes[place...].starts(with: name) {
            length = bytes[(place + name.count)...].prefix { $0 &- 0x30 < 10 }.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        place += 1
    }
    return false
}
