public import SpecDiagnostics

/// One thing that differs between two versions of a description.
public struct Difference: Sendable {
    /// What it is about; the raw value is the code in reports, which never changes.
    public enum Kind: String, Sendable {
        case service, address, authorization, endpointRules = "endpoint-rules", wireProtocol = "protocol"
        case operationJoined = "operation-joined", operationLeft = "operation-left", operation
        case error, errorCode = "error-code", paginator, waiter
        case shapeJoined = "shape-joined", shapeLeft = "shape-left", shapeRenamed = "shape-renamed"
        case memberJoined = "member-joined", memberLeft = "member-left", memberRenamed = "member-renamed", memberOrder = "member-order"
        case required, optional, type, place, member
        case valueJoined = "value-joined", valueLeft = "value-left"
        case constraint, swiftName = "swift-name", deprecation, documentation
        /// A fact under an `x-` key.
        case extensionFact = "extension"
    }

    public var kind: Kind
    /// What differs, in names of the description: `SendEmail`, `Destination.ToAddresses`.
    public var subject: String
    /// How it differs, to be read behind the subject: `joins the input, and is required`.
    public var sentence: String
    public var effects: Effects
    /// Where the old description says it.
    public var old: SourceRange?
    /// Where the new one does.
    public var new: SourceRange?

    public init(
        _ kind: Kind, _ subject: String, _ sentence: String, _ effects: Effects = Effects(), old: SourceRange? = nil,
        new: SourceRange? = nil
    ) {
        self.kind = kind
        self.subject = subject
        self.sentence = sentence
        self.effects = effects
        self.old = old
        self.new = new
    }

    public var verdict: Effect { effects.verdict }
}
