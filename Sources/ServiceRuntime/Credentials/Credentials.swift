package import RequestSigning
public import WireFormats

/// Keys to sign requests with.
public struct Credentials: Sendable, Hashable {
    /// The public name of the key, such as `AKIDEXAMPLE`.
    public var accessKeyID: String
    /// The secret half; never printed.
    public var secretAccessKey: String
    /// The token that goes with temporary keys.
    public var sessionToken: String?
    /// When temporary keys end.
    public var expiration: Timestamp?
    /// The account that the keys belong to, if the provider knows it.
    public var accountID: String?
    /// Where the keys came from, such as `environment` or `profile work`.
    public var source: String

    /// Credentials from their parts.
    public init(
        accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Timestamp? = nil, accountID: String? = nil,
        source: String = "argument"
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
        self.accountID = accountID
        self.source = source
    }

    package var forSigning: SigningCredentials {
        SigningCredentials(accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken)
    }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The access key id and the source; never the secret.
    public var description: String { "Credentials(\(accessKeyID), from \(source))" }
    /// The same as `description`.
    public var debugDescription: String { description }
    /// What `dump` shows: nothing secret.
    public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID, "source": source]) }
}

/// What gives credentials when a request is to be signed.
public protocol CredentialProvider: Sendable {
    /// Credentials that are valid now. Asked before each request, so a provider that fetches keeps what it fetched.
    func credentials() async throws -> Credentials
}

/// A provider that says in one sentence why it has nothing, so that a chain asks the next one.
public struct CredentialsUnavailable: Error, Sendable, CustomStringConvertible {
    /// Where it was looked, and what was missing.
    public let reason: String
    /// Nothing there, for that reason.
    public init(_ reason: String) { self.reason = reason }
    /// Where it was looked, and what was missing.
    public var description: String { reason }
}
