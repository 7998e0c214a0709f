internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// What differs in the list of operations and in each that both versions have.
extension ComparisonPass {
    mutating func compareOperations() {
        for (place, operation) in old.service.operations.enumerated() {
            guard let other = new.service.operations.firstIndex(where: { $0.name == operation.name }) else {
                add(.operationLeft, operation.name, "is gone", Effects(all: .breaking), operation.origin, nil)
                continue
            }
            compare(operations: place, other)
        }
        for operation in new.service.operations where old.service.operation(named: operation.name) == nil {
            add(.operationJoined, operation.name, "joins the service", Effects(all: .additive), nil, operation.origin)
        }
    }

    private mutating func compare(operations oldPlace: Int, _ newPlace: Int) {
        let a = old.service.operations[oldPlace]
        let b = new.service.operations[newPlace]
        func add(_ kind: Difference.Kind, _ sentence: String, _ effects: Effects) {
            self.add(kind, a.name, sentence, effects, a.origin, b.origin)
        }
        compareHTTP(a, b, add)
        compareTraits(a, b, add)
        compareErrors(a, b)
        if let before = a.auth ?? b.auth.map({ _ in old.service.auth }), let after = b.auth ?? a.auth.map({ _ in new.service.auth }) {
            compareAuthorization(a.name, before, after, a.origin, b.origin)
        }
        if old.operations[oldPlace] != new.operations[newPlace] {
            add(
                .swiftName, "is called '\(new.operations[newPlace])' in Swift instead of '\(old.operations[oldPlace])'",
                Effects(swift: .breaking))
        }
        compareInput(a, b, add)
        compareOutput(oldPlace, newPlace, add)
        compareExtensions(a.name, (a.extensions, a.origin), (b.extensions, b.origin))
        compareTexts(a.name, (text(about: a), a.deprecation, a.origin), (text(about: b), b.deprecation, b.origin))
    }

    /// Everything that people are told about an operation.
    private func text(about operation: Operation) -> String {
        let examples = operation.examples.map { example in
            [example.title, example.documentation].compactMap { $0 } + [example.input, example.output].map { $0.map { "\($0)" } ?? "" }
        }
        let texts = [operation.summary ?? "", operation.documentation ?? ""] + operation.tags + examples.flatMap { $0 }
        return texts.joined(separator: "\n")
    }

    private func compareHTTP(_ a: Operation, _ b: Operation, _ add: (Difference.Kind, String, Effects) -> Void) {
        let breaks = Effects(wire: .breaking)
        if a.http.method != b.http.method { add(.operation, "is asked for with \(b.http.method) instead of \(a.http.method)", breaks) }
        if path(a, old.service) != path(b, new.service) { add(.operation, "is at '\(b.http.path)' instead of '\(a.http.path)'", breaks) }
        let queries = (text(a.http.query), text(b.http.query))
        if queries.0 != queries.1 { add(.operation, "has \(quoted(queries.1)) in its address instead of \(quoted(queries.0))", breaks) }
        let fields = (text(a.formConstants), text(b.formConstants))
        if fields.0 != fields.1 { add(.operation, "always sends \(quoted(fields.1)) instead of \(quoted(fields.0))", breaks) }
        if a.hostPrefix != b.hostPrefix {
            add(.operation, "has \(quoted(b.hostPrefix)) before its host instead of \(quoted(a.hostPrefix))", breaks)
        }
        if a.versionedName != b.versionedName { add(.operation, "has another name inside the description", Effects()) }
        if a.http.status != b.http.status {
            let statuses = (a.http.status.map(String.init), b.http.status.map(String.init))
            add(.operation, "answers with the status \(quoted(statuses.1)) instead of \(quoted(statuses.0))", Effects())
        }
        mediaTypes("takes", a.consumes, b.consumes, add)
        mediaTypes("gives", a.produces, b.produces, add)
    }

    /// The path with the members that fill it, which count, in place of the labels, which do not: `/pets/{petId}` → `/pets/{PetID}`.
    private func path(_ operation: Operation, _ service: Service) -> String {
        let members = operation.input.flatMap { service.shapes[$0.target].structure?.members } ?? []
        return members.reduce(operation.http.path) { path, member in
            guard case .label(let name) = member.location, name != member.name else { return path }
            return path.split(separator: "/", omittingEmptySubsequences: false).map { part in
                part == "{\(name)}" ? "{\(member.name)}" : part == "{\(name)+}" ? "{\(member.name)+}" : String(part)
            }.joined(separator: "/")
        }
    }

    private func mediaTypes(_ verb: String, _ a: [String], _ b: [String], _ add: (Difference.Kind, String, Effects) -> Void) {
        let lost = a.filter { !b.contains($0) }
        let joined = b.filter { !a.contains($0) }
        if !lost.isEmpty { add(.operation, "\(verb) \(listed(lost)) no longer", Effects(wire: .breaking)) }
        if !joined.isEmpty { add(.operation, "\(verb) \(listed(joined)) too", Effects(wire: .additive)) }
    }

