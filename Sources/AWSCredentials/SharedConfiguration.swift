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

    /// The names of the profiles in the order in which the files have them.
    private var names: [String] = []

    /// Reads the files that the environment names, or those in the user's home; files that aren't there say nothing.
    public init(environment: ProcessEnvironment = .current) throws {
        let home = environment["HOME"] ?? environment["USERPROFILE"]
        let configuration = environment["AWS_CONFIG_FILE"] ?? home.map { $0 + "/.aws/config" }
        let credentials = environment["AWS_SHARED_CREDENTIALS_FILE"] ?? home.map { $0 + "/.aws/credentials" }
        files = [configuration, credentials].compactMap { $0.map { SmallFile.expanded($0, home: home) } }
        var sessions: [String: ProfileSettings] = [:]
        var services: [String: ProfileSettings] = [:]
        if let configuration {
            for section in try Self.sections(SmallFile.expanded(configuration, home: home), &exists) {
                let (kind, name) = Self.heading(section.name)
                switch kind {
                case "": if name == "default" { addProfile(section, name) }
                case "profile": addProfile(section, name)
                case "sso-session": Self.merge(section, into: &sessions, as: name)
                default: Self.merge(section, into: &services, as: name)
                }
            }
        }
        if let credentials {
            for section in try Self.sections(SmallFile.expanded(credentials, home: home), &exists) {
                // Its sections are profiles, called just as they are written.
                addProfile(section, section.name)
            }
        }
        for (name, session) in sessions { ssoSessions[name] = session.values }
        for name in names {
            guard var profile = profiles[name], let key = profile["services"], let found = services[key] else { continue }
            profile.services = found.nested
            profiles[name] = profile
        }
    }

    /// A profile, or what follows if it isn't there: nothing for the default one, an error for one that was named.
    public func profile(_ name: String?) throws -> ProfileSettings? {
        if let profile = profiles[name ?? "default"] { return profile }
        guard let name, name != "default" else { return nil }
        let known = names.isEmpty ? "The files have no profiles." : "There are: \(names.joined(separator: ", "))."
        throw ClientError(.badSetting, "There is no profile '\(name)' in \(files.joined(separator: " or ")). \(known)")
    }

    // MARK: -

    private mutating func addProfile(_ section: ProfileSettings, _ name: String) {
        if profiles[name] == nil { names.append(name) }
        Self.merge(section, into: &profiles, as: name)
    }

    /// What comes later takes the place of what was there.
    private static func merge(_ section: ProfileSettings, into all: inout [String: ProfileSettings], as name: String) {
        guard var known = all[name] else {
            var section = section
            section.name = name
            all[name] = section
            return
        }
        for (key, value) in section.values { known.values[key] = value }
        for (key, values) in section.nested {
            for (inner, value) in values { known.nested[key, default: [:]][inner] = value }
        }
        all[name] = known
    }

    private static func sections(_ path: String, _ exists: inout Bool) throws -> [ProfileSettings] {
        do {
            let bytes = try SmallFile.read(path)
            exists = true
            let text = try ConfigurationText(bytes, file: path)
            return text.names.compactMap { text.sections[$0] }
        } catch SmallFile.Failure.missing {
            return []
        } catch SmallFile.Failure.unreadable(let reason) {
            throw ClientError(.badSetting, "\(path) cannot be read: \(reason).")
        }
    }

    /// `profile "my work"` is a `profile` called `my work`; `default` has no kind.
    private static func heading(_ text: String) -> (kind: String, name: String) {
        for kind in ["profile", "sso-session", "services"] where text.hasPrefix(kind + " ") || text.hasPrefix(kind + "\t") {
            let name = String(text.dropFirst(kind.utf8.count)).trimmingBlanksAndBreaks
            let isQuoted =
                name.utf8.count >= 2 && (name.hasPrefix("\"") && name.hasSuffix("\"") || name.hasPrefix("'") && name.hasSuffix("'"))
            return (kind, isQuoted ? String(name.dropFirst().dropLast()) : name)
        }
        return ("", text)
    }
}
