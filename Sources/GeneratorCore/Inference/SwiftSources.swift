package import SpecDiagnostics

/// The Swift files under folders, each once, in the order of their paths: links are followed, hidden folders are not entered, and files
/// that say of themselves that Shapesmith generated them are left out, because they name everything.
package struct SwiftSources {
    /// What stops the reading: more than any package has.
    package static let mostFiles = 100_000
    package static let mostDepth = 64
    package static let largestFile = 64 &<< 20

    package private(set) var paths: [String] = []
    private var seen: Set<Disk.Identity> = []
    private var problem: String?

    /// The files under `folders`; a path may also be a file. What cannot be looked at is an error: a name in it would be missed.
    package init(under folders: [String], at place: SourceRange?, _ diagnostics: inout Diagnostics) {
        for folder in folders {
            guard Disk.kind(folder) != nil else {
                diagnostics.error(
                    "there is no '\(folder)' to read Swift from", at: place,
                    hint: "'sources' names folders of Swift, as seen from this file")
                continue
            }
            visit(folder, isNamed: true, depth: 0)
        }
        if let problem {
            diagnostics.error("the Swift that operations are inferred from cannot be read: \(problem)", at: place)
        }
    }

    private mutating func visit(_ path: String, isNamed: Bool, depth: Int) {
        guard problem == nil else { return }
        switch Disk.kind(path) {
        case .file:
            guard isNamed || path.hasSuffix(".swift"), let identity = Disk.identity(path), seen.insert(identity).inserted else { return }
            guard identity.size <= Self.largestFile else {
                problem = "'\(path)' is larger than 64 MiB"
                return
            }
            paths.append(path)
            if paths.count > Self.mostFiles { problem = "there are more than \(Self.mostFiles) files; name folders with 'sources'" }
        case .folder:
            // A link back to a folder above leads to what was seen already.
            guard let identity = Disk.identity(path), seen.insert(identity).inserted else { return }
            guard depth < Self.mostDepth else {
                problem = "'\(path)' lies more than \(Self.mostDepth) folders deep"
                return
            }
            do throws(DiskError) {
                for name in try Disk.names(in: path) { visit(Path.join(path, name), isNamed: false, depth: depth + 1) }
            } catch {
                problem = error.message
            }
        case .other, nil: return
        }
    }
}

extension Path {
    /// The folder of the package that a path lies in: the nearest one above with a `Package.swift`; the path itself if there is none.
    package static func package(above path: String) -> String {
        var folder = path.isEmpty ? "." : path
        var up = absolute(folder)
        while true {
            if Disk.kind(join(up, "Package.swift")) == .file { return folder }
            if up == "/" || up.isEmpty { return path.isEmpty ? "." : path }
            up = Path.folder(of: up)
            folder = join(folder, "..")
        }
    }
}
