internal import ServiceModel

/// What the rules language and its built-in values are called where an endpoint asks for keys of a session, and by which settings a user
/// chooses endpoint parameters.
private enum RuleNames {
    /// The scheme, the operation that opens a session, and the header that carries its token.
    static let sessions = [(scheme: "sigv4-s3express", operation: "CreateSession", tokenName: "X-Amz-S3session-Token")]

    /// Parameters by their built-in value or, without one, by their name: the environment variable; the key in a profile is the same in
    /// lower case, without `AWS_`.
    static let settings = [
        "AWS::S3::UseArnRegion": "AWS_S3_USE_ARN_REGION",
        "AWS::S3Control::UseArnRegion": "AWS_S3_USE_ARN_REGION",
        "AWS::S3::DisableMultiRegionAccessPoints": "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS",
        "DisableS3ExpressSessionAuth": "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
    ]
}

extension ModulePlan {
    /// `EndpointFlag("UseArnRegion", variable: "AWS_S3_USE_ARN_REGION", key: "s3_use_arn_region")`
    var endpointFlags: [String] {
        guard let rules = service.endpointRules else { return [] }
        return rules.parameters.compactMap { parameter in
            guard parameter.kind == .boolean, let variable = RuleNames.settings[parameter.builtIn ?? parameter.name] else { return nil }
            let key = swiftLiteral(variable.dropFirst(4).lowercased())
            return "EndpointFlag(\(swiftLiteral(parameter.name)), variable: \(swiftLiteral(variable)), key: \(key))"
        }
    }

    /// How the service gives out keys for one resource: a call of the one operation that opens sessions, if that was selected.
    ///
    /// `SessionSigning("sigv4-s3express", parameter: "Bucket", …) { core, name in … }`
    var sessionLines: [String] {
        guard let rules = service.endpointRules,
            let session = RuleNames.sessions.first(where: { rules.names(scheme: $0.scheme) }),
            let place = operations.firstIndex(where: { $0.name == session.operation }),
            let input = operations[place].input?.target.index, let output = operations[place].output?.target.index,
            let resource = members(of: input).first(where: { $0.member.contextParameter != nil }),
            let parameter = resource.member.contextParameter, case .string = shapes[resource.member.target].kind,
            members(of: input).allSatisfy({ $0.isOptional || $0.name == resource.name }),
            let keys = members(of: output).first(where: { $0.member.name == "Credentials" })
        else { return [] }
        let parts = members(of: keys.member.target.index)
        let told = [
            ("accessKeyID", "AccessKeyId"), ("secretAccessKey", "SecretAccessKey"), ("sessionToken", "SessionToken"),
            ("expiration", "Expiration"),
        ]
        var arguments: [String] = []
        for (label, name) in told {
            guard let part = parts.first(where: { $0.member.name == name }), !part.isOptional else { return [] }
            arguments.append("\(label): keys.\(part.access)")
        }
        arguments.append("source: \(swiftLiteral(session.operation))")
        let telling = "\(tables.operations).\(Keywords.escape(names.operations[place]))"
        let given = "\(names.types[input])(\(resource.label): name)"
        let facts = [
            swiftLiteral(session.scheme), "parameter: \(swiftLiteral(parameter))", "tokenName: \(swiftLiteral(session.tokenName))",
            "operation: \(swiftLiteral(session.operation))",
        ]
        return [
            "sessions: SessionSigning(\(facts.joined(separator: ", "))) { core, name in",
            "    let keys = try await core.call(\(telling), \(given)).\(keys.access)",
            "    return .init(\(arguments.joined(separator: ", ")))",
            "},",
        ]
    }
}

extension EndpointRuleSet {
    /// Whether an endpoint asks for a scheme of that name.
    fileprivate func names(scheme: String) -> Bool { rules.contains { $0.names(scheme: scheme) } }
}

extension EndpointRule {
    fileprivate func names(scheme: String) -> Bool {
        switch outcome {
        case .rules(let rules): rules.contains { $0.names(scheme: scheme) }
        case .error: false
        case .endpoint(let target): target.properties.contains { $0.name == "authSchemes" && $0.value.names(scheme: scheme) }
        }
    }
}

extension EndpointExpression {
    fileprivate func names(scheme: String) -> Bool {
        switch self {
        case .list(let items): items.contains { $0.names(scheme: scheme) }
        case .record(let fields): fields.contains { $0.name == "name" && $0.value.names(scheme: scheme) }
        case .template(let parts): parts == [.text(scheme)]
        default: false
        }
    }
}
