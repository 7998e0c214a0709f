// Made by `.ci/templates` from the files beside it. Do not edit: change a template, then run that.
// swift-format-ignore-file

/// The templates that come with the program, each under the name of its file without `.mustache`.
public enum Templates {
    public static let all: [(name: String, text: String)] = [
        ("callTable", callTable),
        ("calls", calls),
        ("client", client),
        ("clientType", clientType),
        ("commands", commands),
        ("documentation", documentation),
        ("endpoints", endpoints),
        ("enumeration", enumeration),
        ("errorCodes", errorCodes),
        ("errors", errors),
        ("header", header),
        ("models", models),
        ("paginators", paginators),
        ("schema", schema),
        ("schemaTable", schemaTable),
        ("serializerTables", serializerTables),
        ("serializers", serializers),
        ("service", service),
        ("structure", structure),
        ("structureWire", structureWire),
        ("testing", testing),
        ("union", union),
        ("unionWire", unionWire),
        ("validation", validation),
        ("waiters", waiters),
    ]
}

private let callTable = ##"""
/// Calls of {{serviceName}} with inputs and outputs as values keyed by the description's member names: for tests.
nonisolated {{access}} enum {{calls}} {
    /// The request of an operation; nothing if there is none of that name.
    {{access}} static func request(_ operation: String, _ input: TypedCallValue, to endpoint: Endpoint) throws -> HTTPRequest? {
        switch operation {
{{#operations}}
        case {{wireName}}: try {{serializers}}.{{name}}({{input}}(typedCall: TypedCallInput(input)), to: endpoint)
{{/operations}}
        default: nil
        }
    }

    /// The output of an operation; nothing if there is none of that name. Without an input an empty request is sent.
    {{access}} static func call(_ operation: String, _ input: TypedCallValue?, with core: ClientCore) async throws -> TypedCallValue? {
        switch operation {
{{#operations}}
        case {{wireName}}: try await typedCall({{table}}.{{name}}, input, core, {{input}}.init(typedCall:)) { {{show}} }
{{/operations}}
        default: nil
        }
    }

    /// The members of a documented error; nothing if it is another.
    {{access}} static func details(of error: ServiceError) -> TypedCallValue? {
{{#errors}}
        if let details = error.details(as: {{.}}.self) { return show(details) }
{{/errors}}
        return nil
    }

    /// Every operation by its name.
    {{access}} static var operations: [String] {
        [
{{#operations}}
            {{wireName}},
{{/operations}}
        ]
    }

    static func show(_ shape: some {{shownShape}}) -> TypedCallValue { shape.typedCallValue() }
}

/// A shape that shows its members.
nonisolated protocol {{shownShape}} {
    func typedCallValue() -> TypedCallValue
}

"""##

private let calls = ##"""
{{>header}}
{{#namespace}}

nonisolated extension {{namespace}} {
    {{>callTable}}
}
{{/namespace}}
{{^namespace}}

{{>callTable}}
{{/namespace}}
{{#shapes}}

nonisolated extension {{name}}{{#shown}}: {{qualifiedShownShape}}{{/shown}} {
{{#given}}
    init(typedCall given: TypedCallInput) throws {
{{#lines}}
        {{.}}
{{/lines}}
    }
{{/given}}
{{#shown}}
{{#attribute}}
    {{attribute}}
{{/attribute}}
    func typedCallValue() -> TypedCallValue {
{{#lines}}
        {{.}}
{{/lines}}
    }
{{/shown}}
}
{{/shapes}}

"""##

private let client = ##"""
{{>header}}
{{#namespace}}

/// Everything that belongs to the client of {{namespace}}.
nonisolated {{access}} enum {{namespace}} {}

extension {{namespace}} {
    {{>clientType}}
}
{{/namespace}}
{{^namespace}}

{{>clientType}}
{{/namespace}}

// MARK: - Operations

nonisolated extension {{qualifiedClient}} {
{{#operations}}
{{^isFirst}}

{{/isFirst}}
{{#documentation}}
    /// {{.}}
{{/documentation}}
{{#attribute}}
    {{attribute}}
{{/attribute}}
    @discardableResult
    {{access}} func {{name}}(_ input: {{input}}{{inputDefault}}) async throws -> {{output}} {
        try await core.call({{operationsTable}}.{{table}}, input)
    }
{{#parameters}}

{{#documentation}}
    /// {{.}}
{{/documentation}}
{{#parameterDocumentation}}
    /// {{.}}
{{/parameterDocumentation}}
{{#attribute}}
    {{attribute}}
{{/attribute}}
    @discardableResult
    {{access}} func {{name}}({{parameters}}) async throws -> {{output}} {
        try await {{callee}}({{input}}({{arguments}}))
    }
{{/parameters}}
{{/operations}}
}

"""##

private let clientType = ##"""
{{#documentation}}
/// {{.}}
{{/documentation}}
nonisolated {{access}} struct {{client}}: ServiceClient {
    /// What every call of this client shares.
    {{access}} let core: ClientCore

    /// Makes a client; what is left out comes from the environment and the shared configuration files.
    {{access}} init(
        region: String? = nil, credentials: (any CredentialProvider)? = nil, {{endpointParameter}},
        transport: (any HTTPTransport)? = nil, options: ClientOptions = ClientOptions()
    ) {
        let options = options.with(region: region, credentials: credentials, endpoint: endpoint, transport: transport)
        core = ClientCore({{service}}.description, options, defaults: {{defaults}})
    }

    /// Makes a client of a core that is there already.
    {{access}} init(core: ClientCore) { self.core = core }
}

"""##

private let commands = ##"""
{{>header}}

/// The commands of {{serviceName}} for a command line.
nonisolated {{access}} enum {{commandTable}} {
    {{access}} static var service: CommandService {
        CommandService(
            {{command}}, commands: commands, documentation: documentation, schema: {{schema}}.text,
            description: { {{service}}.description })
    }

    private static var commands: StaticString {
        {{numberSigns}}"""
{{#commands}}
        {{.}}
{{/commands}}
        """{{numberSigns}}
    }

    private static var documentation: StaticString {
        {{numberSigns}}"""
{{#documentation}}
        {{.}}
{{/documentation}}
        """{{numberSigns}}
    }
}

"""##

private let documentation = ##"""
# ``{{symbol}}``
{{#replacesComment}}

@Metadata {
    @DocumentationExtension(mergeBehavior: override)
}
{{/replacesComment}}
{{#hasAbstract}}

{{#abstract}}
{{.}}
{{/abstract}}
{{/hasAbstract}}
{{#hasRequestSyntax}}

## Request Syntax

```swift
{{#requestSyntax}}
{{.}}
{{/requestSyntax}}
```
{{/hasRequestSyntax}}
{{#hasRequestStructure}}

## Request Structure

{{#requestStructure}}
{{.}}
{{/requestStructure}}
{{/hasRequestStructure}}
{{#hasResponseSyntax}}

## Response Syntax

```swift
{{#responseSyntax}}
{{.}}
{{/responseSyntax}}
```
{{/hasResponseSyntax}}
{{#hasResponseStructure}}

## Response Structure

{{#responseStructure}}
{{.}}
{{/responseStructure}}
{{/hasResponseStructure}}
{{#hasErrors}}

## Errors

{{#errors}}
{{.}}
{{/errors}}
{{/hasErrors}}
{{#hasExample}}

## Example

{{exampleTitle}}

```swift
{{#example}}
{{.}}
{{/example}}
```

## Expected Output

```json
{{#expectedOutput}}
{{.}}
{{/expectedOutput}}
```
{{/hasExample}}
{{#hasTopics}}

## Topics
{{#topics}}

### {{name}}
{{#links}}
- ``{{.}}``
{{/links}}
{{/topics}}
{{/hasTopics}}

<!-- Generated by Shapesmith from {{source}}. Do not edit: change the spec or a template, then run `shapesmith generate`. -->

"""##

private let endpoints = ##"""
{{>header}}
{{#namespace}}

extension {{namespace}} {
    {{>service}}
}
{{/namespace}}
{{^namespace}}

{{>service}}
{{/namespace}}

"""##

private let enumeration = ##"""
{{#documentation}}
/// {{.}}
{{/documentation}}
nonisolated {{#public}}public struct{{/public}}{{^public}}{{access}} struct{{/public}} {{name}}: RawRepresentable, Hashable, Sendable {
    {{access}} let rawValue: String
    {{access}} init(rawValue: String) { self.rawValue = rawValue }
{{#values}}

{{#documentation}}
    /// {{.}}
{{/documentation}}
{{#attribute}}
    {{attribute}}
{{/attribute}}
    {{access}} static var {{name}}: Self { Self(rawValue: {{text}}) }
{{/values}}
}

"""##

private let errorCodes = ##"""
/// The error codes that {{serviceName}} documents; any other code is possible too.
nonisolated {{access}} enum {{errorCodes}} {
{{#codes}}
{{#documentation}}
    /// {{.}}
{{/documentation}}
    {{access}} static var {{name}}: ErrorCode { {{code}} }
{{/codes}}
}

"""##

private let errors = ##"""
{{>header}}
{{#namespace}}

extension {{namespace}} {
    {{>errorCodes}}
}
{{/namespace}}
{{^namespace}}

{{>errorCodes}}
{{/namespace}}

"""##

private let header = ##"""
{{#header}}
// {{.}}
{{/header}}
{{#imports}}
{{.}}
{{/imports}}

"""##

private let models = ##"""
{{>header}}
{{#shapes}}
{{#structure}}

{{#namespace}}
extension {{namespace}} {
    {{>structure}}
}
{{/namespace}}
{{^namespace}}
{{>structure}}
{{/namespace}}
{{>structureWire}}
{{/structure}}
{{#union}}

{{#namespace}}
extension {{namespace}} {
    {{>union}}
}
{{/namespace}}
{{^namespace}}
{{>union}}
{{/namespace}}
{{>unionWire}}
{{/union}}
{{#enumeration}}

{{#namespace}}
extension {{namespace}} {
    {{>enumeration}}
}
{{/namespace}}
{{^namespace}}
{{>enumeration}}
{{/namespace}}
{{/enumeration}}
{{/shapes}}

"""##

private let paginators = ##"""
{{>header}}
{{#paginators}}

nonisolated extension {{qualifiedClient}} {
    /// The pages of ``{{operation}}(_:)``, each fetched when it is asked for.
{{#attribute}}
    {{attribute}}
{{/attribute}}
    {{access}} func {{pages}}(_ input: {{input}}{{inputDefault}}) -> Pages<{{input}}, {{output}}> {
        Pages(core, {{operationsTable}}.{{operation}}, input) { page, input in
{{#lines}}
            {{.}}
{{/lines}}
        }
    }
{{#item}}

    /// The items on all pages of ``{{operation}}(_:)``, each page fetched when its first item is asked for.
{{#attribute}}
    {{attribute}}
{{/attribute}}
    {{access}} func {{items}}(_ input: {{input}}{{inputDefault}}) -> PageItems<{{input}}, {{output}}, {{item}}> {
        {{pages}}(input).items { page in {{itemsOfPage}} }
    }
{{/item}}
}
{{/paginators}}

"""##

private let schema = ##"""
{{>header}}
{{#namespace}}

extension {{namespace}} {
    {{>schemaTable}}
}
{{/namespace}}
{{^namespace}}

{{>schemaTable}}
{{/namespace}}

"""##

private let schemaTable = ##"""
/// The shapes and operations of {{serviceName}} as a table, for programs that choose at run time what they call: `import UntypedCalls`.
nonisolated {{access}} enum {{schema}}: ServiceSchema {
    /// The table's text: a line for the service, each operation, each shape, and, behind a tab, each member.
    {{access}} static var text: StaticString {
        {{numberSigns}}"""
{{#lines}}
        {{.}}
{{/lines}}
        """{{numberSigns}}
    }
}

"""##

private let serializerTables = ##"""
/// The requests of {{serviceName}}, made from inputs without network or credentials.
nonisolated {{access}} enum {{serializers}} {
{{#operations}}
{{^isFirst}}

{{/isFirst}}
    /// {{route}}.
    {{access}} static func {{name}}(_ input: {{input}}, to endpoint: Endpoint) throws -> HTTPRequest {
        let request = RequestBuilder({{builder}})
{{#lines}}
        {{.}}
{{/lines}}
        return try request.finish()
    }
{{/operations}}
}

/// The operations of {{serviceName}}: how each request is made and each reply is read.
nonisolated {{access}} enum {{operationsTable}} {
{{#operations}}
    {{access}} static var {{name}}: ServiceOperation<{{input}}, {{output}}> {
        ServiceOperation({{operation}})
    }
{{/operations}}
}

"""##

private let serializers = ##"""
{{>header}}
{{#namespace}}

extension {{namespace}} {
    {{>serializerTables}}
}
{{/namespace}}
{{^namespace}}

{{>serializerTables}}
{{/namespace}}

"""##

private let service = ##"""
/// What {{serviceName}} is to a client: its names, its protocol, its addresses.
nonisolated {{access}} enum {{service}} {
    {{access}} static let description = ServiceDescription(
{{#arguments}}
        {{.}},
{{/arguments}}
{{#sessions}}
        {{.}}
{{/sessions}}
        endpoint: endpoint)

    /// The address for a region and the other settings.
    {{access}} static func endpoint(_ parameters: EndpointParameters) throws -> Endpoint {
{{#lines}}
        {{.}}
{{/lines}}
    }
}

"""##

private let structure = ##"""
{{#documentation}}
/// {{.}}
{{/documentation}}
nonisolated {{#public}}public struct{{/public}}{{^public}}{{access}} struct{{/public}} {{name}}: Sendable{{#equatable}}, Equatable{{/equatable}} {
{{#members}}
{{#documentation}}
    /// {{.}}
{{/documentation}}
{{#attribute}}
    {{attribute}}
{{/attribute}}
{{^stored}}
    {{access}} {{keyword}} {{name}}: {{type}}
{{/stored}}
{{#stored}}
    {{access}} var {{name}}: {{type}} {
{{#setter}}
        get { {{getter}} }
        set { {{setter}} }
{{/setter}}
{{^setter}}
        {{getter}}
{{/setter}}
    }
    {{keyword}} {{stored}}: {{storedType}}
{{/stored}}
{{/members}}
{{#parameters}}

{{/parameters}}
    {{access}} init({{parameters}}) {
{{#members}}
        {{assignment}}
{{/members}}
    }
}

"""##

private let structureWire = ##"""

// MARK: - Wire format

nonisolated extension {{qualifiedName}}: {{conformances}} {
{{#errorCode}}
    {{access}} static var code: ErrorCode { {{errorCode}} }

{{/errorCode}}
    {{access}} func encode(into shape: inout ShapeEncoder) {
{{#encode}}
        {{.}}
{{/encode}}
    }
{{#decodable}}

    {{access}} init(from node: ShapeNode) throws {
{{#decode}}
        {{.}}
{{/decode}}
    }
{{/decodable}}
{{#replies}}

    /// Reads the members from all of a reply: its status, headers and body.
    {{access}} init(from reply: Reply) throws {
{{#reply}}
        {{.}}
{{/reply}}
    }
{{/replies}}
}

"""##

private let testing = ##"""
{{>header}}

/// What {{serviceName}} can be asked to do: `{{client}}` does it, ``{{module}}Fake`` pretends to.
nonisolated {{access}} protocol {{module}}Protocol: Sendable {
{{#operations}}
    @discardableResult
    func {{name}}(_ input: {{input}}) async throws -> {{output}}
{{/operations}}
}

nonisolated extension {{client}}: {{module}}Protocol {}

/// A stand-in for `{{client}}` in tests: each operation does what the property of its name says, or throws if there is nothing there.
nonisolated {{access}} struct {{module}}Fake: {{module}}Protocol {
{{#operations}}
    {{access}} var {{handler}}: (@Sendable ({{input}}) async throws -> {{output}})?
{{/operations}}

    {{access}} init() {}

{{#operations}}
    @discardableResult
    {{access}} func {{name}}(_ input: {{input}}) async throws -> {{output}} {
        guard let {{handler}} else { throw ClientError("notFaked", "The fake was not told what '{{handler}}' is.") }
        return try await {{handler}}(input)
    }
{{/operations}}
}

"""##

private let union = ##"""
{{#documentation}}
/// {{.}}
{{/documentation}}
nonisolated {{access}} enum {{name}}: Sendable{{#equatable}}, Equatable{{/equatable}} {
{{#cases}}
{{#documentation}}
    /// {{.}}
{{/documentation}}
    {{#indirect}}indirect {{/indirect}}case {{name}}({{type}})
{{/cases}}
{{#document}}
    /// One of a type that this version of the client does not know, as it came.
    case unknown(Document)
{{/document}}
{{^document}}
    /// A member that this version of the client does not know, by its name.
    case unknown(String)
{{/document}}
}

"""##

private let unionWire = ##"""

// MARK: - Wire format

nonisolated extension {{qualifiedName}}: {{conformances}} {
    {{access}} func encode(into shape: inout ShapeEncoder) {
        switch self {
{{#cases}}
        case .{{name}}(let value): {{encode}}
{{/cases}}
{{#document}}
        case .unknown(let document): shape.members(document)
{{/document}}
{{^document}}
        case .unknown: break
{{/document}}
        }
    }
{{#decodable}}

    {{access}} init(from node: ShapeNode) throws {
        switch {{selector}} {
{{#cases}}
        case {{wireName}}: self = .{{name}}({{decode}})
{{/cases}}
{{#document}}
        default: self = .unknown(try node.document())
{{/document}}
{{^document}}
        case let name: self = .unknown(name)
{{/document}}
        }
    }
{{/decodable}}
}

"""##

private let validation = ##"""
{{>header}}
{{#shapes}}

nonisolated extension {{qualifiedName}}: ValidatedShape {
    {{access}} func validate(_ check: inout Validation) {
{{#lines}}
        {{.}}
{{/lines}}
{{#default}}
        switch self {
{{#cases}}
        case .{{name}}(let value): {{line}}
{{/cases}}
        default: break
        }
{{/default}}
    }
}
{{/shapes}}

"""##

private let waiters = ##"""
{{>header}}
{{#waiters}}

nonisolated extension {{qualifiedClient}} {
{{#documentation}}
    /// {{.}}
{{/documentation}}
{{#attribute}}
    {{attribute}}
{{/attribute}}
    @discardableResult
    {{access}} func {{name}}(_ input: {{input}}{{inputDefault}}, options: WaiterOptions = WaiterOptions()) async throws -> {{output}}? {
        try await core.wait(
            {{title}}, {{operationsTable}}.{{operation}}, input, delaySeconds: {{delay}}, maximumAttempts: {{attempts}}, options: options
        ) { answer in
{{#lines}}
            {{.}}
{{/lines}}
            return nil
        }
    }
}
{{/waiters}}

"""##
