public import Values

/// Why a command did not do what it was asked: for the reader on the terminal, and as an exit code for scripts.
public struct CommandError: Error, Sendable {
    /// What kind of failure this is; it decides the exit code and how the message is set.
    public enum Kind: Sendable, Hashable {
        /// A command line or parameter that cannot be right.
        case validation
        /// Options that no command has.
        case unknownOptions
        /// Settings that are missing or wrong; the text names which.
        case configuration(String)
        /// The service answered with an error.
        case service
        /// Anything else.
        case general
        /// Stopped from the keyboard.
        case interrupted
    }

    public let kind: Kind
    /// What happened, in one or more lines.
    public let message: String
    /// What a service said: its code, message and further members; printed by the structured error formats.
    public let details: ValueMap

    /// What may help beyond the message; printed behind it where a person reads.
    public var note: String?

    public init(_ kind: Kind, _ message: String, details: ValueMap = ValueMap()) {
        self.kind = kind
        self.message = message
        self.details = details
    }

    static func validation(_ message: String) -> CommandError { CommandError(.validation, message) }
    static func general(_ message: String) -> CommandError { CommandError(.general, message) }
    static func configuration(_ message: String, kind: String = "Configuration") -> CommandError {
        CommandError(.configuration(kind), message)
    }

    /// Damage in the value of an option: `Error parsing parameter '--queries': …`.
    static func parameter(_ option: String, _ message: String) -> CommandError {
        validation("Error parsing parameter '\(option)': \(message)")
    }

    /// What the process ends with.
    public var exitStatus: ExitStatus {
        switch kind {
        case .validation, .unknownOptions: .usage
        case .configuration: .configuration
        case .service: .service
        case .general: .failure
        case .interrupted: .interrupted
        }
    }

    /// The short name by which the structured formats know the kind; nothing for what has no structure.
    var code: String? {
        switch kind {
        case .validation: "ParamValidation"
        case .configuration(let kind): kind
        case .service: details["Code"]?.string
        case .unknownOptions, .general, .interrupted: nil
        }
    }
}
