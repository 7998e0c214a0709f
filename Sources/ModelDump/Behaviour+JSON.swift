public import ServiceModel

extension Paginator {
    func write(_ json: inout ModelJSON) {
        json.field(operation) { json in
            json.field("inputTokens", strings: inputTokens)
            json.field("outputTokens", strings: outputTokens)
            json.field("resultKeys", strings: resultKeys)
            json.field("limitKey", limitKey)
            json.field("moreResults", moreResults)
            json.field("nonAggregateKeys", strings: nonAggregateKeys)
        }
    }
}

extension Waiter {
    func write(_ json: inout ModelJSON) {
        json.field(name) { json in
            json.field("operation", operation)
            json.field("delay", number: delay)
            json.field("maxAttempts", number: maxAttempts)
            json.field("documentation", documentation)
            json.field("acceptors", items: acceptors) { json, acceptor in
                json.object {
                    $0.field("state", acceptor.state.rawValue)
                    acceptor.matcher.write(&$0)
                }
            }
        }
    }
}

extension Acceptor.Matcher {
    fileprivate func write(_ json: inout ModelJSON) {
        switch self {
        case .path(let path, let expected): json.matcher("path", path, expected)
        case .pathAll(let path, let expected): json.matcher("pathAll", path, expected)
        case .pathAny(let path, let expected): json.matcher("pathAny", path, expected)
        case .error(let code): json.matcher("error", nil, .string(code))
        case .anyError(let fails): json.matcher("error", nil, .bool(fails))
        case .status(let status): json.matcher("status", nil, .number(String(status)))
        }
    }
}

extension ModelJSON {
    fileprivate mutating func matcher(_ kind: String, _ path: String?, _ expected: ModelValue) {
        field("matcher", kind)
        field("argument", path)
        field("expected", value: expected)
    }
}

extension EndpointRuleSet {
    func write(_ json: inout ModelJSON) {
        json.field("version", version)
        json.field("parameters") { json in
            for parameter in parameters {
                json.field(parameter.name) {
                    $0.field("type", parameter.kind.rawValue)
                    $0.field("required", flag: parameter.isRequired)
                    $0.field("builtIn", parameter.builtIn)
                    $0.field("default", value: parameter.defaultValue)
                    $0.field("documentation", parameter.documentation)
                }
            }
        }
        json.field("rules", items: rules) { $1.write(&$0) }
    }
}

extension EndpointRule {
    fileprivate func write(_ json: inout ModelJSON) {
        json.object { json in
            json.field("conditions", items: conditions) { json, condition in
                json.object {
                    $0.field("if", condition.call.text)
                    $0.field("assigns", condition.assigns)
                }
            }
            switch outcome {
            case .error(let message): json.field("error", message.text)
            case .rules(let rules): json.field("rules", items: rules) { $1.write(&$0) }
            case .endpoint(let target):
                json.field("endpoint", target.url.text)
                if !target.headers.isEmpty {
                    json.field("headers") { json in
                        for header in target.headers { json.field(header.name, items: header.values) { $0.quoted($1.text) } }
                    }
                }
                if !target.properties.isEmpty {
                    json.field("properties") { json in
                        for property in target.properties { json.field(property.name, property.value.text) }
                    }
                }
            }
        }
    }
}

extension EndpointCall {
    /// `isSet(Region)`
    public var text: String { "\(function)(\(arguments.map(\.text).joined(separator: ", ")))" }
}

extension EndpointExpression {
    /// The expression as a person would write it.
    public var text: String {
        switch self {
        case .template(let parts): "\"\(parts.map(\.text).joined())\""
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .reference(let name): name
        case .call(let call): call.text
        case .list(let items): "[\(items.map(\.text).joined(separator: ", "))]"
        case .record(let fields): "{\(fields.map { "\($0.name): \($0.value.text)" }.joined(separator: ", "))}"
        }
    }
}

extension EndpointTemplatePart {
    /// The part as it stands in a template.
    public var text: String {
        switch self {
        case .text(let text): text
        case .value(let name, let path): path.isEmpty ? "{\(name)}" : "{\(name)#\(path)}"
        }
    }
}
