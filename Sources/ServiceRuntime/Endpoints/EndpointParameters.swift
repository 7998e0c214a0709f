/// What an endpoint depends on: the region and the other settings, and what an operation adds to them.
public struct EndpointParameters: Sendable {
    /// The value of one parameter.
    public enum Value: Sendable, Hashable {
        case string(String)
        case boolean(Bool)
        case strings([String])
    }

    /// The parameters by the names that rule sets give them, such as `Region`.
    public private(set) var values: [(name: String, value: Value)] = []

    /// No parameters.
    public init() {}

    /// The parameters that nearly every service has.
    public init(region: String?, endpoint: String? = nil, useFIPS: Bool = false, useDualStack: Bool = false) {
        values.reserveCapacity(6)
        if let region { values.append(("Region", .string(region))) }
        if let endpoint { values.append(("Endpoint", .string(endpoint))) }
        values.append(("UseFIPS", .boolean(useFIPS)))
        values.append(("UseDualStack", .boolean(useDualStack)))
    }

    /// A parameter's value, whatever its kind; setting `nil` removes it.
    public subscript(name: String) -> Value? {
        get { values.first { $0.name == name }?.value }
        set {
            let place = values.firstIndex { $0.name == name }
            switch (place, newValue) {
            case (let place?, let value?): values[place].value = value
            case (let place?, nil): values.remove(at: place)
            case (nil, let value?): values.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// The text of a parameter, or `nil` if it isn't there or is no text.
    public func string(_ name: String) -> String? {
        if case .string(let text)? = self[name] { text } else { nil }
    }

    /// Whether a parameter is true, or `nil` if it isn't there or is no boolean.
    public func boolean(_ name: String) -> Bool? {
        if case .boolean(let value)? = self[name] { value } else { nil }
    }

    /// The texts of a parameter, or `nil` if it isn't there or is no list.
    public func strings(_ name: String) -> [String]? {
        if case .strings(let list)? = self[name] { list } else { nil }
    }

    /// Sets a text; `nil` leaves the parameter as it is.
    public mutating func setString(_ name: String, _ value: String?) {
        if let value { self[name] = .string(value) }
    }

    /// Sets a boolean; `nil` leaves the parameter as it is.
    public mutating func setBoolean(_ name: String, _ value: Bool?) {
        if let value { self[name] = .boolean(value) }
    }

    /// Sets a list of texts; `nil` leaves the parameter as it is.
    public mutating func setStrings(_ name: String, _ value: [String]?) {
        if let value { self[name] = .strings(value) }
    }

    /// The region: `Region`.
    public var region: String? { string("Region") }
    /// The address that takes the place of the service's own: `Endpoint`.
    public var endpoint: String? { string("Endpoint") }
    /// Whether an endpoint with FIPS cryptography is wanted: `UseFIPS`.
    public var useFIPS: Bool { boolean("UseFIPS") ?? false }
    /// Whether an endpoint that speaks IPv6 too is wanted: `UseDualStack`.
    public var useDualStack: Bool { boolean("UseDualStack") ?? false }
}

extension ClientSettings {
    /// What endpoint rules begin with. FIPS and dual stack choose among the service's own endpoints; one that is given is taken as it is.
    package func endpointParameters(region: String?, useFIPS: Bool) -> EndpointParameters {
        let isGiven = endpoint != nil
        return EndpointParameters(
            region: region, endpoint: endpoint, useFIPS: useFIPS && !isGiven, useDualStack: useDualStack && !isGiven)
    }
}
