/// Paths as texts, joined and tidied without a look at any disk.
enum FilePath {
    /// A path that is written in a file, as seen from where that file's own path starts.
    ///
    ///     resolve("../common/errors.yaml", from: "specs/pets/swagger.yaml")   // "specs/common/errors.yaml"
    static func resolve(_ path: String, from file: String) -> String {
        if path.hasPrefix("/") { return tidied(path) }
        guard let slash = file.lastIndex(of: "/") else { return tidied(path) }
        return tidied(file[...slash] + path)
    }

    /// The path without `.` and, where a folder stands before it, without `..`.
    static func tidied(_ path: String) -> String {
        var parts: [Substring] = []
        let isAbsolute = path.hasPrefix("/")
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !isAbsolute {
                parts.append(part)
            }
        }
        return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    }
}
