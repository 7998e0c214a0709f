internal import ModelDump
internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// What differs in a service as a whole: its protocol, its address, who may call it.
extension ComparisonPass {
    mutating func compareServices() {
        let (a, b) = (old.service, new.service)
        let subject = "service"
        func add(_ kind: Difference.Kind, _ sentence: String, _ effects: Effects) {
            self.add(kind, subject, sentence, effects, a.origin, b.origin)
        }
        /// Says that a fact has another value, if it has.
        func fact(_ kind: Difference.Kind, _ what: String, _ before: String?, _ after: String?, _ effects: Effects) {
            if before != after { add(kind, "\(what) is \(quoted(after)) instead of \(quoted(before))", effects) }
        }
        fact(.service, "the identifier", a.identity.id, b.identity.id, Effects())
        fact(.service, "the full name", a.identity.fullName, b.identity.fullName, Effects())
        let sendsVersion = a.wireProtocol == .query || a.wireProtocol == .ec2
        fact(.service, "the API version", a.identity.apiVersion, b.identity.apiVersion, Effects(wire: sendsVersion ? .breaking : .none))

        for name in a.protocols where !b.protocols.contains(name) {
            add(.wireProtocol, "the protocol '\(name.rawValue)' is gone", Effects(wire: .breaking))
        }
        for name in b.protocols where !a.protocols.contains(name) {
            add(.wireProtocol, "the protocol '\(name.rawValue)' is spoken too", Effects(wire: .additive))
        }
        fact(.wireProtocol, "the protocol that is used", a.wireProtocol.rawValue, b.wireProtocol.rawValue, Effects())
        if a.wireProtocol == .json, b.wireProtocol == .json {
            fact(.wireProtocol, "the version of the json protocol", a.jsonVersion, b.jsonVersion, Effects(wire: .breaking))
            fact(.wireProtocol, "the target prefix", a.targetPrefix, b.targetPrefix, Effects(wire: .breaking))
        }
        let namesElements = a.wireProtocol == .restXML && b.wireProtocol == .restXML
        fact(.wireProtocol, "the XML namespace", a.xmlNamespace?.uri, b.xmlNamespace?.uri, Effects(wire: namesElements ? .breaking : .none))
        fact(.wireProtocol, "HTTP/2", a.http2, b.http2, Effects())

        compareAddresses(fact)
        compareAuthorization(subject, a.auth, b.auth, a.origin, b.origin)
        fact(.authorization, "the signature version", a.signatureVersion, b.signatureVersion, Effects())
        compareEndpointRules()
        compareExtensions(subject, (a.extensions, a.origin), (b.extensions, b.origin))
        compareTexts(subject, (a.documentation, a.deprecation, a.origin), (b.documentation, b.deprecation, b.origin))
    }

    private func compareAddresses(_ fact: (Difference.Kind, String, String?, String?, Effects) -> Void) {
        let (a, b) = (old.service.address, new.service.address)
        // With rules, the address follows from them, and the prefix is only a name.
        let hasRules = old.service.endpointRules != nil && new.service.endpointRules != nil
        let moves = Effects(wire: hasRules ? .none : .breaking)
        fact(.address, "the endpoint prefix", a.endpointPrefix, b.endpointPrefix, moves)
        fact(.address, "the global endpoint", a.globalEndpoint, b.globalEndpoint, moves)
        fact(.address, "the name in signatures", a.signingName, b.signingName, Effects(wire: .breaking))
        fact(.address, "the host", a.host, b.host, moves)
        fact(.address, "the base path", a.basePath, b.basePath, Effects(wire: .breaking))
        let isLost = a.schemes.contains { !b.schemes.contains($0) }
        fact(
            .address, "the list of schemes", a.schemes.joined(separator: ", "), b.schemes.joined(separator: ", "),
            Effects(wire: isLost ? .breaking : .additive))
        if old.needsEndpoint != new.needsEndpoint {
            let swift: Effect = new.needsEndpoint ? .breaking : .additive
            fact(
                .address, "the address that a client is made with", old.needsEndpoint ? "required" : "optional",
                new.needsEndpoint ? "required" : "optional", Effects(swift: swift, commandLine: swift))
        }
    }

    /// Of a service, or of an operation that says otherwise.
    mutating func compareAuthorization(
        _ subject: String, _ a: [AuthScheme], _ b: [AuthScheme], _ oldPlace: SourceRange?, _ newPlace: SourceRange?
    ) {
        guard a != b else { return }
        let lost = a.filter { !b.contains($0) }.map(\.text)
        let joined = b.filter { !a.contains($0) }.map(\.text)
        if !lost.isEmpty {
            let now = b.isEmpty ? "" : "; now it is \(listed(b.map(\.text)))"
            add(
                .authorization, subject, "is authenticated by \(listed(lost)) no longer\(now)", Effects(wire: .breaking), oldPlace, newPlace
            )
        } else if !joined.isEmpty {
            add(.authorization, subject, "is authenticated by \(listed(joined)) too", Effects(wire: .additive), oldPlace, newPlace)
        } else {
            add(.authorization, subject, "prefers \(listed(b.prefix(1).map(\.text)))", Effects(), oldPlace, newPlace)
        }
    }

    private mutating func compareEndpointRules() {
        let (a, b) = (old.service, new.service)
        switch (a.endpointRules, b.endpointRules) {
        case (nil, nil): break
        case (nil, let rules?): add(.endpointRules, "service", "has endpoint rules now", Effects(), a.origin, rules.origin)
        case (let rules?, nil): add(.endpointRules, "service", "has no endpoint rules any more", Effects(), rules.origin, b.origin)
        case (let before?, let after?):
            guard text(of: before) != text(of: after) else { return }
            add(.endpointRules, "service", "finds its address by other rules", Effects(), before.origin, after.origin)
        }
        for parameter in a.clientParameters where !b.clientParameters.contains(where: { $0.name == parameter.name }) {
            add(
                .endpointRules, "service", "takes no endpoint parameter '\(parameter.name)' any more", Effects(wire: .breaking), a.origin,
                b.origin)
        }
        for parameter in b.clientParameters where !a.clientParameters.contains(where: { $0.name == parameter.name }) {
            add(
                .endpointRules, "service", "takes the endpoint parameter '\(parameter.name)' too", Effects(wire: .additive), a.origin,
                b.origin)
        }
    }

    /// The rules without their places, to be compared as one.
    private func text(of rules: EndpointRuleSet) -> String {
        var only = Service(identity: ServiceIdentity(id: "", fullName: "", apiVersion: ""), wireProtocol: .http)
        only.endpointRules = rules
        return only.json
    }
}
