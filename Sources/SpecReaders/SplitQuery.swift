internal import ServiceModel

/// Takes the constant query off a path.
///
///     "/{Bucket}?list-type=2&acl"   →   "/{Bucket}", [list-type=2, acl]
func splitQuery(of path: String) -> (path: String, query: [Constant]) {
    guard let mark = path.firstIndex(of: "?") else { return (path, []) }
    let parts = path[path.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: true)
    let query = parts.map { part in
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return Constant(name: String(sides[0]), value: sides.count > 1 ? String(sides[1]) : nil)
    }
    let bare = path[..<mark]
    return (bare.isEmpty ? "/" : String(bare), query)
}
