/// A template whose every name is known to exist in `View`; rendering it cannot fail.
public struct BoundTemplate<View: TemplateView>: Sendable {
    let program: Program

    init(nodes: [BoundNode]) { program = Program(nodes) }

    /// Prints `view`.
    public func render(_ view: View) -> RenderedText {
        var rendering = Rendering(program: program)
        rendering.run(row: View.fields.row(of: view))
        return rendering.text
    }
}

/// Printed bytes, with the marks of the views that became them.
public struct RenderedText: Sendable {
    public var bytes: [UInt8] = []
    /// Where views with a mark begin and end, in the order of their beginnings.
    public var marks: [Mark] = []

    public init() {}

    public struct Mark: Sendable, Equatable {
        public var mark: Int32
        public var range: Range<Int>
    }
}

/// A value's place: how many rows up, and which of that row's values.
struct Slot: Sendable {
    var up: Int
    var index: Int
}

enum BoundNode: Sendable {
    case text([UInt8])
    case value(Slot)
    case line
    case when(Slot, holds: Bool, [BoundNode])
    case each(Slot, [BoundNode])
    /// There if the innermost list is at its first item, or if it is not.
    case whenFirst(holds: Bool, [BoundNode])
}
