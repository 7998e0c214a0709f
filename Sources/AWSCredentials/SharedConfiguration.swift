public import ServiceRuntime

/// What `~/.aws/config` and `~/.aws/credentials` say.
public struct SharedConfiguration: Sendable {
    /// The profiles by name; settings of the credentials file come before those of the other.
    public private(set) var profiles: [String: ProfileSettings] = [:]
    /// The `sso-session` sections by name.
    public private(set) var ssoSessions: [String: [String: String]] = [:]
    /// The files that were looked for.
    public let files: [String]
    /// Whether one of them is there.
    public private(set) var exists = false

    /// Reads the files that the environment names, or those in the user's home; files that aren't there say nothing.
    public init(environment: ProcessEnvironment = .current) throws {
        let home = environment["HOME"] ?? environment["USERPROFILE"]
        let configuration = environment["AWS_CONFIG_FILE"] ?? home.map { $0 + "/.aws/config" }
        let credentials = environment["AWS_SHARED_CREDENTIALS_FILE"] ?? home.map { $0 + "/.aws/credentials" }
        files = [configuration, credentials].compactMap { $0.map { SmallFile.expanded($0, home: home) } }
        var services: [String: [String: [String: String]]] = [:]
        if let configuration {
            for section in try Self.sections(SmallFile.expanded(configuration, home: home), &exists) {
                let (kind, name) = Self.heading(section.name)
                switch kind {
                case "" where name == "default": merge(section, as: name)
                case "profile": merge(section, as: name)
                case "sso-session": ssoSessions[name, default: [:]].merge(section.values) { $1 }
                case "services": services[name, default: [:]].merge(section.nested) { $1 }
                default: break
                }
            }
        }
        if let credentials {
            for section in try Self.sections(SmallFile.expanded(credentials, home: home), &exists) {
                let (kind, name) = Self.heading(section.name)
                merge(section, as: kind.isEmpty || kind == "profile" ? name : section.name)
            }
        }
        for (name, profile) in profiles {
            if let key = profile["services"], let found = services[key] { profiles[name]?.services = found }
        }
    }

    /// A profile, or what follows if it isn't there: nothing for the default one, an error for one that was named.
    public func profile(_ name: String?) throws -> ProfileSettings? {
        if let profile = profiles[name ?? "default"] { return profile }
        guard let name, name != "default" else { return nil }
        let known = profiles.keys.sorted().joined(separator: ", ")
        throw ClientError(
            .badSetting,
            "There is no profile '\(name)' in \(files.joined(separator: " or ")). "
                + (known.isEmpty ? "The files have no profiles." : "There are: \(known)."))
    }

    // MARK: -

    private mutating func merge(_ section: ConfigurationText.Section, as name: String) {
        var profile = profiles[name] ?? ProfileSettings(name: name)
        profile.values.merge(section.values) { $1 }
        for (key, values) in section.nested { profile.nested[key, default: [:]].merge(values) { $1 } }
        profiles[name] = profile
    }

    private static func sections(_ path: String, _ exists: inout Bool) throws -> [ConfigurationText.Section] {
        do {
            let bytes = try SmallFile.read(path)
            exists = true
            return try ConfigurationText(bytes, file: path).sections
        } catch SmallFile.Failure.missing {
            return []
        } catch SmallFile.Failure.unreadable(let reason) {
            throw ClientError(.badSetting, "\(path) cannot be read: \(reason).")
        }
    }

    /// `profile "my work"` is a `profile` called `my work`; `default` has no kind.
    private static func heading(_ text: String) -> (kind: String, name: String) {
        guard let blank = text.firstIndex(where: { $0 == " " || $0 == "\t" }) else { return ("", text) }
        let kind = String(text[..<blank])
        guard ["profile", "sso-session", "services"].contains(kind) else { return ("", text) }
        var name = String(text[blank...]).trimmingBlanks
        for quote in ["\"", "'"] where name.count >= 2 && name.hasPrefix(quote) && name.hasSuffix(quote) {
            name = String(name.dropFirst().dropLast())
        }
        return (kind, name)
    }
}
