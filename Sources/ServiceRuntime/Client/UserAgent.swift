/// What requests say about who sends them.
enum UserAgent {
    static let version = "0.1.0"

    static func text(_ service: ServiceDescription, _ settings: ClientSettings, _ options: ClientOptions) -> String {
        var parts = [
            "shapesmith/\(version)", "ua/2.1", "api/\(cleaned(service.serviceID))#\(cleaned(service.apiVersion))", "os/\(system)",
            "lang/swift",
        ]
        if let environment = options.environment["AWS_EXECUTION_ENV"] { parts.append("exec-env/\(cleaned(environment))") }
        parts.append("cfg/retry-mode#\(settings.retryMode.rawValue)")
        if let application = settings.applicationID { parts.append("app/\(cleaned(application))") }
        return parts.joined(separator: " ")
    }

    private static var system: String {
        #if os(Linux)
            "linux"
        #elseif os(macOS)
            "macos"
        #elseif os(iOS)
            "ios"
        #elseif os(tvOS)
            "tvos"
        #elseif os(watchOS)
            "watchos"
        #else
            "other"
        #endif
    }

    /// Only the characters of a token; others become hyphens.
    private static func cleaned(_ text: String) -> String {
        String(text.map { HTTPHeaders.isToken(String($0)) ? $0 : "-" })
    }
}
