internal import ServiceModel
internal import SpecDiagnostics

extension ModulePlan {
    /// What the table of operations says of one behind its name: traits, serializer, endpoint parameters, parser.
    func operationArguments(_ place: Int) -> String {
        let operation = operations[place]
        var arguments: [String] = []
        let traits = traits(operation)
        if !traits.isEmpty { arguments.append("traits: OperationTraits(\(traits.joined(separator: ", ")))") }
        arguments.append("serialize: \(tables.serializers).\(Keywords.escape(names.operations[place]))")
        let parameters = endpointParameterStatements(operation)
        if !parameters.isEmpty {
            let usesInput = parameters.contains { $0.contains("input.") }
            arguments.append("endpointParameters: { \(usesInput ? "input" : "_"), parameters in \(parameters.joined(separator: "; ")) }")
        }
        if operation.hasNoOutput, let output = operation.output?.target.index {
            arguments.append("parse: { _ in \(names.types[output])() }")
        } else if let output = operation.output?.target.index, isBound(output), !operation.returnsRawReply {
            arguments.append("parse: \(names.types[output]).init(from:)")
        }
        return arguments.joined(separator: ", ")
    }

    private func traits(_ operation: Operation) -> [String] {
        var traits: [String] = []
        if let alternatives = alternatives(operation) {
            let texts = alternatives.map { "[\($0.parts.map(demand).joined(separator: ", "))]" }
            traits.append("alternatives: [\(texts.joined(separator: ", "))]")
        } else if let scheme = operation.auth?.first, service.auth.first != scheme {
            let text = authorization(scheme)
            traits.append("authorization: \(text.hasPrefix(".") ? "AuthorizationScheme" : "")\(text)")
            if case .apiKey(let name, let inQuery) = scheme {
                traits.append("apiKey: .\(inQuery ? "query" : "header")(\(swiftLiteral(name)))")
            }
        }
        let output = operation.output.flatMap { shapes[$0.target].structure }
        if let payload = output?.members.first(where: { $0.location == .payload || isEventStream($0) }) {
            if payload.isStreaming || isEventStream(payload) {
                traits.append("replyBody: .stream")
                if isEventStream(payload), hasInitialMessage(output?.members ?? []) { traits.append("initialReply: EventFrames.self") }
            } else {
                switch shapes[payload.target].kind {
                case .blob, .string, .enumeration: traits.append("replyBody: .bytes")
                case .timestamp where wire == .http: traits.append("replyBody: .bytes")
                default: break
                }
            }
        } else if operation.hasNoOutput {
            traits.append("replyBody: .nothing")
        } else if operation.returnsRawReply {
            traits.append("replyBody: .bytes")
        }
        if operation.hasUnsignedPayload { traits.append("hasUnsignedPayload: true") }
        if wire == .query, let output = operation.output, shapes[output.target].structure?.members.isEmpty == false {
            traits.append("resultWrapper: \(swiftLiteral(output.resultWrapper ?? operation.name + "Result"))")
        }
        if service.wantsTreeHash(operation) { traits.append("checksum: TreeHash()") }
        if let checksum = operation.checksum { traits.append("checksum: \(self.checksum(checksum, operation))") }
        // What is compressed on its way has no length that is known beforehand.
        let input = operation.input.flatMap { shapes[$0.target].structure }
        let demandsLength = input?.members.contains { $0.isStreaming && ($0.requiresLength || shapes[$0.target].requiresLength) } ?? false
        if operation.requestCompression.contains("gzip"), !demandsLength { traits.append("compression: Gzip.self") }
        if let limit = operation.rateLimits.first(where: { $0.unit == "call" && $0.period == "second" }) {
            traits.append("callsPerSecond: \(limit.count)")
        }
        if mayRepeat(operation) { traits.append("isIdempotent: true") }
        if let discovery = discovery(operation) { traits.append(discovery) }
        return traits
    }

    /// Whether doing it twice over plain HTTP is as doing it once, although its method does not say so: it changes nothing, or knows again
    /// what was sent before.
    func mayRepeat(_ operation: Operation) -> Bool {
        guard wire == .http, ["POST", "PATCH"].contains(operation.http.method) else { return false }
        let members = operation.input.flatMap { shapes[$0.target].structure?.members } ?? []
        return operation.isIdempotent || operation.isReadOnly || members.contains(where: \.isIdempotencyToken)
    }

    /// The ways to show who calls over plain HTTP, where there are several or one is of several parts.
    func alternatives(_ operation: Operation) -> [AuthScheme]? {
        let schemes = operation.auth ?? service.auth
        guard wire == .http, schemes.count > 1 || schemes.contains(where: { $0.parts.count > 1 }) else { return nil }
        return schemes
    }

    private func demand(_ scheme: AuthScheme) -> String {
        if case .apiKey(let name, let inQuery) = scheme { return ".key(.\(inQuery ? "query" : "header")(\(swiftLiteral(name))))" }
        return ".scheme(\(authorization(scheme)))"
    }

    func authorization(_ scheme: AuthScheme) -> String {
        switch scheme {
        case .sigv4: ".sigV4"
        case .sigv4a: ".sigV4a"
        case .v2: ".sigV2"
        case .bearer: ".bearer"
        case .basic: ".basic"
        case .apiKey: ".apiKey"
        case .none: ".none"
        // What signs goes before keys.
        case .all(let schemes): authorization(schemes.first { !$0.isKey } ?? .apiKey(name: "", inQuery: false))
        case .other(let name): swiftLiteral(name)
        }
    }

