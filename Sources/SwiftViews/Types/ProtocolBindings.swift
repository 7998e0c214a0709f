internal import ServiceModel

extension Service {
    /// The same service with every member in the body where the protocol knows no other places: those that are not REST.
    func withBindingsOfProtocol() -> Service {
        switch wireProtocol {
        case .restJSON, .restXML, .http: return self
        case .json, .query, .ec2, .rpcv2CBOR: break
        }
        var result = self
        for place in shapes.indices {
            switch shapes[place].kind {
            case .structure(let structure): if let moved = structure.withMembersInBody() { result.shapes[place].kind = .structure(moved) }
            case .union(let structure): if let moved = structure.withMembersInBody() { result.shapes[place].kind = .union(moved) }
            default: break
            }
        }
        return result
    }
}

extension Structure {
    /// Nothing if there is nothing to change.
    fileprivate func withMembersInBody() -> Structure? {
        guard members.contains(where: \.isElsewhere) else { return nil }
        var result = self
        for index in members.indices where members[index].isElsewhere {
            result.members[index].location = .body
            // The name was that of a header or parameter.
            if members[index].location != .payload { result.members[index].locationName = nil }
        }
        return result
    }
}

extension Member {
    /// A stream stays the whole body in every protocol.
    fileprivate var isElsewhere: Bool {
        switch location {
        case .body, .eventHeader, .eventPayload, .form: false
        case .payload: !isStreaming
        case .header, .headers, .query, .queryMap, .label, .status: true
        }
    }
}
