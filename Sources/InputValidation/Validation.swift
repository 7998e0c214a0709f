internal import ServiceRuntime
public import WireFormats

/// A shape whose values can be held against what the service's description demands of them, before anything is sent.
public protocol ValidatedShape: Sendable {
    /// Checks each member.
    func validate(_ check: inout Validation)
}

extension ValidatedShape {
    /// What the description says against the values; empty if nothing.
    public func problems() -> [ValidationProblem] {
        var check = Validation()
        validate(&check)
        return check.problems
    }

    /// Throws if the description says anything against the values.
    public func validate() throws {
        let problems = problems()
        guard !problems.isEmpty else { return }
        throw ClientError(.badInput, problems.map(\.description).joined(separator: "; "))
    }
}

/// What the description says against one value.
public struct ValidationProblem: Sendable, Hashable, CustomStringConvertible {
    /// The member, with those around it: `Message.Subject.Data`, `Tags[2].Name`.
    public var path: String
    /// What was found, and what was expected.
    public var message: String

    /// `Tags[2].Name has 0 characters, expected at least 1`
    public var description: String { "\(path) \(message)" }
}

/// Collects problems while the members of a shape are checked; at most 100 are kept.
public struct Validation: Sendable {
    /// What was found so far.
    public private(set) var problems: [ValidationProblem] = []
    private var path: [String] = []

    private static let most = 100
    private static let deepest = 256

    init() {}

    /// The length of a text, in Unicode scalars.
    public mutating func length(_ name: StaticString, _ value: String?, min: Int? = nil, max: Int? = nil) {
        guard let value else { return }
        check(count: value.unicodeScalars.count, of: "character", name, min, max)
    }

    /// The length of a blob.
    public mutating func length(_ name: StaticString, _ value: Blob?, min: Int? = nil, max: Int? = nil) {
        guard let value else { return }
        check(count: value.count, of: "byte", name, min, max)
    }

    /// The number of items or entries of a collection.
    public mutating func count<Items: Collection>(_ name: StaticString, _ value: Items?, min: Int? = nil, max: Int? = nil) {
        guard let value else { return }
        check(count: value.count, of: "item", name, min, max)
    }

    /// The size of a whole number.
    public mutating func range(_ name: StaticString, _ value: Int?, min: Int? = nil, max: Int? = nil) {
        guard let value else { return }
        if let min, value < min { report(name, "is \(value), expected at least \(min)") }
        if let max, value > max { report(name, "is \(value), expected at most \(max)") }
    }

    /// The size of a number.
    public mutating func range(_ name: StaticString, _ value: Double?, min: Double? = nil, max: Double? = nil) {
        guard let value else { return }
        if let min, !(value >= min) { report(name, "is \(value), expected at least \(min)") }
        if let max, !(value <= max) { report(name, "is \(value), expected at most \(max)") }
    }

    /// The members of a structure.
    public mutating func structure<Shape: ValidatedShape>(_ name: StaticString, _ value: Shape?) {
        guard let value else { return }
        within("\(name)") { value.validate(&$0) }
    }

    /// Each item of a list.
    public mutating func each<Item>(_ name: StaticString, _ value: [Item]?, _ check: (inout Validation, Item) -> Void) {
        for (position, item) in (value ?? []).enumerated() { within("\(name)[\(position)]") { check(&$0, item) } }
    }

    /// Each value of a map, in key order.
    public mutating func each<Item>(_ name: StaticString, _ value: [String: Item]?, _ check: (inout Validation, Item) -> Void) {
        for (key, item) in (value ?? [:]).sorted(by: { $0.key < $1.key }) { within("\(name).\(key)") { check(&$0, item) } }
    }

    // MARK: -

    private mutating func within(_ name: String, _ check: (inout Validation) -> Void) {
        guard path.count < Self.deepest else { return }
        path.append(name)
        check(&self)
        path.removeLast()
    }

    private mutating func check(count: Int, of unit: String, _ name: StaticString, _ min: Int?, _ max: Int?) {
        func counted(_ number: Int) -> String { "\(number) \(unit)\(number == 1 ? "" : "s")" }
        if let min, count < min { report(name, "has \(counted(count)), expected at least \(min)") }
        if let max, count > max { report(name, "has \(counted(count)), expected at most \(max)") }
    }

    mutating func report(_ name: StaticString, _ message: String) {
        guard problems.count < Self.most else { return }
        let own = "\(name)"
        problems.append(
            ValidationProblem(path: own.isEmpty ? path.joined(separator: ".") : (path + [own]).joined(separator: "."), message: message))
    }
}
