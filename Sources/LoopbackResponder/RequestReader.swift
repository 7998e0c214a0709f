/// Reads requests, one after the other, from a connection; bounded, so that a client can't make it grow without end.
struct RequestReader {
    /// Fills the buffer and returns how many bytes came; 0 at the end.
    private let receive: (UnsafeMutableRawBufferPointer) -> Int
    private var pending: [UInt8] = []
    private static let largestHead = 64 * 1024
    private static let largestBody = 64 * 1024 * 1024

    init(receive: @escaping (UnsafeMutableRawBufferPointer) -> Int) { self.receive = receive }

    /// The next whole request, or nothing once the connection has ended or sent what is not HTTP.
    mutating func next() -> ReceivedRequest? {
        guard let head = take(through: Array("\r\n\r\n".utf8), atMost: Self.largestHead) else { return nil }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let start = (lines.first ?? "").split(separator: " ")
        guard start.count == 3 else { return nil }
        let headers: [(name: String, value: String)] = lines.dropFirst().compactMap { line in
            let pair = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return pair.count == 2 ? (String(pair[0]), String(pair[1].drop { $0 == " " })) : nil
        }
        func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
        let chunked = header("transfer-encoding")?.lowercased().contains("chunked") == true
        guard let body = chunked ? takeChunks() : take(count: Int(header("content-length") ?? "0") ?? -1) else { return nil }
        let target = start[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return ReceivedRequest(
            method: String(start[0]), path: String(target[0]), query: target.count > 1 ? String(target[1]) : "", headers: headers,
            body: body)
    }

    private mutating func fill() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        let count = buffer.withUnsafeMutableBytes(receive)
        pending += buffer[..<count]
        return count > 0
    }

    private mutating func take(through mark: [UInt8], atMost limit: Int) -> [UInt8]? {
        var searched = 0
        while true {
            if pending.count >= mark.count {
                for index in searched...(pending.count - mark.count) where pending[index..<(index + mark.count)].elementsEqual(mark) {
                    let taken = Array(pending[..<index])
                    pending.removeFirst(index + mark.count)
                    return taken
                }
                searched = pending.count - mark.count + 1
            }
            guard pending.count <= limit, fill() else { return nil }
        }
    }

    private mutating func take(count: Int) -> [UInt8]? {
        guard (0...Self.largestBody).contains(count) else { return nil }
        while pending.count < count { guard fill() else { return nil } }
        let taken = Array(pending[..<count])
        pending.removeFirst(count)
        return taken
    }

    private mutating func takeChunks() -> [UInt8]? {
        var body: [UInt8] = []
        let lineEnd = Array("\r\n".utf8)
        while true {
            guard let line = take(through: lineEnd, atMost: 1024),
                let count = Int(String(decoding: line, as: UTF8.self).prefix { $0 != ";" }, radix: 16),
                body.count + count <= Self.largestBody
            else { return nil }
            if count == 0 {
                while let trailer = take(through: lineEnd, atMost: Self.largestHead) { if trailer.isEmpty { return body } }
                return nil
            }
            guard let chunk = take(count: count), take(count: 2) == lineEnd else { return nil }
            body += chunk
        }
    }
}
