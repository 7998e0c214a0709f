internal import AWSCredentials
internal import ServiceRuntime

/// Mistakes about roles in the configuration files, told in the AWS CLI's words before anything is asked of a service.
enum CredentialMistakes {
    private static let sources = ["Environment", "Ec2InstanceMetadata", "EcsContainer"]

    /// Follows `source_profile` from the chosen profile and throws the first mistake.
    static func check(_ profiles: [String: ProfileSettings], from name: String) throws(CommandError) {
        var visited: [String] = []
        var name = name
        while let profile = profiles[name], profile["role_arn"] != nil, profile["web_identity_token_file"] == nil {
            visited.append(name)
            let source = profile["source_profile"]
            if let kind = profile["credential_source"] {
                guard source == nil else {
                    throw .general("The profile \"\(name)\" contains both source_profile and credential_source.")
                }
                guard sources.contains(kind) else {
                    throw .general("The credential source \"\(kind)\" referenced in profile \"\(name)\" is not valid.")
                }
                return
            }
            guard let source else {
                throw .general("Partial credentials found in assume-role, missing: source_profile or credential_source")
            }
            guard let next = profiles[source] else {
                throw .general("The source_profile \"\(source)\" referenced in the profile \"\(name)\" does not exist.")
            }
            if next["aws_access_key_id"] != nil, source == name || next["role_arn"] == nil { return }
            guard !visited.contains(source) else {
                throw .general(
                    "Infinite loop in credential configuration detected. Attempting to load from profile \(source) which has already "
                        + "been visited. Visited profiles: \(PythonText.representation(.list(visited.map { .string($0) })))")
            }
            name = source
        }
    }

    /// What is told about credentials that could not be had.
    static func sentence(_ error: ClientError) -> String {
        if let empty = error.underlying as? EmptyCredentialSource {
            return "Error when retrieving credentials from \(empty.name): No credentials found in credential_source referenced in profile "
                + empty.profile
        }
        guard let failure = error.underlying as? ProcessFailure else { return error.message }
        switch failure {
        case .notRun(let program): return "[Errno 2] No such file or directory: \(PythonText.quoted(program))"
        case .ended(let said): return "Error when retrieving credentials from custom-process: \(said)"
        case .notJSON(let text):
            do throws(ParameterJSONError) {
                _ = try ParameterJSON.value(text)
                return error.message
            } catch let problem {
                return problem.message
            }
        case .wrongVersion(let version):
            return
                "Error when retrieving credentials from custom-process: Unsupported version '\(version ?? "<Version key not provided>")' "
                + "for credential process provider, supported versions: 1"
        case .missing(let key):
            return "Error when retrieving credentials from custom-process: Missing required key in response: \(PythonText.quoted(key))"
        case .expired: return "Credentials were refreshed, but the refreshed credentials are still expired."
        }
    }
}
