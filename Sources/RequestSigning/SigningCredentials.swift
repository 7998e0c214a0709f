/// The keys that a request is signed with.
public struct SigningCredentials: Sendable, Hashable {
    /// The public name of the key, such as `AKIDEXAMPLE`.
    public var accessKeyID: String
    /// The secret half; it never leaves the process and is never printed.
    public var secretAccessKey: String
    /// The token that goes with temporary keys.
    public var sessionToken: String?

    /// Credentials from their parts.
    public init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
    }
}

extension SigningCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The access key id, and whether there is a session token; never the secret.
    public var description: String {
        "SigningCredentials(\(accessKeyID)\(sessionToken == nil ? "" : ", with session token"))"
    }

    /// The same as `description`.
    public var debugDescription: String { description }

    /// What `dump` shows: the access key id only.
    public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}
