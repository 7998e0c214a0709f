internal import ScalarText

// Members whose names are known only when the program runs.

extension ShapeEncoder {
    /// Members beside those that a structure lists, in the order of their names; one that has a listed name is left out.
    ///
    ///     shape.others(additionalProperties, besides: ["id", "name"]) { shape, item in shape.string(item) }
    public mutating func others<T>(_ value: [String: T]?, besides listed: [StaticString], _ each: (inout ShapeEncoder, T) -> Void) {
        guard let value, !value.isEmpty else { return }
        for (name, item) in value.sorted(by: { Self.precedes($0.key, $1.key) }) where !Self.contains(listed, name) {
            guard let saved = openMember(name) else { return }
            each(&self, item)
            closeMember(name, saved)
        }
    }

    private static func contains(_ listed: [StaticString], _ name: String) -> Bool {
        for known in listed where known.description == name { return true }
        return false
    }

    package mutating func openMember(_ name: String) -> Int? {
        guard format != .xml || Self.isElementName(name) else {
            fail(WireError(.unwritable, "'\(name)' cannot be the name of an XML element"))
            return nil
        }
        return name.withBytes { openContainer(WireName(bytes: $0)) }
    }

    package mutating func closeMember(_ name: String, _ saved: Int) {
        name.withBytes { closeContainer(WireName(bytes: $0), saved) }
    }

    /// Letters, digits and what else is neither white space nor markup, not beginning with a digit, a hyphen or a point.
    private static func isElementName(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(0x2D...0x39).contains(first) else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...: true
            default: false
            }
        }
    }
}
