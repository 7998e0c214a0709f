/// A value held behind a reference: whoever copies what holds it copies one pointer, not all that is in it.
///
/// It is a value nevertheless: a change is seen by nobody else. For large parts of what is handed about much and changed little.
@propertyWrapper public struct Held<Value: Sendable>: Sendable {
    private final class Storage: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private var storage: Storage

    public init(wrappedValue: Value) { storage = Storage(wrappedValue) }

    public var wrappedValue: Value {
        get { storage.value }
        set { storage = Storage(newValue) }
    }
}
