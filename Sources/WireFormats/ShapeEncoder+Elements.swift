// Values without a name: the items of lists, the values of maps, and whole bodies.

extension ShapeEncoder {
    /// A text.
    public mutating func string(_ value: String) {
        openElement()
        write(text: value)
    }

    /// A truth value.
    public mutating func boolean(_ value: Bool) {
        openElement()
        write(boolean: value)
    }

    /// An integer of any size.
    public mutating func integer(_ value: Int) {
        openElement()
        write(integer: Int64(value))
    }

    /// A number of single precision.
    public mutating func float(_ value: Float) {
        openElement()
        write(float: value)
    }

    /// A number of double precision.
    public mutating func double(_ value: Double) {
        openElement()
        write(double: value)
    }

    /// An integer or decimal of any length.
    public mutating func bigNumber(_ value: BigNumber) {
        openElement()
        write(number: value.text)
    }

    /// A point in time.
    public mutating func timestamp(_ value: Timestamp, format: TimestampFormat = .standard) {
        openElement()
        write(timestamp: value, format)
    }

    /// Bytes.
    public mutating func blob(_ value: Blob) {
        openElement()
        write(bytes: value.bytes)
    }

    /// One of an open set of texts.
    public mutating func enumeration<E: RawRepresentable>(_ value: E) where E.RawValue == String { string(value.rawValue) }

    /// One of an open set of integers.
    public mutating func enumeration<E: RawRepresentable>(_ value: E) where E.RawValue == Int { integer(value.rawValue) }

    /// A structure or union.
    public mutating func structure<S: WritableShape>(_ value: S) {
        guard nesting < WireLimits.depth else {
            return fail(WireError(.beyondLimit, "structures are nested more than \(WireLimits.depth) deep"))
        }
        nesting += 1
        openObject()
        value.encode(into: &self)
        closeObject()
        nesting -= 1
    }

    /// A place in a sparse list or map where nothing stands.
    public mutating func null() {
        openElement()
        switch format {
        case .json, .printed: output.append("null" as StaticString)
        case .cbor: output.append(0xF6)
        case .xml, .query, .ec2Query, .form: break
        }
    }

    /// A sensitive item: `***` when printed, else what the closure writes.
    public mutating func sensitive<T>(_ value: T, _ write: (inout ShapeEncoder, T) -> Void) {
        if format == .printed && !revealsSensitive {
            string("***")
        } else {
            write(&self, value)
        }
    }
}
