internal import ServiceModel
internal import SpecDiagnostics

/// Compiles an endpoint rule set into the statements of a function from `parameters` to an `Endpoint`.
///
///     conditions [isSet(Endpoint)], endpoint {Endpoint}   →   if let endpoint { return try Endpoint(endpoint) }
struct RuleCompiler {
    private let rules: EndpointRuleSet
    private var variables: [String: Variable] = [:]
    /// Swift names in use around the statement being compiled.
    private var taken: Set<String> = ["parameters"]
    private var diagnostics = Diagnostics()

    /// A name of the rules language as Swift knows it here.
    struct Variable {
        var name: String
        var type: RuleType
        var isOptional: Bool
    }

    init(_ rules: EndpointRuleSet) { self.rules = rules }

    mutating func lines(_ diagnostics: inout Diagnostics) -> [String] {
        for parameter in rules.parameters { declare(parameter) }
        let (body, used, ends) = statements(rules.rules, depth: 0)
        var lines: [String] = []
        for parameter in rules.parameters {
            guard let variable = variables[parameter.name], used.contains(variable.name) else { continue }
            lines.append("let \(variable.name) = \(reading(parameter))")
        }
        lines += body
        if !ends { lines.append("throw EndpointRules.failure(\"No endpoint rule fits these settings.\")") }
        diagnostics.append(contentsOf: self.diagnostics)
        return lines
    }

    func variable(_ name: String) -> Variable? { variables[name] }

    mutating func reportUnknown(_ message: String, at place: SourceRange?) { diagnostics.error(message, at: place ?? rules.origin) }

    // MARK: - Parameters

    private mutating func declare(_ parameter: EndpointParameter) {
        let type: RuleType =
            switch parameter.kind {
            case .string: .string
            case .boolean: .boolean
            case .stringArray: .strings
            }
        variables[parameter.name] = Variable(name: freshName(parameter.name), type: type, isOptional: parameter.defaultValue == nil)
    }

    private func reading(_ parameter: EndpointParameter) -> String {
        let name = swiftLiteral(parameter.name)
        switch (parameter.kind, parameter.defaultValue) {
        case (.string, let value): return "parameters.string(\(name))" + (value.map { " ?? \(swiftLiteral($0.string ?? ""))" } ?? "")
        case (.boolean, let value): return "parameters.boolean(\(name))" + (value.map { " ?? \($0.bool ?? false)" } ?? "")
        case (.stringArray, let value):
            let items = value?.list?.compactMap(\.string).map(swiftLiteral).joined(separator: ", ")
            return "parameters.strings(\(name))" + (items.map { " ?? [\($0)]" } ?? "")
        }
    }

    private mutating func freshName(_ name: String) -> String {
        let plain = WordSplitter.lowerCamel(name)
        var fresh =
            plain.isEmpty || Keywords.isUnusable(plain) || Keywords.escape(plain) != plain ? "value\(WordSplitter.upperCamel(name))" : plain
        var number = 2
        while !taken.insert(fresh).inserted {
            fresh = "\(plain)\(number)"
            number += 1
        }
        return fresh
    }

    // MARK: - Statements

    private static let deepestRule = 64

    /// The statements of rules tried in order, the names they use, and whether one of them always ends the function.
    private mutating func statements(_ rules: [EndpointRule], depth: Int) -> (lines: [String], used: Set<String>, ends: Bool) {
        var lines: [String] = []
        var used: Set<String> = []
        guard depth < Self.deepestRule else {
            diagnostics.error("endpoint rules are nested deeper than \(Self.deepestRule)", at: rules.first?.origin)
            return ([], [], true)
        }
        for rule in rules {
            let outer = (variables, taken)
            let result = statement(rule, depth: depth)
            (variables, taken) = outer
            lines += result.lines
            used.formUnion(result.used)
            if result.ends { return (lines, used, true) }
        }
        return (lines, used, false)
    }

    private mutating func statement(_ rule: EndpointRule, depth: Int) -> (lines: [String], used: Set<String>, ends: Bool) {
        var conditions: [RuleCondition] = []
        for condition in rule.conditions {
            switch compile(condition) {
            case .always: continue
            case .never: return ([], [], false)
            case .test(let test): conditions.append(test)
            }
        }
        var inner = outcome(rule, depth: depth)
        var clauses: [String] = []
        for condition in conditions.reversed() {
            clauses.append(condition.clause(isBindingUsed: condition.binding.map { inner.used.contains($0) } ?? false))
            inner.used.formUnion(condition.used)
        }
        guard !clauses.isEmpty else { return inner }
        return (["if \(clauses.reversed().joined(separator: ", ")) {"] + inner.lines.map { "    " + $0 } + ["}"], inner.used, false)
    }

