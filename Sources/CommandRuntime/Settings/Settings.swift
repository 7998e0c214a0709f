internal import AWSCredentials
internal import ServiceRuntime

/// What applies where the command line says nothing: environment variables, then the profile in the shared files.
struct Settings: Sendable {
    let environment: [String: String]
    /// The profile chosen, by option or environment; nothing if none was.
    let profileName: String?
    /// Where the profile's name came from.
    let profileSource: String
    private let profile: ProfileSettings?
    /// Why the files cannot be used, told when something depends on them.
    let problem: CommandError?

    init(environment: [String: String], profile option: String?) {
        self.environment = environment
        let chosen = [
            (option.flatMap { $0.isEmpty ? nil : $0 }, "--profile"), (environment["AWS_PROFILE"], "AWS_PROFILE"),
            (environment["AWS_DEFAULT_PROFILE"], "AWS_DEFAULT_PROFILE"),
        ].first { $0.0 != nil }
        profileName = chosen?.0
        profileSource = chosen?.1 ?? "none"
        do {
            let files = try SharedConfiguration(environment: ProcessEnvironment(environment))
            profile = files.profiles[profileName ?? "default"]
            let isMissing = profile == nil && profileName != nil && profileName != "default"
            problem = isMissing ? .general("The config profile (\(profileName ?? "")) could not be found") : nil
        } catch let error as ClientError {
            profile = nil
            problem = .general(Self.unparsableFile(error.message).map { "Unable to parse config file: \($0)" } ?? error.message)
        } catch {
            profile = nil
            problem = .general("\(error)")
        }
    }

    /// The file in a message of the form `file:line: what is wrong`.
    private static func unparsableFile(_ message: String) -> Substring? {
        let parts = message.split(separator: ":", maxSplits: 2)
        return parts.count == 3 && Int(parts[1]) != nil ? parts[0] : nil
    }

    /// A value with the place it was found in.
    struct Found: Sendable, Hashable {
        let value: String
        let source: String
    }

    /// The value of a setting: the option, the variables in order, the profile's key; for some settings an empty variable is a value too.
    func find(
        option: String? = nil, named name: String = "", variables: [String] = [], countsEmpty: Bool = false, key: String?
    ) -> Found? {
        if let option { return Found(value: option, source: name.isEmpty ? "command line" : name) }
        for variable in variables {
            if let value = environment[variable], countsEmpty || !value.isEmpty { return Found(value: value, source: variable) }
        }
        if let key, let value = profile?[key] { return Found(value: value, source: "profile \(profileName ?? "default")") }
        return nil
    }

    func text(option: String? = nil, variables: [String] = [], countsEmpty: Bool = false, key: String?) -> String? {
        find(option: option, variables: variables, countsEmpty: countsEmpty, key: key)?.value
    }

    /// A key of the chosen profile.
    func profileValue(_ key: String) -> String? { profile?[key] }
}
