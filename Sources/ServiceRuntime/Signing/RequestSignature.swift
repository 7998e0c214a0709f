public import RequestSigning

/// A signature that is made otherwise than version 4 is: what a call has to know of it that it does not make itself.
///
/// Only services that take it name one, so that programs without them are built without its code.
public protocol RequestSignature: Sendable {
    /// The name under which service and operations ask for it.
    var scheme: AuthorizationScheme { get }

    /// Signs a request that is complete.
    func sign(_ request: inout HTTPRequest, _ credentials: Credentials, at time: SigningTime) throws
}
