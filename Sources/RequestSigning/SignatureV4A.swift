/// Signs requests with AWS Signature Version 4A: one signature, by ECDSA over P-256, that holds in several regions.
///
/// The key comes from the same credentials. The nonce comes from key and text, so the same request has the same signature.
/// Copies share their derived keys; any number of tasks may sign with one signer at once.
public struct SignatureV4A: Sendable {
    private let core: SignerCore

    /// A signer for a service in a set of regions; `*` stands for all, and `us-*` for some.
    public init(regionSet: [String], service: String, options: SigningOptions = .init()) {
        var regions = ""
        for index in regionSet.indices {
            if index > 0 { regions += "," }
            regions += regionSet[index]
        }
        core = SignerCore(.ecdsa, region: regions, service: service, options: options)
    }

    /// A signer for regions that stand in one text, joined by commas.
    package init(regions: String, service: String, options: SigningOptions) {
        self.init(regionSet: SignatureV4A.regions(of: regions), service: service, options: options)
    }

    /// The regions in which the signature holds.
    public var regionSet: [String] { SignatureV4A.regions(of: core.region) }
    /// The signing name in the scope, such as `s3`.
    public var service: String { core.service }
    /// How requests are made canonical.
    public var options: SigningOptions { core.options }

    private static func regions(of text: String) -> [String] {
        var regions: [String] = []
        var region = ""
        for scalar in text.unicodeScalars {
            if scalar != "," {
                region.unicodeScalars.append(scalar)
            } else if !region.isEmpty {
                regions.append(region)
                region = ""
            }
        }
        if !region.isEmpty { regions.append(region) }
        return regions
    }

    /// Signs in the headers, as `SignatureV4` does, and sets `X-Amz-Region-Set`.
    @discardableResult
    public func sign(
        _ request: inout SignableRequest, body: PayloadHash, credentials: SigningCredentials, at time: SigningTime
    ) -> SigningRecord {
        core.sign(&request, body, credentials, time)
    }

    /// Signs in the query, as `SignatureV4` does, so that the URL alone can be used for `expires` seconds.
    @discardableResult
    public func presign(
        _ request: inout SignableRequest, body: PayloadHash? = nil, credentials: SigningCredentials, at time: SigningTime, expires: Int
    ) -> SigningRecord {
        core.presign(&request, body, credentials, time, expires: expires)
    }
}
