/// Paths as texts.
package enum Path {
    /// `path` as seen from where `folder` is seen from.
    package static func join(_ folder: String, _ path: String) -> String {
        if path.hasPrefix("/") || folder.isEmpty { return tidied(path) }
        return tidied(folder + "/" + path)
    }

    /// What stands before the last slash; nothing if there is none.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    package static func name(of path: String) -> String {
        String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
    }

    /// The path without `.`, and without `..` where a folder stands before it.
    package static func tidied(_ path: String) -> String {
        var parts: [Substring] = []
        let isAbsolute = path.hasPrefix("/")
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !isAbsolute {
                parts.append(part)
            }
        }
        let tidied = (isAbsolute ? "/" : "") + parts.joined(separator: "/")
        return tidied.isEmpty ? "." : tidied
    }

    package static func absolute(_ path: String) -> String { path.hasPrefix("/") ? tidied(path) : join(Disk.currentFolder, path) }

    /// `path` as seen from `folder`; both as seen from the same place.
    package static func relative(_ path: String, to folder: String) -> String {
        let target = absolute(path).split(separator: "/")
        let base = absolute(folder).split(separator: "/")
        var common = 0
        while common < min(target.count, base.count), target[common] == base[common] { common += 1 }
        let parts = [Substring](repeating: "..", count: base.count - common) + target[common...]
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }
}
