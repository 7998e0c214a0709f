/// Signs requests with AWS Signature Version 4, for one region and service.
///
/// Copies share their derived keys; any number of tasks may sign with one signer at once.
public struct SignatureV4: Sendable {
    private let core: SignerCore

    /// A signer for one region and service.
    public init(region: String, service: String, options: SigningOptions = .init()) {
        core = SignerCore(.hmac, region: region, service: service, options: options)
    }

    /// The region in the scope, such as `us-east-1`.
    public var region: String { core.region }
    /// The signing name in the scope, such as `ses`.
    public var service: String { core.service }
    /// How requests are made canonical.
    public var options: SigningOptions { core.options }

    /// Signs in the headers: sets `X-Amz-Date`, the session token, `x-amz-content-sha256` where it is needed, and
    /// `Authorization`. Signing again replaces what an earlier signature set.
    @discardableResult
    public func sign(
        _ request: inout SignableRequest, body: PayloadHash, credentials: SigningCredentials, at time: SigningTime
    ) -> SigningRecord {
        core.sign(&request, body, credentials, time)
    }

    /// Signs in the query, so that the URL alone can be used for `expires` seconds.
    ///
    /// Whoever uses the URL must send the headers that the request holds here afterwards. An `X-Amz-Date`, a session token
    /// and an `Authorization` among them are taken out, as are the query's parameters of an earlier signature. Without
    /// `body`, there is none or it is not signed, as the options say.
    @discardableResult
    public func presign(
        _ request: inout SignableRequest, body: PayloadHash? = nil, credentials: SigningCredentials, at time: SigningTime, expires: Int
    ) -> SigningRecord {
        core.presign(&request, body, credentials, time, expires: expires)
    }
}
