internal import ScalarText

// How each format begins and ends a value that has a name. JSON has a blank behind each comma and colon, as the services' own tools
// send it, so that recorded requests compare byte for byte.

extension ShapeEncoder {
    /// Begins a member that is one value.
    package mutating func openScalar(_ name: WireName) {
        switch format {
        case .json, .printed:
            beginValue()
            appendJSON(name.bytes)
            output.append(UInt8(ascii: ":"))
            if !isCompact { output.append(UInt8(ascii: " ")) }
        case .xml:
            if writesAttributes {
                openAttribute(name)
            } else {
                startElement(name)
            }
        case .query, .ec2Query, .form:
            if !output.isEmpty { output.append(UInt8(ascii: "&")) }
            if !path.isEmpty {
                output.append(path.bytes)
                output.append(UInt8(ascii: "."))
            }
            appendPercentEncoded(name.bytes)
            output.append(UInt8(ascii: "="))
        case .cbor:
            appendCBOR(text: name.bytes)
        }
    }

    /// Ends a member that is one value.
    package mutating func closeScalar(_ name: WireName) {
        switch format {
        case .json, .printed: needsComma = true
        case .xml:
            if writesAttributes {
                output.append(UInt8(ascii: "\""))
            } else {
                endElement(name)
            }
        case .query, .ec2Query, .form, .cbor: break
        }
    }

    /// Begins a member that holds members; gives what `closeContainer` needs.
    package mutating func openContainer(_ name: WireName) -> Int {
        switch format {
        case .json, .printed, .xml, .cbor:
            openScalar(name)
            return 0
        case .query, .ec2Query, .form:
            let saved = path.count
            pushPath(name)
            return saved
        }
    }

    /// Ends a member that holds members.
    package mutating func closeContainer(_ name: WireName, _ saved: Int) {
        switch format {
        case .json, .printed, .xml, .cbor: closeScalar(name)
        case .query, .ec2Query, .form: path.truncate(to: saved)
        }
    }

    /// Begins a value without a name: query formats repeat the path.
    package mutating func openElement() {
        switch format {
        case .json, .printed, .xml, .cbor: break
        case .query, .ec2Query, .form:
            if !output.isEmpty { output.append(UInt8(ascii: "&")) }
            output.append(path.bytes)
            output.append(UInt8(ascii: "="))
        }
    }

    /// JSON: the comma and, when printing, the line before a member or item.
    package mutating func beginValue() {
        if needsComma { output.append(UInt8(ascii: ",")) }
        if format == .printed && indent > 0 {
            appendLine()
        } else if needsComma && !isCompact {
            output.append(UInt8(ascii: " "))
        }
        needsComma = false
    }

    package mutating func openObject() {
        switch format {
        case .json, .printed:
            output.append(UInt8(ascii: "{"))
            needsComma = false
            depth += 1
        case .cbor: output.append(0xBF)
        case .xml, .query, .ec2Query, .form: break
        }
    }

    package mutating func closeObject() {
        switch format {
        case .json, .printed:
            depth -= 1
            if format == .printed && indent > 0 && output.last != UInt8(ascii: "{") { appendLine() }
            output.append(UInt8(ascii: "}"))
            needsComma = true
        case .cbor: output.append(0xFF)
        case .xml, .query, .ec2Query, .form: break
        }
    }

    package mutating func openArray() {
        switch format {
        case .json, .printed:
            output.append(UInt8(ascii: "["))
            needsComma = false
            depth += 1
        case .cbor: output.append(0x9F)
        case .xml, .query, .ec2Query, .form: break
        }
    }

    package mutating func closeArray() {
        switch format {
        case .json, .printed:
            depth -= 1
            if format == .printed && indent > 0 && output.last != UInt8(ascii: "[") { appendLine() }
            output.append(UInt8(ascii: "]"))
            needsComma = true
        case .cbor: output.append(0xFF)
        case .xml, .query, .ec2Query, .form: break
        }
    }

    private mutating func appendLine() {
        output.append(UInt8(ascii: "\n"))
        output.append(UInt8(ascii: " "), times: depth * indent)
    }

    // MARK: Query

    mutating func pushPath(_ name: WireName) {
        if !path.isEmpty { path.append(UInt8(ascii: ".")) }
        WireFormats.appendPercentEncoded(name.bytes, to: &path)
    }

    mutating func pushPath(text: String) {
        if !path.isEmpty { path.append(UInt8(ascii: ".")) }
        text.withBytes { WireFormats.appendPercentEncoded($0, to: &path) }
    }

    mutating func pushPath(number: Int) {
        if !path.isEmpty { path.append(UInt8(ascii: ".")) }
        path.append(decimal: Int64(number))
    }

    // MARK: XML

    mutating func startElement(_ name: WireName) {
        closeStartTag()
        startTag = output.count
        output.append(UInt8(ascii: "<"))
        output.append(name.bytes)
        isStartTagOpen = true
        if let namespace = pendingNamespace {
            pendingNamespace = nil
            declare(namespace)
        }
    }

    mutating func endElement(_ name: WireName) {
        closeStartTag()
        output.append("</" as StaticString)
        output.append(name.bytes)
        output.append(UInt8(ascii: ">"))
    }

    @inline(__always)
    mutating func closeStartTag() {
        if isStartTagOpen {
            isStartTagOpen = false
            declaresNamespace = false
            output.append(UInt8(ascii: ">"))
        }
    }

    private mutating func openAttribute(_ name: WireName) {
        if !isStartTagOpen {
            fail(WireError(.unwritable, "the attribute '\(name.text)' comes behind an element's content; attributes are written first"))
        }
        if let namespace = pendingNamespace {
            pendingNamespace = nil
            declare(namespace)
        }
        output.append(UInt8(ascii: " "))
        output.append(name.bytes)
        output.append("=\"" as StaticString)
    }

    mutating func declare(_ namespace: XMLNamespace) {
        var name = Array(" xmlns".utf8)
        if let prefix = namespace.prefix {
            name.append(UInt8(ascii: ":"))
            name += prefix.bytes
            // A second attribute of that prefix needs no second declaration, and XML allows none.
            if output.bytes[startTag...].contains(name + [UInt8(ascii: "=")]) { return }
        }
        declaresNamespace = true
        output.append(name)
        output.append("=\"" as StaticString)
        appendXML(namespace.uri.bytes, inAttribute: true)
        output.append(UInt8(ascii: "\""))
    }

    /// Declares a shape's own namespace, unless the member that holds it has declared another.
    package mutating func declareOnce(_ namespace: XMLNamespace) {
        if isStartTagOpen && !declaresNamespace { declare(namespace) }
    }
}
