internal import ServiceModel

/// Members of two structures, those that answer to each other side by side.
struct MemberPairs {
    /// Places among the members of the old and the new structure, in the order of the old one.
    var both: [(old: Int, new: Int)] = []
    var left: [Int] = []
    var joined: [Int] = []

    /// A member answers to the one of its name, or else to one that stands in the same place on the wire.
    init(_ old: [Member], _ new: [Member], _ wire: ServiceProtocol) {
        var newPlaces: [String: Int] = [:]
        for (place, member) in new.enumerated() { newPlaces[member.name] = place }
        var isTaken = [Bool](repeating: false, count: new.count)
        var waiting: [Int] = []
        for (place, member) in old.enumerated() {
            guard let other = newPlaces[member.name] else {
                waiting.append(place)
                continue
            }
            isTaken[other] = true
            both.append((place, other))
        }
        guard !waiting.isEmpty || isTaken.contains(false) else { return }
        var byWire: [WirePlace: Int] = [:]
        for (place, member) in new.enumerated() where !isTaken[place] { byWire[WirePlace(member, wire)] = place }
        for place in waiting {
            if let other = byWire.removeValue(forKey: WirePlace(old[place], wire)) {
                isTaken[other] = true
                both.append((place, other))
            } else {
                left.append(place)
            }
        }
        both.sort { $0.old < $1.old }
        joined = new.indices.filter { !isTaken[$0] }
    }
}

/// Where a member stands in a message.
struct WirePlace: Hashable {
    var location: Location
    var requestName: String?
    var replyName: String?

    init(_ member: Member, _ wire: ServiceProtocol) {
        location = member.location
        let isNamed = location == .body || location == .eventHeader
        requestName = isNamed ? member.wireName(in: wire) : nil
        replyName = isNamed ? member.replyName : nil
    }
}
