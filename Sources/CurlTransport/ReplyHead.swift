#if os(Linux)
    internal import ServiceRuntime
    internal import WireFormats

    /// Status and headers of a reply, taken line by line as curl hands them over.
    struct ReplyHead {
        private(set) var status = 0
        private(set) var headers = HTTPHeaders()
        /// Whether the empty line behind the headers was seen.
        private(set) var isComplete = false
        /// What `Content-Length` says, unless the body is compressed.
        private(set) var length: Int?
        private var byteCount = 0

        private static let mostBytes = 1 &<< 20

        /// Takes one line; false if the head is larger than any honest one.
        mutating func take(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
            byteCount += line.count
            guard byteCount <= Self.mostBytes else { return false }
            var end = line.count
            while end > 0, line[end - 1] == 0x0a || line[end - 1] == 0x0d { end -= 1 }
            if end == 0 {
                isComplete = true
                if headers.contains("Content-Encoding") { length = nil }
                return true
            }
            let line = UnsafeBufferPointer(rebasing: line[..<end])
            if line.count >= 8, line.starts(with: "HTTP/".utf8) {
                // Another head: the one before was provisional, such as 100 Continue.
                self = ReplyHead()
                status = Self.status(line)
                headers.fields.reserveCapacity(12)
                byteCount = line.count
                return true
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return true }
            let name = String(decoding: line[..<colon], as: UTF8.self)
            var start = colon + 1
            while start < end, line[start] == 0x20 || line[start] == 0x09 { start += 1 }
            while end > start, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
            let value = String(decoding: line[start..<end], as: UTF8.self)
            if HTTPHeaders.isSame(name, "Content-Length"), let number = NumberSyntax.integer(value), number >= 0 { length = number }
            headers.add(name, value)
            return true
        }

        /// `HTTP/1.1 200 OK` is 200.
        private static func status(_ line: UnsafeBufferPointer<UInt8>) -> Int {
            guard let blank = line.firstIndex(of: 0x20) else { return 0 }
            var status = 0
            for byte in line[(blank + 1)...].prefix(3) {
                guard byte &- 0x30 < 10 else { return 0 }
                status = status * 10 + Int(byte - 0x30)
            }
            return status
        }
    }
#endif
