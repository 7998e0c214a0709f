internal import ServiceModel
internal import SpecDiagnostics

// The values of endpoint rules as Swift expressions.

extension RuleCompiler {
    /// A Swift expression with what is known of it.
    struct Value {
        var code: String
        var type: RuleType
        var isOptional: Bool
    }

    /// An expression for a `String`.
    mutating func text(_ expression: EndpointExpression, _ used: inout Set<String>) -> String {
        let value = self.expression(expression, &used, at: nil)
        return value.isOptional ? "\(value.code) ?? \"\"" : value.code
    }

    mutating func expression(_ expression: EndpointExpression, _ used: inout Set<String>, at place: SourceRange?) -> Value {
        switch expression {
        case .boolean(let value): return Value(code: "\(value)", type: .boolean, isOptional: false)
        case .integer(let value): return Value(code: "\(value)", type: .integer, isOptional: false)
        case .reference(let name): return reference(name, &used, at: place)
        case .template(let parts): return template(parts, &used, at: place)
        case .call(let call): return self.call(call, &used, at: place)
        case .list(let items):
            var codes: [String] = []
            for item in items { codes.append(text(item, &used)) }
            return Value(code: "[\(codes.joined(separator: ", "))]", type: .strings, isOptional: false)
        case .record:
            reportUnknown("a record stands where a value is expected", at: place)
            return Value(code: "\"\"", type: .string, isOptional: false)
        }
    }

    private mutating func reference(_ name: String, _ used: inout Set<String>, at place: SourceRange?) -> Value {
        guard let variable = variable(name) else {
            reportUnknown("the endpoint rules name '\(name)', which is neither a parameter nor assigned before", at: place)
            return Value(code: "\"\"", type: .string, isOptional: false)
        }
        used.insert(variable.name)
        return Value(code: variable.name, type: variable.type, isOptional: variable.isOptional)
    }

    /// `https://email.\(region).\(partitionResult.dnsSuffix)`
    private mutating func template(_ parts: [EndpointTemplatePart], _ used: inout Set<String>, at place: SourceRange?) -> Value {
        if parts.count == 1, case .value(let name, let path)? = parts.first {
            let value = self.path(path, of: reference(name, &used, at: place), at: place)
            if value.type == .string { return value }
        }
        var code = "\""
        for part in parts {
            switch part {
            case .text(let text): code += swiftLiteral(text).dropFirst().dropLast()
            case .value(let name, let path):
                let value = self.path(path, of: reference(name, &used, at: place), at: place)
                code += value.isOptional ? "\\(\(value.code) ?? \"\")" : "\\(\(value.code))"
            }
        }
        return Value(code: code + "\"", type: .string, isOptional: false)
    }

    // MARK: - Functions

    private mutating func call(_ call: EndpointCall, _ used: inout Set<String>, at place: SourceRange?) -> Value {
        var arguments: [Value] = []
        if call.function != "getAttr" {
            for argument in call.arguments { arguments.append(expression(argument, &used, at: place)) }
        }
        func argument(_ index: Int) -> Value {
            index < arguments.count ? arguments[index] : Value(code: "nil", type: .unknown, isOptional: true)
        }
        switch call.function {
        case "isSet":
            let value = argument(0)
            return Value(code: value.isOptional ? "\(value.code) != nil" : "true", type: .boolean, isOptional: false)
        case "not": return negated(argument(0))
        case "booleanEquals": return booleanEquals(argument(0), argument(1))
        case "stringEquals": return Value(code: "\(argument(0).code) == \(argument(1).code)", type: .boolean, isOptional: false)
        case "getAttr":
            guard call.arguments.count == 2, case .template(let parts) = call.arguments[1], case .text(let path)? = parts.first else {
                break
            }
            let base = expression(call.arguments[0], &used, at: place)
            return self.path(path, of: base, at: place)
        case "aws.partition": return Value(code: "EndpointRules.partition(\(argument(0).code))", type: .partition, isOptional: true)
        case "aws.parseArn": return Value(code: "EndpointRules.parseArn(\(argument(0).code))", type: .arn, isOptional: true)
        case "parseURL": return Value(code: "EndpointRules.parseURL(\(argument(0).code))", type: .url, isOptional: true)
        case "uriEncode": return Value(code: "EndpointRules.uriEncode(\(argument(0).code))", type: .string, isOptional: true)
        case "isValidHostLabel":
            let code = "EndpointRules.isValidHostLabel(\(argument(0).code), allowSubDomains: \(argument(1).code))"
            return Value(code: code, type: .boolean, isOptional: false)
        case "aws.isVirtualHostableS3Bucket":
            let code = "EndpointRules.isVirtualHostableS3Bucket(\(argument(0).code), allowSubDomains: \(argument(1).code))"
            return Value(code: code, type: .boolean, isOptional: false)
        case "substring":
            let code =
                "EndpointRules.substring(\(argument(0).code), \(argument(1).code), \(argument(2).code), reverse: \(argument(3).code))"
            return Value(code: code, type: .string, isOptional: true)
        default: break
        }
        reportUnknown("the endpoint rules call '\(call.function)', which is not known in this form", at: place)
        return Value(code: "false", type: .boolean, isOptional: false)
    }

