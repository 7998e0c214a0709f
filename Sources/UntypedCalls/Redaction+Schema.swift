public import ServiceRuntime

extension Redaction {
    /// Takes out keys, tokens and signatures, and what the schema marks as sensitive.
    public init(_ schema: Schema) {
        var names: Set<String> = []
        for shape in schema.shapes {
            for member in shape.members where member.isSensitive || member.shape.isSensitive {
                names.insert(member.name)
                names.insert(member.wireName)
            }
        }
        self.init(sensitive: names)
    }
}
