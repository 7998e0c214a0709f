/// The proxy on the way to an address, as it is told to people: without the name and password in it.
enum ProxyAddress {
    static func shown(for url: String, _ environment: [String: String]) -> String {
        let name = url.hasPrefix("https:") ? "https_proxy" : "http_proxy"
        let names = [name, name.uppercased(), "all_proxy", "ALL_PROXY"]
        let found = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let proxy = found.contains("://") ? found : "http://\(found)"
        guard let scheme = proxy.firstRange(of: "://"), let at = proxy.lastIndex(of: "@"), at > scheme.upperBound else { return proxy }
        return proxy[..<scheme.upperBound] + "***:***" + proxy[at...]
    }
}
