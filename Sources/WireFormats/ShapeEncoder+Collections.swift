internal import ScalarText

// Lists and maps, by name and as elements.

extension ShapeEncoder {
    /// A list; `flattened` repeats the name instead of nesting items.
    public mutating func list<T>(
        _ name: StaticString, _ value: [T]?, item: StaticString = "member", flattened: Bool = false, itemNamespace: XMLNamespace? = nil,
        _ each: (inout ShapeEncoder, T) -> Void
    ) {
        guard let value else { return }
        let list = openList(WireName(name), item: WireName(item), flattened: flattened, namespace: itemNamespace, count: value.count)
        for position in value.indices {
            openItem(list, position)
            each(&self, value[position])
            closeItem(list)
        }
        closeList(list)
    }

    /// A list as an element of another collection, or as a whole body.
    public mutating func list<T>(
        _ value: [T], item: StaticString = "member", itemNamespace: XMLNamespace? = nil, _ each: (inout ShapeEncoder, T) -> Void
    ) {
        let list = openList(nil, item: WireName(item), flattened: false, namespace: itemNamespace, count: value.count)
        for position in value.indices {
            openItem(list, position)
            each(&self, value[position])
            closeItem(list)
        }
        closeList(list)
    }

    /// A list in which an item may be missing.
    public mutating func sparseList<T>(
        _ name: StaticString, _ value: [T?]?, item: StaticString = "member", flattened: Bool = false, itemNamespace: XMLNamespace? = nil,
        _ each: (inout ShapeEncoder, T) -> Void
    ) {
        list(name, value, item: item, flattened: flattened, itemNamespace: itemNamespace) { shape, element in
            if let element { each(&shape, element) } else { shape.null() }
        }
    }

    /// A list in which an item may be missing, as an element.
    public mutating func sparseList<T>(
        _ value: [T?], item: StaticString = "member", itemNamespace: XMLNamespace? = nil, _ each: (inout ShapeEncoder, T) -> Void
    ) {
        list(value, item: item, itemNamespace: itemNamespace) { shape, element in
            if let element { each(&shape, element) } else { shape.null() }
        }
    }

    /// A map, written in the order of its keys.
    public mutating func map<V>(
        _ name: StaticString, _ value: [String: V]?, entry: StaticString = "entry", key: StaticString = "key",
        value valueName: StaticString = "value", flattened: Bool = false, keyNamespace: XMLNamespace? = nil,
        valueNamespace: XMLNamespace? = nil, _ each: (inout ShapeEncoder, V) -> Void
    ) {
        guard let value else { return }
        let names = MapNames(
            entry: WireName(entry), key: WireName(key), value: WireName(valueName), keyNamespace: keyNamespace,
            valueNamespace: valueNamespace)
        writeMap(WireName(name), value, names, flattened: flattened, each)
    }

    /// A map as an element of another collection, or as a whole body.
    public mutating func map<V>(
        _ value: [String: V], entry: StaticString = "entry", key: StaticString = "key", value valueName: StaticString = "value",
        keyNamespace: XMLNamespace? = nil, valueNamespace: XMLNamespace? = nil, _ each: (inout ShapeEncoder, V) -> Void
    ) {
        let names = MapNames(
            entry: WireName(entry), key: WireName(key), value: WireName(valueName), keyNamespace: keyNamespace,
            valueNamespace: valueNamespace)
        writeMap(nil, value, names, flattened: false, each)
    }

    /// A map in which a value may be missing.
    public mutating func sparseMap<V>(
        _ name: StaticString, _ value: [String: V?]?, entry: StaticString = "entry", key: StaticString = "key",
        value valueName: StaticString = "value", flattened: Bool = false, _ each: (inout ShapeEncoder, V) -> Void
    ) {
        map(name, value, entry: entry, key: key, value: valueName, flattened: flattened) { shape, element in
            if let element { each(&shape, element) } else { shape.null() }
        }
    }

    /// A map in which a value may be missing, as an element.
    public mutating func sparseMap<V>(
        _ value: [String: V?], entry: StaticString = "entry", key: StaticString = "key", value valueName: StaticString = "value",
        _ each: (inout ShapeEncoder, V) -> Void
    ) {
        map(value, entry: entry, key: key, value: valueName) { shape, element in
            if let element { each(&shape, element) } else { shape.null() }
        }
    }

    private mutating func writeMap<V>(
        _ name: WireName?, _ value: [String: V], _ names: MapNames, flattened: Bool, _ each: (inout ShapeEncoder, V) -> Void
    ) {
        let map = openMap(name, names, flattened: flattened, count: value.count)
        for (position, key) in value.keys.sorted(by: Self.precedes).enumerated() {
            guard let element = value[key] else { continue }
            openEntry(map, position, key: key)
            each(&self, element)
            closeEntry(map)
        }
        closeMap(map)
    }

    /// The order of names: that of their bytes.
    static func precedes(_ a: String, _ b: String) -> Bool {
        return a.withBytes { a in
            b.withBytes { b in
                var place = 0
                while place < a.count, place < b.count, a[place] == b[place] { place += 1 }
                if place == b.count { return false }
                return place == a.count || a[place] < b[place]
            }
        }
    }
}

// MARK: - Lists

/// A list that is being written.
package struct OpenList {
    /// Nil for a list that is an element.
    let name: WireName?
    let item: WireName
    let isFlattened: Bool
    let namespace: XMLNamespace?
    /// Query: how long the path was before, and is with the list's own name.
    let outerPath: Int
    var ownPath: Int
    let isEmpty: Bool
    /// A flattened XML list declares its member's namespace on each item.
    let memberNamespace: XMLNamespace?
}