    private func negated(_ value: Value) -> Value {
        let code: String
        switch value.code {
        case "true": code = "false"
        case "false": code = "true"
        case let text where text.hasSuffix(" != nil"): code = "\(text.dropLast(7)) == nil"
        case let text where value.isOptional: code = "\(text) != true"
        case let text where text.components(of: " == ") == 2: code = text.replacing(" == ", with: " != ")
        case let text where text.contains(" "): code = "!(\(text))"
        default: code = "!\(value.code)"
        }
        return Value(code: code, type: .boolean, isOptional: false)
    }

    private func booleanEquals(_ a: Value, _ b: Value) -> Value {
        if a.code == "true" || a.code == "false", b.code != "true", b.code != "false" { return booleanEquals(b, a) }
        let code: String
        switch (b.code, a.isOptional) {
        case ("true", false): code = a.code
        case ("false", false): code = negated(a).code
        default: code = "\(a.code) == \(b.code)"
        }
        return Value(code: code, type: .boolean, isOptional: false)
    }

    // MARK: - Attributes

    /// The value at a path such as `dnsSuffix` or `resourceId[0]`.
    private mutating func path(_ path: String, of base: Value, at place: SourceRange?) -> Value {
        var value = base
        for part in path.split(separator: ".") where !path.isEmpty {
            let name = part.prefix { $0 != "[" }
            if !name.isEmpty { value = attribute(String(name), of: value, at: place) }
            guard let open = part.firstIndex(of: "["), let index = Int(part[open...].dropFirst().dropLast()) else { continue }
            value = Value(code: "EndpointRules.element(\(value.code), \(index))", type: .string, isOptional: true)
        }
        return value
    }

    private mutating func attribute(_ name: String, of base: Value, at place: SourceRange?) -> Value {
        let mark = base.isOptional ? "?" : ""
        let type: RuleType? =
            switch (base.type, name) {
            case (.partition, "name"), (.partition, "dnsSuffix"), (.partition, "dualStackDnsSuffix"), (.partition, "implicitGlobalRegion"):
                .string
            case (.partition, "supportsFIPS"), (.partition, "supportsDualStack"), (.url, "isIp"): .boolean
            case (.url, "scheme"), (.url, "authority"), (.url, "path"), (.url, "normalizedPath"): .string
            case (.arn, "partition"), (.arn, "service"), (.arn, "region"), (.arn, "accountId"): .string
            case (.arn, "resourceId"): .strings
            default: nil
            }
        guard let type else {
            reportUnknown("the endpoint rules ask for '\(name)', which no value here has", at: place)
            return Value(code: "\"\"", type: .string, isOptional: false)
        }
        return Value(code: "\(base.code)\(mark).\(name)", type: type, isOptional: base.isOptional)
    }
}

extension String {
    /// How many pieces there are between the occurrences of a text.
    fileprivate func components(of separator: String) -> Int { split(separator: separator, omittingEmptySubsequences: false).count }
}
