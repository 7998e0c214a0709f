public import SpecDiagnostics

/// How the address of a service follows from region, options and input.
public struct EndpointRuleSet: Sendable {
    public var version: String
    public var parameters: [EndpointParameter]
    public var rules: [EndpointRule]
    public var origin: SourceRange?

    public init(version: String, parameters: [EndpointParameter], rules: [EndpointRule], origin: SourceRange? = nil) {
        self.version = version
        self.parameters = parameters
        self.rules = rules
        self.origin = origin
    }
}

/// A value that endpoint rules are evaluated with.
public struct EndpointParameter: Sendable {
    public enum Kind: String, Sendable { case string, boolean, stringArray }

    public var name: String
    public var kind: Kind
    public var isRequired = false
    /// Where the client finds it: `AWS::Region`, `SDK::Endpoint`.
    public var builtIn: String?
    public var defaultValue: ModelValue?
    public var documentation: String?
    public var origin: SourceRange?

    public init(name: String, kind: Kind, origin: SourceRange? = nil) {
        self.name = name
        self.kind = kind
        self.origin = origin
    }
}

/// If every condition holds, the outcome counts; an outcome of rules is tried in order.
public struct EndpointRule: Sendable {
    public enum Outcome: Sendable {
        case endpoint(EndpointTarget)
        case error(EndpointExpression)
        case rules([EndpointRule])
    }

    public var conditions: [EndpointCondition]
    public var outcome: Outcome
    public var origin: SourceRange?

    public init(conditions: [EndpointCondition], outcome: Outcome, origin: SourceRange? = nil) {
        self.conditions = conditions
        self.outcome = outcome
        self.origin = origin
    }
}

/// The address and everything that comes with it.
public struct EndpointTarget: Sendable {
    public var url: EndpointExpression
    public var headers: [(name: String, values: [EndpointExpression])] = []
    /// Such as `authSchemes`.
    public var properties: [(name: String, value: EndpointExpression)] = []

    public init(url: EndpointExpression) { self.url = url }
}

/// A function call that holds if it gives something other than nothing and false.
public struct EndpointCondition: Sendable {
    public var call: EndpointCall
    /// The name that later conditions and rules know the result by.
    public var assigns: String?
    public var origin: SourceRange?

    public init(call: EndpointCall, assigns: String? = nil, origin: SourceRange? = nil) {
        self.call = call
        self.assigns = assigns
        self.origin = origin
    }
}

/// A function of the rules language with its arguments: `isSet`, `aws.partition`, `getAttr`.
public struct EndpointCall: Sendable {
    public var function: String
    public var arguments: [EndpointExpression]

    public init(function: String, arguments: [EndpointExpression]) {
        self.function = function
        self.arguments = arguments
    }
}

/// A value in the rules language.
public indirect enum EndpointExpression: Sendable {
    /// Text with values in it, `https://email.{Region}.amazonaws.com`; one part of text if there are none.
    case template([EndpointTemplatePart])
    case boolean(Bool)
    case integer(Int)
    /// A parameter or something that a condition assigned.
    case reference(String)
    case call(EndpointCall)
    case list([EndpointExpression])
    case record([(name: String, value: EndpointExpression)])
}

/// A piece of a template.
public enum EndpointTemplatePart: Sendable, Hashable {
    case text(String)
    /// `{PartitionResult#dnsSuffix}` is name `PartitionResult`, path `dnsSuffix`; without `#` the path is empty.
    case value(name: String, path: String)
}
