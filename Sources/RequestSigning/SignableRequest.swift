/// What of an HTTP request takes part in its signature.
public struct SignableRequest: Sendable {
    /// The method, such as `POST`.
    public var method: String
    /// The path as it goes on the wire: percent-encoded, beginning with `/`.
    public var path: String
    /// The query as it goes on the wire, without `?`.
    public var query: String
    /// The headers in order. `Host` must be among them; a name may stand more than once.
    public var headers: [(name: String, value: String)]

    /// A request from its parts.
    public init(method: String, path: String = "/", query: String = "", headers: [(name: String, value: String)] = []) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
    }
}

extension SignableRequest {
    /// The value of the first header of that name, whatever its case.
    public func header(_ name: String) -> String? {
        headers.first { isSameHeaderName($0.name, name) }?.value
    }

    /// Puts `value` where the header stands, or at the end if it isn't there; further ones of the name go.
    mutating func setHeader(_ name: String, _ value: String) {
        guard let place = headers.firstIndex(where: { isSameHeaderName($0.name, name) }) else {
            headers.append((name, value))
            return
        }
        headers[place].value = value
        var next = place + 1
        while next < headers.count {
            if isSameHeaderName(headers[next].name, name) { headers.remove(at: next) } else { next += 1 }
        }
    }

    mutating func removeHeader(_ name: String) {
        guard headers.contains(where: { isSameHeaderName($0.name, name) }) else { return }
        headers.removeAll { isSameHeaderName($0.name, name) }
    }
}

/// Header names are equal in ASCII without regard to case.
func isSameHeaderName(_ a: String, _ b: String) -> Bool {
    let a = a.utf8
    let b = b.utf8
    return a.count == b.count && a.elementsEqual(b) { lowercased($0) == lowercased($1) }
}

@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
}