extension ShapeEncoder {
    package mutating func openList(_ name: WireName?, item: WireName, flattened: Bool, namespace: XMLNamespace?, count: Int) -> OpenList {
        let isFlattened = flattened && name != nil
        var list = OpenList(
            name: name, item: item, isFlattened: isFlattened, namespace: namespace, outerPath: path.count, ownPath: path.count,
            isEmpty: count == 0, memberNamespace: isFlattened ? pendingNamespace : nil)
        switch format {
        case .json, .printed, .cbor:
            if let name { openScalar(name) }
            openArray()
        case .xml:
            if isFlattened {
                pendingNamespace = nil
            } else if let name {
                startElement(name)
            }
        case .query, .ec2Query, .form:
            if let name { pushPath(name) }
            if count == 0 {
                if format == .query { openElement() }
            } else if format == .query && !isFlattened {
                pushPath(item)
            }
            list.ownPath = path.count
        }
        return list
    }

    package mutating func openItem(_ list: OpenList, _ position: Int) {
        switch format {
        case .json, .printed: beginValue()
        case .cbor: break
        case .xml:
            if list.isFlattened, let name = list.name {
                pendingNamespace = list.namespace ?? list.memberNamespace
                startElement(name)
            } else {
                pendingNamespace = list.namespace
                startElement(list.item)
            }
        case .query, .ec2Query:
            pushPath(number: position + 1)
        case .form: break
        }
    }

    package mutating func closeItem(_ list: OpenList) {
        switch format {
        case .json, .printed: needsComma = true
        case .cbor: break
        case .xml: endElement(list.isFlattened ? list.name ?? list.item : list.item)
        case .query, .ec2Query, .form: path.truncate(to: list.ownPath)
        }
    }

    package mutating func closeList(_ list: OpenList) {
        switch format {
        case .json, .printed, .cbor:
            closeArray()
            if let name = list.name { closeScalar(name) }
        case .xml:
            if !list.isFlattened, let name = list.name { endElement(name) }
        case .query, .ec2Query, .form: path.truncate(to: list.outerPath)
        }
    }
}

// MARK: - Maps

/// The names with which XML and query formats write the parts of a map.
package struct MapNames {
    var entry: WireName
    var key: WireName
    var value: WireName
    var keyNamespace: XMLNamespace?
    var valueNamespace: XMLNamespace?

    package init(
        entry: WireName, key: WireName, value: WireName, keyNamespace: XMLNamespace? = nil, valueNamespace: XMLNamespace? = nil
    ) {
        self.entry = entry
        self.key = key
        self.value = value
        self.keyNamespace = keyNamespace
        self.valueNamespace = valueNamespace
    }
}

/// A map that is being written.
package struct OpenMap {
    let name: WireName?
    let names: MapNames
    let isFlattened: Bool
    let outerPath: Int
    var ownPath: Int
    let memberNamespace: XMLNamespace?
}

extension ShapeEncoder {
    package mutating func openMap(_ name: WireName?, _ names: MapNames, flattened: Bool, count: Int) -> OpenMap {
        let isFlattened = flattened && name != nil
        var map = OpenMap(
            name: name, names: names, isFlattened: isFlattened, outerPath: path.count, ownPath: path.count,
            memberNamespace: isFlattened ? pendingNamespace : nil)
        switch format {
        case .json, .printed, .cbor:
            if let name { openScalar(name) }
            openObject()
        case .xml:
            if isFlattened {
                pendingNamespace = nil
            } else if let name {
                startElement(name)
            }
        case .query, .ec2Query, .form:
            if let name { pushPath(name) }
            if format != .form && !isFlattened && count > 0 { pushPath(names.entry) }
            map.ownPath = path.count
        }
        return map
    }

    package mutating func openEntry(_ map: OpenMap, _ position: Int, key: String) {
        switch format {
        case .json, .printed:
            beginValue()
            appendJSON(key)
            output.append(UInt8(ascii: ":"))
            output.append(UInt8(ascii: " "))
            needsComma = false
        case .cbor:
            appendCBOR(text: key)
        case .xml:
            if map.isFlattened, let name = map.name {
                pendingNamespace = map.memberNamespace
                startElement(name)
            } else {
                startElement(map.names.entry)
            }
            pendingNamespace = map.names.keyNamespace
            startElement(map.names.key)
            write(text: key)
            endElement(map.names.key)
            pendingNamespace = map.names.valueNamespace
            startElement(map.names.value)
        case .query, .ec2Query:
            pushPath(number: position + 1)
            let entry = path.count
            pushPath(map.names.key)
            openElement()
            write(text: key)
            path.truncate(to: entry)
            pushPath(map.names.value)
        case .form:
            pushPath(text: key)
        }
    }

    package mutating func closeEntry(_ map: OpenMap) {
        switch format {
        case .json, .printed: needsComma = true
        case .cbor: break
        case .xml:
            endElement(map.names.value)
            endElement(map.isFlattened ? map.name ?? map.names.entry : map.names.entry)
        case .query, .ec2Query, .form: path.truncate(to: map.ownPath)
        }
    }

    package mutating func closeMap(_ map: OpenMap) {
        switch format {
        case .json, .printed, .cbor:
            closeObject()
            if let name = map.name { closeScalar(name) }
        case .xml:
            if !map.isFlattened, let name = map.name { endElement(name) }
        case .query, .ec2Query, .form: path.truncate(to: map.outerPath)
        }
    }
}
