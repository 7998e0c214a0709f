internal import ServiceModel

/// Takes the constant query off a path.
///
///     "/{Bucket}?list-type=2&acl"   →   "/{Bucket}", [list-type=2, acl]
func splitQuery(of path: String) -> (path: String, query: [Constant]) {
    guard let mark = path.firstIndex(of: "?") else { return (path, []) }
    let parts = path[path.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: true)
    let query = parts.map { part in
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return Constant(name: String(sides[0]), value: sides.count > 1 ? String(sides[1]) : nil)
    }
    let bare = path[..<mark]
    return (bare.isEmpty ? "/" : String(bare), query)
}

/// A path of a description as a request can hold it: outside of its parameters, blanks, controls and what is not ASCII are percent-encoded.
func percentEncodedPath(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7f }) else { return path }
    var bytes: [UInt8] = []
    var isParameter = false
    for byte in path.utf8 {
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { isParameter = byte == UInt8(ascii: "{") }
        if isParameter || (0x21...0x7e).contains(byte) {
            bytes.append(byte)
        } else {
            bytes += "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".utf8
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
