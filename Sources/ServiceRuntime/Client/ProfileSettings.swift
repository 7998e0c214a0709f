/// What one profile of the shared configuration files says.
public struct ProfileSettings: Sendable, Hashable {
    /// The profile's name.
    public var name: String
    /// Its settings by name.
    public var values: [String: String]
    /// The settings below a setting, such as `s3 =` with indented lines.
    public var nested: [String: [String: String]]
    /// The settings of the profile's `services` section, by service.
    public var services: [String: [String: String]]

    /// A profile from its parts.
    public init(
        name: String = "default", values: [String: String] = [:], nested: [String: [String: String]] = [:],
        services: [String: [String: String]] = [:]
    ) {
        self.name = name
        self.values = values
        self.nested = nested
        self.services = services
    }

    /// The value of a setting; one that is empty counts as not set.
    public subscript(name: String) -> String? {
        guard let value = values[name], !value.isEmpty else { return nil }
        return value
    }
}
