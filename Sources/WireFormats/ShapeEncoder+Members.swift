// Members by name. Each form leaves out what is nil.

extension ShapeEncoder {
    /// A text.
    public mutating func string(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        string(WireName(name), value)
    }

    /// A truth value.
    public mutating func boolean(_ name: StaticString, _ value: Bool?) {
        guard let value else { return }
        boolean(WireName(name), value)
    }

    /// A member that has to be there with no value, where the format can say so.
    public mutating func null(_ name: StaticString) { null(WireName(name)) }

    /// The same, for a name that is known only when the program runs.
    package mutating func null(_ name: WireName) {
        guard format == .json else { return }
        openScalar(name)
        output.append("null" as StaticString)
        closeScalar(name)
    }

    /// An integer of any size.
    public mutating func integer(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        integer(WireName(name), value)
    }

    /// A number of single precision.
    public mutating func float(_ name: StaticString, _ value: Float?) {
        guard let value else { return }
        float(WireName(name), value)
    }

    /// A number of double precision.
    public mutating func double(_ name: StaticString, _ value: Double?) {
        guard let value else { return }
        double(WireName(name), value)
    }

    /// An integer or decimal of any length.
    public mutating func bigNumber(_ name: StaticString, _ value: BigNumber?) {
        guard let value else { return }
        bigNumber(WireName(name), value)
    }

    /// A point in time.
    public mutating func timestamp(_ name: StaticString, _ value: Timestamp?, format: TimestampFormat = .standard) {
        guard let value else { return }
        timestamp(WireName(name), value, format: format)
    }

    /// Bytes.
    public mutating func blob(_ name: StaticString, _ value: Blob?) {
        guard let value else { return }
        blob(WireName(name), value.bytes)
    }

    /// One of an open set of texts.
    public mutating func enumeration<E: RawRepresentable>(_ name: StaticString, _ value: E?) where E.RawValue == String {
        guard let value else { return }
        string(WireName(name), value.rawValue)
    }

    /// One of an open set of integers.
    public mutating func enumeration<E: RawRepresentable>(_ name: StaticString, _ value: E?) where E.RawValue == Int {
        guard let value else { return }
        integer(WireName(name), value.rawValue)
    }

    /// A structure or union.
    public mutating func structure<S: WritableShape>(_ name: StaticString, _ value: S?) {
        guard let value else { return }
        let saved = openContainer(WireName(name))
        structure(value)
        closeContainer(WireName(name), saved)
    }

    /// A structure that is kept in a box.
    public mutating func structure<S: WritableShape>(_ name: StaticString, _ value: Box<S>?) { structure(name, value?.value) }

    /// Bytes that come in pieces; they show when printed only.
    public mutating func stream(_ name: StaticString, _ value: ByteStream?) {
        guard let value, format == .printed else { return }
        string(WireName(name), value.description)
    }

    /// A member that must not be shown: `***` when printed, else what the closure writes.
    public mutating func sensitive<T>(_ name: StaticString, _ value: T?, _ write: (inout ShapeEncoder, T) -> Void) {
        guard let value else { return }
        if format == .printed && !revealsSensitive {
            string(WireName(name), "***")
        } else {
            write(&self, value)
        }
    }

    /// Members that XML writes as attributes of the element that has just begun; other formats write them as members.
    public mutating func attributes(_ write: (inout ShapeEncoder) -> Void) {
        guard format == .xml else {
            write(&self)
            return
        }
        writesAttributes = true
        write(&self)
        writesAttributes = false
    }

    /// The namespace of the structure whose members follow.
    public mutating func namespace(_ uri: StaticString, prefix: StaticString? = nil) {
        guard format == .xml else { return }
        declareOnce(XMLNamespace(uri, prefix: prefix))
    }

    /// The namespace of the one member that the closure writes.
    public mutating func namespaced(_ uri: StaticString, prefix: StaticString? = nil, _ write: (inout ShapeEncoder) -> Void) {
        guard format == .xml else {
            write(&self)
            return
        }
        pendingNamespace = XMLNamespace(uri, prefix: prefix)
        write(&self)
        pendingNamespace = nil
    }
}

// MARK: - By names of any origin

extension ShapeEncoder {
    package mutating func string(_ name: WireName, _ value: String) {
        openScalar(name)
        write(text: value)
        closeScalar(name)
    }

    mutating func boolean(_ name: WireName, _ value: Bool) {
        openScalar(name)
        write(boolean: value)
        closeScalar(name)
    }

    mutating func integer(_ name: WireName, _ value: Int) {
        openScalar(name)
        write(integer: Int64(value))
        closeScalar(name)
    }

    mutating func float(_ name: WireName, _ value: Float) {
        openScalar(name)
        write(float: value)
        closeScalar(name)
    }

    mutating func double(_ name: WireName, _ value: Double) {
        openScalar(name)
        write(double: value)
        closeScalar(name)
    }

    mutating func bigNumber(_ name: WireName, _ value: BigNumber) {
        openScalar(name)
        write(number: value.text)
        closeScalar(name)
    }

    mutating func timestamp(_ name: WireName, _ value: Timestamp, format: TimestampFormat) {
        openScalar(name)
        write(timestamp: value, format)
        closeScalar(name)
    }

    mutating func blob(_ name: WireName, _ value: [UInt8]) {
        openScalar(name)
        write(bytes: value)
        closeScalar(name)
    }
}