    private mutating func outcome(_ rule: EndpointRule, depth: Int) -> (lines: [String], used: Set<String>, ends: Bool) {
        var used: Set<String> = []
        switch rule.outcome {
        case .rules(let rules): return statements(rules, depth: depth + 1)
        case .error(let message):
            let text = self.text(message, &used)
            return (["throw EndpointRules.failure(\(text))"], used, true)
        case .endpoint(let target):
            let arguments = self.arguments(of: target, &used)
            return (["return try Endpoint(\(arguments.joined(separator: ", ")))"], used, true)
        }
    }

    // MARK: - Endpoints

    private mutating func arguments(of target: EndpointTarget, _ used: inout Set<String>) -> [String] {
        var arguments = [text(target.url, &used)]
        if !target.headers.isEmpty {
            var pairs: [String] = []
            for header in target.headers {
                for value in header.values { pairs.append("\(swiftLiteral(header.name)): \(text(value, &used))") }
            }
            arguments.append("headers: [\(pairs.joined(separator: ", "))]")
        }
        var properties: [String] = []
        for property in target.properties {
            if property.name == "authSchemes", case .list(let schemes) = property.value {
                var signing: [String] = []
                for scheme in schemes { if let text = self.signing(scheme, &used) { signing.append(text) } }
                arguments.append("signing: [\(signing.joined(separator: ", "))]")
            } else if case .template = property.value {
                properties.append("\(swiftLiteral(property.name)): \(text(property.value, &used))")
            }
        }
        if !properties.isEmpty { arguments.append("properties: [\(properties.joined(separator: ", "))]") }
        return arguments
    }

    private mutating func signing(_ scheme: EndpointExpression, _ used: inout Set<String>) -> String? {
        guard case .record(let fields) = scheme else { return nil }
        var name = ".sigV4"
        var arguments: [String] = []
        for field in fields {
            switch (field.name, field.value) {
            case ("name", .template(let parts)):
                guard case .text(let text)? = parts.first else { continue }
                name = text == "sigv4" ? ".sigV4" : text == "sigv4a" ? ".sigV4a" : swiftLiteral(text)
            case ("signingName", let value): arguments.append("name: \(text(value, &used))")
            case ("signingRegion", let value): arguments.append("region: \(text(value, &used))")
            case ("signingRegionSet", .list(let regions)):
                let texts = regions.map { text($0, &used) }
                arguments.append("region: \(texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))].joined(separator: \",\")")")
            case ("disableDoubleEncoding", .boolean(let value)): arguments.append("doubleEncodesPath: \(!value)")
            default: continue
            }
        }
        let order = ["name:", "region:", "doubleEncodesPath:"]
        arguments.sort { a, b in (order.firstIndex { a.hasPrefix($0) } ?? 9) < (order.firstIndex { b.hasPrefix($0) } ?? 9) }
        return "EndpointSigning(\(([name] + arguments).joined(separator: ", ")))"
    }

    // MARK: - Conditions

    private enum Compiled {
        case always, never
        case test(RuleCondition)
    }

    private mutating func compile(_ condition: EndpointCondition) -> Compiled {
        var used: Set<String> = []
        if condition.assigns == nil, condition.call.function == "isSet", case .reference(let name)? = condition.call.arguments.first {
            return compileIsSet(name, at: condition)
        }
        let value = expression(.call(condition.call), &used, at: condition.origin)
        if let assigned = condition.assigns {
            let name = freshName(assigned)
            variables[assigned] = Variable(name: name, type: value.type, isOptional: false)
            // A value that is always there needs no optional binding, but stands in a condition all the same.
            let code = value.isOptional ? value.code : "Optional(\(value.code))"
            return .test(RuleCondition(used: used, binding: name, code: code, isBinding: true))
        }
        switch value.code {
        case "true": return .always
        case "false": return .never
        default: break
        }
        let code = value.type == .boolean ? (value.isOptional ? "\(value.code) == true" : value.code) : "\(value.code) != nil"
        return .test(RuleCondition(used: used, binding: nil, code: code, isBinding: false))
    }

    private mutating func compileIsSet(_ name: String, at condition: EndpointCondition) -> Compiled {
        guard let variable = variables[name] else {
            diagnostics.error("the endpoint rules name '\(name)', which is neither a parameter nor assigned before", at: condition.origin)
            return .never
        }
        guard variable.isOptional else { return .always }
        variables[name]?.isOptional = false
        return .test(RuleCondition(used: [variable.name], binding: variable.name, code: variable.name, isBinding: true, shadows: true))
    }
}

/// One clause of an `if`.
struct RuleCondition {
    var used: Set<String>
    /// The Swift name that the clause binds.
    var binding: String?
    var code: String
    var isBinding: Bool
    /// It binds a name to the value of the same name.
    var shadows = false

    func clause(isBindingUsed: Bool) -> String {
        guard isBinding, let binding else { return code }
        if !isBindingUsed { return "\(code) != nil" }
        return shadows ? "let \(binding)" : "let \(binding) = \(code)"
    }
}

/// What a value in the rules language is.
indirect enum RuleType: Equatable {
    case string, boolean, integer, strings, partition, url, arn, unknown
}
