public import ServiceRuntime

/// The providers that are asked when a client is given none.
public enum DefaultCredentials {
    /// Environment, web identity, profile, container, instance, in that order; kept until shortly before they end.
    public static func provider(_ request: CredentialRequest) -> any CredentialProvider {
        var providers: [any CredentialProvider] = []
        // Whoever names a profile in the program means it, whatever the environment holds.
        if !request.isProfileExplicit {
            providers.append(EnvironmentCredentials(environment: request.environment, clock: request.clock))
            providers.append(WebIdentityCredentials(services: TokenServices(request: request)))
        }
        providers.append(ProfileCredentials(request))
        providers.append(ContainerCredentials(request))
        providers.append(InstanceCredentials(request))
        return CachedCredentials(ChainCredentials(providers), clock: request.clock)
    }
}
