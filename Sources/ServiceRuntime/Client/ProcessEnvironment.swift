internal import CSystem

/// The environment variables that settings are read from.
public struct ProcessEnvironment: Sendable {
    private let values: [String: String]?

    /// The environment of this process, read when it is asked.
    public static var current: ProcessEnvironment { ProcessEnvironment(values: nil) }

    /// An environment of one's own, for tests.
    public init(_ values: [String: String]) { self.init(values: values) }

    private init(values: [String: String]?) { self.values = values }

    /// The value of a variable; one that is empty counts as not set.
    public subscript(name: String) -> String? {
        let value: String?
        if let values { value = values[name] } else { value = ss_environment(name).map { String(cString: $0) } }
        return value?.isEmpty == true ? nil : value
    }
}
