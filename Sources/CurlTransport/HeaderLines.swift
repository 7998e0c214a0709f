#if os(Linux)
    internal import CCurl
    internal import ScalarText
    internal import ServiceRuntime

    /// A request's headers as the list of lines that curl reads, in one piece of memory.
    final class HeaderLines {
        let first: UnsafeMutablePointer<ss_list>?
        private let memory: UnsafeMutableRawPointer

        /// Curl adds headers of its own unless it is told not to; `name:` alone takes one away, `name;` sends one without a value.
        init(_ request: HTTPRequest, _ options: TransferOptions) {
            var removed: [StaticString] = ["Expect:"]
            var hasAccept = false
            var hasType = false
            var textBytes = 0
            for (name, value) in request.headers.fields {
                textBytes += name.utf8.count + value.utf8.count + 3
                if !hasAccept, HTTPHeaders.isSame(name, "Accept") { hasAccept = true }
                if !hasType, HTTPHeaders.isSame(name, "Content-Type") { hasType = true }
            }
            if !hasAccept { removed.append("Accept:") }
            if !hasType { removed.append("Content-Type:") }
            textBytes += removed.reduce(0) { $0 + $1.utf8CodeUnitCount + 1 }

            let count = request.headers.fields.count + removed.count
            let nodeBytes = count * MemoryLayout<ss_list>.stride
            memory = .allocate(byteCount: nodeBytes + textBytes, alignment: MemoryLayout<ss_list>.alignment)
            let nodes = memory.bindMemory(to: ss_list.self, capacity: count)
            var text = (memory + nodeBytes).bindMemory(to: UInt8.self, capacity: textBytes)
            var place = 0
            func begin() {
                let line = UnsafeMutableRawPointer(text).assumingMemoryBound(to: CChar.self)
                (nodes + place).initialize(to: ss_list(line: line, next: place + 1 < count ? nodes + place + 1 : nil))
                place += 1
            }
            func append(_ string: String) {
                string.withBytes { bytes in
                    guard let start = bytes.baseAddress else { return }
                    text.update(from: start, count: bytes.count)
                    text += bytes.count
                }
            }
            func append(_ byte: UInt8) {
                text.pointee = byte
                text += 1
            }
            for (name, value) in request.headers.fields {
                begin()
                append(name)
                append(value.isEmpty ? UInt8(ascii: ";") : UInt8(ascii: ":"))
                if !value.isEmpty { append(UInt8(ascii: " ")) }
                append(value)
                append(0)
            }
            for name in removed {
                begin()
                text.update(from: name.utf8Start, count: name.utf8CodeUnitCount)
                text += name.utf8CodeUnitCount
                append(0)
            }
            first = count > 0 ? nodes : nil
        }

        deinit { memory.deallocate() }
    }
#endif
