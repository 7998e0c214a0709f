/// What a process ends with, by the conventions of the AWS CLI version 2.
public struct ExitStatus: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// All went well.
    public static let success = ExitStatus(rawValue: 0)
    /// Stopped from the keyboard.
    public static let interrupted = ExitStatus(rawValue: 130)
    /// The command line or a parameter was wrong; nothing was sent.
    public static let usage = ExitStatus(rawValue: 252)
    /// Region, credentials or a setting are missing or wrong.
    public static let configuration = ExitStatus(rawValue: 253)
    /// The service answered with an error.
    public static let service = ExitStatus(rawValue: 254)
    /// Anything else went wrong.
    public static let failure = ExitStatus(rawValue: 255)
}
