internal import ServiceModel
internal import SpecDiagnostics
public import TemplateEngine

/// What a client has to know about its service before it calls: names, protocol, addresses.
public struct EndpointsView: TemplateView {
    var file: FileView
    var serviceName: String
    var service: String
    /// The arguments of `ServiceDescription`, one a line.
    var arguments: [String]
    /// How sessions are opened, for services that sign with keys of one.
    var sessions: [String]
    /// The body of the function that finds the address.
    var lines: [String]

    public static let fields = Fields<EndpointsView>(
        [
            .text("serviceName") { $0.serviceName },
            .text("service") { $0.service },
            .lines("arguments") { $0.arguments },
            .lines("sessions") { $0.sessions },
            .lines("lines") { $0.lines },
        ] + FileView.fields(of: { $0.file }))
}

extension ModulePlan {
    func endpoints(_ diagnostics: inout Diagnostics) -> EndpointsView {
        let lines: [String]
        if let rules = service.endpointRules {
            var compiler = RuleCompiler(rules)
            lines = compiler.lines(&diagnostics)
        } else {
            lines = addressLines
        }
        return EndpointsView(
            file: file(), serviceName: identity.fullName.replacingNewlines, service: tables.service,
            arguments: descriptionArguments, sessions: sessionLines, lines: lines)
    }

    private var descriptionArguments: [String] {
        let address = service.address
        var arguments = [
            "serviceID: \(swiftLiteral(identity.id))", "displayName: \(swiftLiteral(identity.abbreviation ?? identity.fullName))",
        ]
        if !identity.apiVersion.isEmpty { arguments.append("apiVersion: \(swiftLiteral(identity.apiVersion))") }
        if let prefix = address.endpointPrefix { arguments.append("endpointPrefix: \(swiftLiteral(prefix))") }
        if let name = address.signingName { arguments.append("signingName: \(swiftLiteral(name))") }
        arguments.append("wireProtocol: \(wireProtocolCase)")
        if let namespace = service.xmlNamespace { arguments.append("xmlNamespace: \(swiftLiteral(namespace.uri))") }
        if let prefix = service.targetPrefix { arguments.append("targetPrefix: \(swiftLiteral(prefix))") }
        arguments.append("authorization: \(service.auth.first.map(authorization) ?? (wire == .http ? ".none" : ".sigV4"))")
        if signsLikeObjectStorage { arguments.append("signsLikeObjectStorage: true") }
        if service.isAWSQueryCompatible {
            arguments.append("isQueryCompatible: true")
            if !shapes.contains(where: { $0.error?.code != nil }) { arguments.append("namesErrorsByType: true") }
        }
        if !needsRegion { arguments.append("needsRegion: false") }
        if service.endpointRules?.parameters.contains(where: { $0.builtIn == "AWS::Auth::AccountId" }) == true {
            arguments.append("usesAccountID: true")
        }
        for scheme in service.auth.flatMap(\.parts) {
            guard case .apiKey(let name, let inQuery) = scheme else { continue }
            arguments.append("apiKey: .\(inQuery ? "query" : "header")(\(swiftLiteral(name)))")
            break
        }
        let errors = shapes.filter { $0.error != nil }
        let retryable = errors.filter { $0.error?.isRetryable == true && $0.error?.isThrottling != true }.map(\.errorCode).sorted()
        let throttling = errors.filter { $0.error?.isThrottling == true }.map(\.errorCode).sorted()
        if !retryable.isEmpty { arguments.append("retryableErrors: [\(retryable.map(swiftLiteral).joined(separator: ", "))]") }
        if !throttling.isEmpty { arguments.append("throttlingErrors: [\(throttling.map(swiftLiteral).joined(separator: ", "))]") }
        if !endpointFlags.isEmpty { arguments.append("endpointFlags: [\(endpointFlags.joined(separator: ", "))]") }
        if framesBodies { arguments.append("chunks: SignedChunks.self") }
        if hasSignatureV2 { arguments.append("signature: SignatureV2()") }
        return arguments
    }

    private var signsLikeObjectStorage: Bool { service.signatureVersion == "s3" || service.signatureVersion == "s3v4" }

    /// Whether a streamed body may be framed in chunks: with their signatures, or with a checksum behind them.
    private var framesBodies: Bool {
        signsLikeObjectStorage
            || operations.contains { operation in
                guard operation.checksum != nil, let input = operation.input else { return false }
                return shapes[input.target].structure?.members.contains(where: \.isStreaming) ?? false
            }
    }

    private var hasSignatureV2: Bool { service.auth.contains(.v2) || operations.contains { $0.auth?.contains(.v2) ?? false } }

    /// Whether the client is made with a signature, sessions, endpoints or a framing of bodies that only some services have.
    var isSpecialService: Bool {
        framesBodies || hasSignatureV2 || !sessionLines.isEmpty || operations.contains { discovery($0) != nil }
    }

    private var needsRegion: Bool {
        if let rules = service.endpointRules {
            return rules.parameters.contains { $0.builtIn == "AWS::Region" && $0.isRequired } || rules.rules.isEmpty
        }
        let host = service.address.host
        return host.map { $0.contains("{region}") } ?? (wire != .http)
    }

    private var wireProtocolCase: String {
        switch wire {
        case .rpcv2CBOR: ".rpcv2CBOR"
        case .json: service.jsonVersion == "1.0" ? ".awsJSON10" : ".awsJSON11"
        case .restJSON: ".restJSON"
        case .restXML: ".restXML"
        case .query: ".awsQuery"
        case .ec2: ".ec2Query"
        case .http: ".http"
        }
    }

    // MARK: - Addresses without rules

    private var addressLines: [String] {
        var lines = ["if let endpoint = parameters.endpoint { return try Endpoint(endpoint) }"]
        let address = service.address
        if let host = address.host {
            let scheme = address.schemes.contains("https") || address.schemes.isEmpty ? "https" : address.schemes.first ?? "https"
            let text = "\(scheme)://\(host)\(address.basePath)"
            if text.contains("{region}") {
                lines += [
                    "guard let region = parameters.region else { throw EndpointRules.failure(\"A region is needed.\") }",
                    "return try Endpoint(\(swiftLiteral(text).replacing("{region}", with: "\\(region)")))",
                ]
            } else {
                lines.append("return try Endpoint(\(swiftLiteral(text)))")
            }
        } else if wire == .http {
            lines.append("throw EndpointRules.failure(\"The client was given no address.\")")
        } else if let host = address.globalEndpoint {
            lines.append("return try Endpoint(\(swiftLiteral("https://\(host)")))")
        } else {
            let prefix = swiftLiteral(address.endpointPrefix ?? "").dropFirst().dropLast()
            lines += [
                "guard let region = parameters.region, let partition = EndpointRules.partition(region) else {",
                "    throw EndpointRules.failure(\"A region is needed.\")",
                "}",
                "let suffix = parameters.useDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix",
                "return try Endpoint(\"https://\(prefix)\\(parameters.useFIPS ? \"-fips\" : \"\").\\(region).\\(suffix)\")",
            ]
        }
        return lines
    }
}