    private func text(_ constants: [Constant]) -> String? {
        constants.isEmpty ? nil : constants.map { $0.name + ($0.value.map { "=" + $0 } ?? "") }.joined(separator: "&")
    }

    private func compareTraits(_ a: Operation, _ b: Operation, _ add: (Difference.Kind, String, Effects) -> Void) {
        if a.hasUnsignedPayload != b.hasUnsignedPayload {
            add(
                .operation, b.hasUnsignedPayload ? "signs its body no longer" : "signs its body",
                Effects(wire: b.hasUnsignedPayload ? .none : .breaking))
        }
        let needsChecksum = (a.checksum?.isRequired ?? false, b.checksum?.isRequired ?? false)
        if needsChecksum.0 != needsChecksum.1 {
            add(
                .operation, needsChecksum.1 ? "requires a checksum" : "requires no checksum any more",
                Effects(wire: needsChecksum.1 ? .breaking : .additive))
        } else if a.checksum != b.checksum {
            add(.operation, "has other checksums", Effects())
        }
        if a.endpointDiscovery != b.endpointDiscovery {
            let isRequired = b.endpointDiscovery == .required
            add(
                .operation, isRequired ? "has to ask for its address first" : "finds its address in another way",
                Effects(wire: isRequired ? .breaking : .none))
        }
        if a.isIdempotent != b.isIdempotent {
            add(.operation, b.isIdempotent ? "can be repeated now" : "can be repeated no longer", Effects())
        }
        if a.requestCompression != b.requestCompression { add(.operation, "compresses requests otherwise", Effects()) }
        if a.staticContextParameters != b.staticContextParameters
            || a.operationContextParameters.map(\.path) != b.operationContextParameters.map(\.path)
        {
            add(.operation, "tells the endpoint rules other things", Effects())
        }
        if a.rateLimits != b.rateLimits { add(.operation, "lets itself be asked at another rate", Effects()) }
    }

    private mutating func compareErrors(_ a: Operation, _ b: Operation) {
        let before = a.errors.map { (name: old.service.shapes[$0.target].name, error: $0) }
        let after = b.errors.map { (name: new.service.shapes[$0.target].name, error: $0) }
        for (name, error) in before {
            guard let same = after.first(where: { $0.name == name }) else {
                add(.error, a.name, "fails with '\(name)' no longer", Effects(), error.origin, b.origin)
                continue
            }
            guard old.service.wireProtocol == .http, error.status != same.error.status else { continue }
            // Without a code in the reply, the status is what tells errors apart.
            let statuses = (error.status.map(String.init) ?? "any", same.error.status.map(String.init) ?? "any")
            add(
                .error, a.name, "fails with '\(name)' on status \(statuses.1) instead of \(statuses.0)", Effects(wire: .breaking),
                error.origin,
                same.error.origin)
        }
        for (name, error) in after where !before.contains(where: { $0.name == name }) {
            add(.error, a.name, "can fail with '\(name)'", Effects(all: .additive), a.origin, error.origin)
        }
    }

    private func compareInput(_ a: Operation, _ b: Operation, _ add: (Difference.Kind, String, Effects) -> Void) {
        guard let before = a.input, let after = b.input else { return }
        let types = (old.types[before.target.index], new.types[after.target.index])
        if swiftNames.translated(types.0) != types.1 { add(.type, "takes '\(types.1)' instead of '\(types.0)'", Effects(swift: .breaking)) }
        if before.locationName != after.locationName, old.service.wireProtocol == .restXML {
            let names = (quoted(before.locationName), quoted(after.locationName))
            add(.place, "has its input in the element \(names.1) instead of \(names.0)", Effects(wire: .breaking))
        }
    }

    private func compareOutput(_ oldPlace: Int, _ newPlace: Int, _ add: (Difference.Kind, String, Effects) -> Void) {
        let (a, b) = (old.service.operations[oldPlace], new.service.operations[newPlace])
        let types = (old.outputs[oldPlace], new.outputs[newPlace])
        if swiftNames.translated(types.0) != types.1 {
            let wasRaw = a.returnsRawReply && !b.returnsRawReply
            let sentence = wasRaw ? "describes its reply now, as '\(types.1)'" : "gives '\(types.1)' instead of '\(types.0)'"
            add(.type, sentence, Effects(swift: .breaking, commandLine: a.returnsRawReply != b.returnsRawReply ? .breaking : .none))
        }
        if old.service.wireProtocol == .query, a.output?.resultWrapper != b.output?.resultWrapper, a.output != nil, b.output != nil {
            let names = (quoted(a.output?.resultWrapper), quoted(b.output?.resultWrapper))
            add(.place, "has its output in the element \(names.1) instead of \(names.0)", Effects(wire: .breaking))
        }
    }
}
