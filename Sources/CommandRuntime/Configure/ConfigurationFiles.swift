/// The two files of the shared configuration, changed safely.
struct ConfigurationFiles {
    let environment: [String: String]

    /// Settings that are secrets stand in a file of their own.
    static let credentialKeys = ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"]

    var configuration: String { path("AWS_CONFIG_FILE", "config") }
    var credentials: String { path("AWS_SHARED_CREDENTIALS_FILE", "credentials") }

    /// One change: a key, its value, and the key that it stands under.
    struct Change {
        let key: String
        let value: String
        var parent: String?
    }

    /// Makes changes in a profile: secrets in the one file, everything else in the other.
    func change(_ changes: [Change], profile: String) throws(CommandError) {
        let secrets = changes.filter { $0.parent == nil && Self.credentialKeys.contains($0.key) }
        let others = changes.filter { $0.parent != nil || !Self.credentialKeys.contains($0.key) }
        try write(secrets, to: credentials, section: profile)
        try write(others, to: configuration, section: profile == "default" ? "default" : "profile \(profile)")
    }

    // MARK: -

    private func path(_ variable: String, _ name: String) -> String {
        let given = environment[variable].flatMap { $0.isEmpty ? nil : $0 }
        let home = environment["HOME"] ?? ""
        guard let given else { return "\(home)/.aws/\(name)" }
        return given.hasPrefix("~/") ? home + given.dropFirst() : given
    }

    private func write(_ changes: [Change], to path: String, section: String) throws(CommandError) {
        guard !changes.isEmpty else { return }
        do throws(FileError) {
            var editor = ConfigurationEditor(try read(path))
            for change in changes { editor.set(change.key, change.value, under: change.parent, section: section) }
            if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
                try FileBytes.makeFolder(String(path[..<slash]), mode: 0o700)
            }
            try FileBytes.write(Array(editor.text.utf8), to: path, mode: 0o600)
        } catch {
            throw .general("Cannot write \(path): \(error.reason).")
        }
    }

    private func read(_ path: String) throws(FileError) -> String {
        do throws(FileError) {
            return String(decoding: try FileBytes.read(path, atMost: 16 << 20), as: UTF8.self)
        } catch {
            if error.isMissing { return "" }
            throw error
        }
    }
}
