// Names that were given stay, unless the configuration now says otherwise.
extension GivenNames {
    /// Without what `renames` is about, and without those names where others have them: what is written there counts.
    func renamed(_ renames: [String: String]) -> GivenNames {
        guard !renames.isEmpty else { return self }
        var result = self
        result.types = types.filter { renames[$0.key] == nil }
        result.operations = operations.filter { renames["operation \($0.key)"] == nil }
        for (key, name) in renames {
            if key.hasPrefix("operation ") {
                result.operations = result.operations.filter { $0.value != name }
            } else {
                result.types = result.types.filter { $0.value != name }
            }
        }
        for (shape, names) in members {
            let free = names.filter { renames["\(shape).\($0.key)"] == nil }
            if free.count == names.count { continue }
            let taken = Set(names.keys.compactMap { renames["\(shape).\($0)"] })
            result.members[shape] = free.filter { !taken.contains($0.value) }
        }
        return result
    }

    /// Without the names of types, if they were all given under another prefix than this one.
    func withoutTypes(ofOtherPrefixThan prefix: String) -> GivenNames {
        var prefixes: Set<Substring> = []
        for (wireName, name) in types {
            let plain = WordSplitter.upperCamel(wireName)
            if name.hasSuffix(plain) { prefixes.insert(name.dropLast(plain.count)) }
        }
        guard prefixes.count == 1, let former = prefixes.first, former != prefix else { return self }
        var result = self
        result.types = [:]
        return result
    }
}
