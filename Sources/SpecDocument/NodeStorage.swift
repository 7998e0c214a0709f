/// A finished tree, shared by all its nodes.
final class NodeStorage: Sendable {
    let tree: NodeTree

    init(_ tree: NodeTree) {
        self.tree = tree
    }
}
