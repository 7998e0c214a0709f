/// A form sent in parts: `multipart/form-data` as RFC 7578 says.
struct MultipartBody {
    let boundary: String
    private var bytes: [UInt8] = []

    init(boundary: String) { self.boundary = boundary }

    mutating func add(_ name: String, _ value: String) {
        begin(name)
        bytes += "\r\n".utf8
        bytes += value.utf8
        bytes += "\r\n".utf8
    }

    mutating func add(_ name: String, _ content: [UInt8], fileName: String, contentType: String) {
        begin(name)
        bytes.removeLast(2)
        bytes += "; filename=\"\(Self.escaped(fileName))\"\r\nContent-Type: \(contentType)\r\n\r\n".utf8
        bytes += content
        bytes += "\r\n".utf8
    }

    var finished: [UInt8] { bytes + "--\(boundary)--\r\n".utf8 }

    private mutating func begin(_ name: String) {
        bytes += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.escaped(name))\"\r\n".utf8
    }

    /// Quotation marks and line breaks as HTML forms send them.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "%22"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
