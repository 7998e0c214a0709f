public import ServiceRuntime

/// The providers that are asked when a client is given none.
public enum DefaultCredentials {
    /// Environment, then profile; kept until shortly before they end.
    public static func provider(_ request: CredentialRequest) -> any CredentialProvider {
        var providers: [any CredentialProvider] = []
        // Whoever names a profile in the program means it, whatever the environment holds.
        if !request.isProfileExplicit { providers.append(EnvironmentCredentials(environment: request.environment)) }
        providers.append(ProfileCredentials(request))
        return CachedCredentials(ChainCredentials(providers), clock: request.clock)
    }
}
