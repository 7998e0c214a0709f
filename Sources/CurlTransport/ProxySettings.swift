#if os(Linux)
    public import ServiceRuntime

    /// Which requests go through which proxy.
    public struct ProxySettings: Sendable, Hashable {
        /// The proxy for plain requests.
        public var http: String?
        /// The proxy for encrypted requests.
        public var https: String?
        /// Hosts that are asked directly: names, domains that begin with a dot, addresses, separated by commas; `*` for all.
        public var excluded: String?

        /// Proxies from their parts.
        public init(http: String? = nil, https: String? = nil, excluded: String? = nil) {
            self.http = http
            self.https = https
            self.excluded = excluded
        }

        /// No proxy.
        public static var none: ProxySettings { ProxySettings() }

        /// What `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` say, in either case of letters; small letters come first.
        public static var environment: ProxySettings { ProxySettings(environment: .current) }

        /// What an environment says.
        public init(environment: ProcessEnvironment) {
            let all = environment["all_proxy"] ?? environment["ALL_PROXY"]
            http = environment["http_proxy"] ?? environment["HTTP_PROXY"] ?? all
            https = environment["https_proxy"] ?? environment["HTTPS_PROXY"] ?? all
            excluded = environment["no_proxy"] ?? environment["NO_PROXY"]
        }
    }
#endif
