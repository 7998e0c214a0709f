internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// What differs in where a member stands in a message, and how it is written there.
extension ComparisonPass {
    mutating func comparePlaces(_ a: Member, _ b: Member, _ subject: String, _ view: PairView) {
        let wire = old.service.wireProtocol
        let usage = view.usage
        func add(_ sentence: String, _ effect: Effect) {
            self.add(.place, subject, sentence, Effects(wire: effect), a.origin, b.origin)
        }
        let breaks = usage.effect(input: .breaking, output: .breaking)
        let (before, after) = (WirePlace(a, wire), WirePlace(b, wire))
        if before.location != after.location, !isLabel(a.location) || !isLabel(b.location) {
            add("stands in \(text(b.location)) instead of \(text(a.location))", breaks)
        } else {
            if before.requestName != after.requestName, usage.contains(.input) || usage.isEmpty {
                add(
                    "is written as \(quoted(after.requestName)) instead of \(quoted(before.requestName))",
                    usage.effect(input: .breaking, output: .none))
            }
            if before.replyName != after.replyName, usage.contains(.output) {
                add("is read from \(quoted(after.replyName)) instead of \(quoted(before.replyName))", .breaking)
            }
        }
        if timestampFormat(a, old.service) != timestampFormat(b, new.service) {
            let formats = (timestampFormat(a, old.service)?.rawValue, timestampFormat(b, new.service)?.rawValue)
            add("is written in the format \(quoted(formats.1)) instead of \(quoted(formats.0))", breaks)
        }
        if a.location != .body, b.location != .body, a.collectionFormat != b.collectionFormat {
            let formats = (a.collectionFormat?.rawValue, b.collectionFormat?.rawValue)
            add("is listed in the format \(quoted(formats.1)) instead of \(quoted(formats.0))", breaks)
        }
        if a.isJSONValue != b.isJSONValue { add(b.isJSONValue ? "is JSON in a text" : "is JSON in a text no longer", breaks) }
        guard wire == .restXML || wire == .query || wire == .ec2 else { return }
        if a.isFlattened != b.isFlattened {
            add(b.isFlattened ? "has its items without an element around them" : "has an element around its items", breaks)
        }
        guard wire == .restXML else { return }
        if a.isXMLAttribute != b.isXMLAttribute { add(b.isXMLAttribute ? "is an XML attribute" : "is an XML element", breaks) }
        if a.xmlNamespace != b.xmlNamespace {
            let effect = usage.effect(input: .breaking, output: .none)
            add("has the XML namespace \(quoted(b.xmlNamespace?.uri)) instead of \(quoted(a.xmlNamespace?.uri))", effect)
        }
    }

    /// The names of labels are told by the path alone.
    private func isLabel(_ location: Location) -> Bool {
        if case .label = location { return true }
        return false
    }

    private func text(_ location: Location) -> String {
        switch location {
        case .body: "the body"
        case .header(let name): "the header '\(name)'"
        case .headers(let prefix): "the headers '\(prefix)…'"
        case .query(let name): "the query as '\(name)'"
        case .queryMap: "the query"
        case .label: "the path"
        case .form(let name): "the form as '\(name)'"
        case .payload: "the place of the whole body"
        case .status: "the status"
        case .eventHeader: "a header of the event"
        case .eventPayload: "the payload of the event"
        }
    }

    /// The format that counts, where a value is a point in time.
    private func timestampFormat(_ member: Member, _ service: Service) -> TimestampFormat? {
        guard case .timestamp = service.shapes[member.target].kind else { return nil }
        if let format = member.timestampFormat { return format }
        if case .header = member.location { return .rfc822 }
        switch service.wireProtocol {
        case .query, .ec2, .restXML, .http: return .iso8601
        case .restJSON, .json, .rpcv2CBOR: return member.location == .body ? .unixTimestamp : .iso8601
        }
    }
}
