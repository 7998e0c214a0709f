internal import AWSCredentials
internal import ServiceRuntime

/// Keys of which only a half is given: the AWS CLI tells it before it looks at anything else of a call.
enum PartialCredentials {
    private static let keyID = "aws_access_key_id"
    private static let secret = "aws_secret_access_key"
    /// What a profile can get its credentials from before its own keys are looked at.
    private static let otherSources = ["role_arn", "sso_session", "sso_start_url"]

    static func check(_ settings: Settings, profileOption: String?) throws(CommandError) {
        if profileOption == nil, holds(settings.environment["AWS_ACCESS_KEY_ID"]) {
            guard !holds(settings.environment["AWS_SECRET_ACCESS_KEY"]) else { return }
            throw missing("AWS_SECRET_ACCESS_KEY", in: "env")
        }
        if settings.profileValue("role_arn") != nil,
            let files = try? SharedConfiguration(environment: ProcessEnvironment(settings.environment))
        {
            try CredentialMistakes.check(files.profiles, from: settings.profileName ?? "default")
        }
        guard holds(settings.profileValue(keyID)), !holds(settings.profileValue(secret)),
            otherSources.allSatisfy({ settings.profileValue($0) == nil })
        else { return }
        throw missing(secret, in: isInCredentialsFile(settings) ? "shared-credentials-file" : "config-file")
    }

    // MARK: -

    private static func holds(_ value: String?) -> Bool { value.map { !$0.isEmpty } ?? false }

    private static func missing(_ name: String, in place: String) -> CommandError {
        .general("Partial credentials found in \(place), missing: \(name)")
    }

    /// Whether the key of the profile stands in the credentials file and not only in the other.
    static func isInCredentialsFile(_ settings: Settings) -> Bool {
        var environment = settings.environment
        environment["AWS_CONFIG_FILE"] = "/dev/null"
        let alone = try? SharedConfiguration(environment: ProcessEnvironment(environment))
        return alone?.profiles[settings.profileName ?? "default"]?[keyID] != nil
    }
}
