/// What an operation costs those who compile and ship it.
public struct OperationCost: Sendable {
    /// In the description.
    public var name: String
    /// The shapes that it uses, and those of them that no other operation uses.
    public var shapes = 0
    public var ownShapes = 0
    /// The lines of Swift of a module with this operation alone, and those that the whole module would not have without it.
    public var lines = 0
    public var ownLines = 0
    /// About how many bytes a call of it adds to a release program.
    public var bytes = 0
    /// Which part of the module's code, comments aside, a module with this operation alone is: about its part of the CPU time.
    public var compileShare = 0.0
}

/// What a module costs, and each of its operations.
public struct ModuleCost: Sendable {
    public var module: String
    public var shapes = 0
    public var lines = 0
    public var bytes = 0
    /// In the order of the description.
    public var operations: [OperationCost] = []
}
