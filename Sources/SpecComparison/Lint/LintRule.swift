/// A thing that lint looks for; the raw value is its name in findings and options.
public enum LintRule: String, Sendable, CaseIterable {
    case replyFieldAsParameter = "reply-field-as-parameter"
    case plainHTTP = "plain-http"
    case unsafeGet = "unsafe-get"
    case undescribedReply = "undescribed-reply"
    case undocumentedOperation = "undocumented-operation"
    case renamed
    case unusedShape = "unused-shape"
    // Against another description only.
    case missingOperation = "missing-operation"
    case unknownOperation = "unknown-operation"
    case missingParameter = "missing-parameter"
    case unknownParameter = "unknown-parameter"
    case missingField = "missing-field"
    case unknownField = "unknown-field"
    case typeDiffers = "type-differs"
    case requirementDiffers = "requirement-differs"
    case valuesDiffer = "values-differ"
    case undescribedErrors = "undescribed-errors"

    /// What it finds, in one sentence.
    public var summary: String {
        switch self {
        case .replyFieldAsParameter: "fields of a reply that stand among the parameters of the request"
        case .plainHTTP: "the scheme http, which sends everything in the open"
        case .unsafeGet: "a GET that changes something, though caches and proxies may repeat it"
        case .undescribedReply: "an operation without a description of its reply"
        case .undocumentedOperation: "an operation without a word about what it does"
        case .renamed: "a name that Swift cannot have, or has already"
        case .unusedShape: "a shape that no operation uses"
        case .missingOperation: "an operation that only the other description has"
        case .unknownOperation: "an operation that the other description does not have"
        case .missingParameter: "a parameter that only the other description has"
        case .unknownParameter: "a parameter that the other description does not have"
        case .missingField: "a field of a reply that only the other description has"
        case .unknownField: "a field of a reply that the other description does not have"
        case .typeDiffers: "something that is of another type in the other description"
        case .requirementDiffers: "something that only one of both descriptions requires"
        case .valuesDiffer: "known values that differ between the descriptions"
        case .undescribedErrors: "errors that only the other description has"
        }
    }
}
