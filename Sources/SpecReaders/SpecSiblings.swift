public import SpecDocument

/// The documents that stand beside shape definitions in a folder.
public struct SpecSiblings: Sendable {
    public var paginators: Node?
    public var paginatorExtras: Node?
    public var waiters: Node?
    public var endpointRules: Node?
    public var examples: Node?
    public var serviceExtras: Node?

    public init() {}

    /// The name of the shape definitions themselves.
    public static let mainName = "service-2.json"

    /// The names of the others.
    public static var names: [String] { places.map(\.name) }

    /// The document of one of `names`.
    public subscript(name: String) -> Node? {
        get { Self.place(of: name).flatMap { self[keyPath: $0] } }
        set { if let place = Self.place(of: name) { self[keyPath: place] = newValue } }
    }

    // MARK: -

    private typealias Place = WritableKeyPath<SpecSiblings, Node?> & Sendable

    private static let places: [(name: String, place: Place)] = [
        ("paginators-1.json", \.paginators),
        ("paginators-1.sdk-extras.json", \.paginatorExtras),
        ("waiters-2.json", \.waiters),
        ("endpoint-rule-set-1.json", \.endpointRules),
        ("examples-1.json", \.examples),
        ("service-2.sdk-extras.json", \.serviceExtras),
    ]

    private static func place(of name: String) -> Place? { places.first { $0.name == name }?.place }
}