    private func checksum(_ checksum: Checksum, _ operation: Operation) -> String {
        var arguments: [String] = []
        if checksum.isRequired { arguments.append("isRequired: true") }
        let member = checksum.requestAlgorithmMember.flatMap { name in
            operation.input.flatMap { shapes[$0.target].structure?.member(name) }
        }
        if case .header(let header)? = member?.location { arguments.append("algorithmHeader: \(swiftLiteral(header))") }
        let mode = checksum.requestValidationModeMember.flatMap { name in
            operation.input.flatMap { shapes[$0.target].structure?.member(name) }
        }
        if case .header(let header)? = mode?.location { arguments.append("modeHeader: \(swiftLiteral(header))") }
        if !checksum.responseAlgorithms.isEmpty {
            arguments.append("replyAlgorithms: [\(checksum.responseAlgorithms.map(swiftLiteral).joined(separator: ", "))]")
        }
        return "ChecksumTrait(\(arguments.joined(separator: ", ")))"
    }

    /// `parameters.setString("Bucket", input.bucket)`
    private func endpointParameterStatements(_ operation: Operation) -> [String] {
        guard let rules = service.endpointRules else { return [] }
        var statements: [String] = []
        func kind(_ name: String) -> EndpointParameter.Kind? { rules.parameters.first { $0.name == name }?.kind }
        for parameter in operation.staticContextParameters {
            switch (kind(parameter.name), parameter.value) {
            case (.string, .string(let text)):
                statements.append("parameters.setString(\(swiftLiteral(parameter.name)), \(swiftLiteral(text)))")
            case (.boolean, .bool(let value)): statements.append("parameters.setBoolean(\(swiftLiteral(parameter.name)), \(value))")
            case (.stringArray, .list(let items)):
                let texts = items.compactMap(\.string).map(swiftLiteral).joined(separator: ", ")
                statements.append("parameters.setStrings(\(swiftLiteral(parameter.name)), [\(texts)])")
            default: break
            }
        }
        guard let shape = operation.input?.target.index else { return statements }
        for spelling in members(of: shape) {
            guard let name = spelling.member.contextParameter, let kind = kind(name) else { continue }
            let literal = swiftLiteral(name)
            let value = "input.\(spelling.access)"
            switch (kind, shapes[spelling.member.target].kind) {
            case (.string, .enumeration):
                statements.append("parameters.setString(\(literal), \(value)\(spelling.isOptional ? "?" : "").rawValue)")
            case (.string, .string): statements.append("parameters.setString(\(literal), \(value))")
            case (.boolean, .boolean): statements.append("parameters.setBoolean(\(literal), \(value))")
            case (.stringArray, .list): statements.append("parameters.setStrings(\(literal), \(value))")
            default: break
            }
        }
        for parameter in operation.operationContextParameters {
            // What is wrong with one that cannot be compiled is told by `checkContextParameters`.
            if let statement = try? contextStatement(parameter, kind(parameter.name), ShapeID(shape)) { statements.append(statement) }
        }
        return statements
    }

    /// `parameters.setStrings("Names", input.things?.compactMap { $0.name })`
    func contextStatement(
        _ parameter: OperationContextParameter, _ kind: EndpointParameter.Kind?, _ input: ShapeID
    ) throws(PathProblem) -> String {
        let value = try PathCompiler(plan: self).compile(parameter.path, root: "input", shape: input)
        let literal = swiftLiteral(parameter.name)
        switch (kind, value.type) {
        case (.string, .string): return "parameters.setString(\(literal), \(value.code))"
        case (.boolean, .boolean): return "parameters.setBoolean(\(literal), \(value.code))"
        case (.stringArray, .list(.string)): return "parameters.setStrings(\(literal), \(value.code))"
        case (nil, _): throw PathProblem("the endpoint rules have no parameter of that name")
        default: throw PathProblem("'\(parameter.path)' gives another kind of value than the endpoint rules want")
        }
    }

    /// Tells of endpoint parameters whose expressions have no meaning over the input; the endpoint is then found without them.
    func checkContextParameters(_ diagnostics: inout Diagnostics) {
        guard let rules = service.endpointRules else { return }
        for operation in operations {
            guard let input = operation.input?.target else { continue }
            for parameter in operation.operationContextParameters {
                let kind = rules.parameters.first { $0.name == parameter.name }?.kind
                do throws(PathProblem) {
                    _ = try contextStatement(parameter, kind, input)
                } catch {
                    diagnostics.warning(
                        "the endpoint parameter '\(parameter.name)' of '\(operation.name)' is left out: \(error.message)",
                        at: parameter.origin ?? operation.origin)
                }
            }
        }
    }
}

extension Service {
    /// Whether the input has a place for the hash of a streamed body's pieces.
    func wantsTreeHash(_ operation: Operation) -> Bool {
        guard operation.checksum == nil, let input = operation.input, let members = shapes[input.target].structure?.members else {
            return false
        }
        let isStreamed = members.contains { $0.location == .payload && shapes[$0.target].isStreaming }
        return isStreamed && members.contains { $0.location == .header("x-amz-sha256-tree-hash") }
    }
}
