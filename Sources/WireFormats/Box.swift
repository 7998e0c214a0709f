/// A value kept at one remove, so that a structure can hold a structure of its own kind; copies are independent.
public struct Box<Wrapped: Sendable>: Sendable {
    private final class Storage: Sendable {
        let value: Wrapped
        init(_ value: Wrapped) { self.value = value }
    }

    private var storage: Storage

    /// A box with the value in it.
    public init(_ value: Wrapped) { storage = Storage(value) }

    /// What is in the box.
    public var value: Wrapped {
        get { storage.value }
        set { storage = Storage(newValue) }
    }
}

extension Box: Equatable where Wrapped: Equatable {
    public static func == (a: Box, b: Box) -> Bool { a.value == b.value }
}
