@_exported public import AWSCredentials
@_exported public import RequestSigning
@_exported public import ServiceRuntime
@_exported public import WireFormats

#if os(Linux)
    @_exported public import CurlTransport
#else
    @_exported public import URLSessionTransport
#endif

extension ClientDefaults {
    /// The shared configuration files, the whole chain of credentials, and the platform's transport.
    public static var standard: ClientDefaults {
        ClientDefaults(
            profile: { try SharedConfiguration(environment: $1).profile($0) },
            credentials: { DefaultCredentials.provider($0) },
            transport: { try DefaultTransport.transport($0) })
    }
}

/// The transport that clients have when they are given none.
public enum DefaultTransport {
    #if os(Linux)
        /// The transports for other settings, so that clients with the same ones share connections.
        private static let others = Locked<[TransportRequest: CurlTransport]>([:])
    #endif

    /// A transport for what the settings ask; clients that ask for nothing special share one.
    public static func transport(_ request: TransportRequest = TransportRequest()) throws -> any HTTPTransport {
        #if os(Linux)
            if request == TransportRequest() { return CurlTransport.shared }
            return others.withLock { others in
                if let known = others[request] { return known }
                var options = CurlTransport.Options()
                options.certificateBundle = request.certificateBundle
                options.verifiesCertificates = request.verifiesCertificates
                let transport = CurlTransport(options)
                if others.count < 16 { others[request] = transport }
                return transport
            }
        #else
            if request == TransportRequest() { return URLSessionTransport.shared }
            var options = URLSessionTransport.Options()
            options.verifiesCertificates = request.verifiesCertificates
            guard request.certificateBundle == nil else {
                throw ClientError(
                    .badSetting,
                    "URLSession trusts the system's certificates only. Add the bundle to the system's keychain, or give the client a transport."
                )
            }
            return URLSessionTransport(options)
        #endif
    }
}
