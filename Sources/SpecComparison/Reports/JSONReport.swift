internal import JSONText
internal import ServiceModel
internal import SpecDiagnostics

extension Comparison {
    /// The comparison as JSON, every difference included.
    ///
    ///     {"old": {…}, "new": {…}, "verdict": "breaking", "step": "major", "counts": {…}, "effects": {…}, "differences": [
    ///       {"kind": "required", "subject": "SendEmail.Source", "sentence": "is required now", "verdict": "breaking",
    ///        "effects": {"wire": "breaking", "swift": "breaking", "commandLine": "breaking"},
    ///        "old": {"file": "a/service-2.json", "line": 41, "column": 15}, "new": {…}}]}
    public var json: String {
        var json = JSONWriter(.indented(by: 2))
        write(to: &json)
        return String(decoding: json.bytes, as: UTF8.self) + "\n"
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("old")
        write(old, &json)
        json.key("new")
        write(new, &json)
        json.field("verdict", differences.isEmpty ? Effect.none.rawValue : effects.verdict.rawValue)
        json.field("step", step.rawValue)
        json.key("counts")
        json.beginObject()
        for verdict in Effect.allCases.reversed() {
            json.key(verdict.rawValue)
            json.number(count(verdict))
        }
        json.endObject()
        json.write(effects)
        json.key("differences")
        json.beginArray()
        for difference in differences { write(difference, &json) }
        json.endArray()
        json.endObject()
    }

    private func write(_ identity: ServiceIdentity, _ json: inout JSONWriter) {
        json.beginObject()
        json.field("id", identity.id)
        json.field("fullName", identity.fullName)
        json.field("apiVersion", identity.apiVersion)
        json.endObject()
    }

    private func write(_ difference: Difference, _ json: inout JSONWriter) {
        json.beginObject()
        json.field("kind", difference.kind.rawValue)
        json.field("subject", difference.subject)
        json.field("sentence", difference.sentence)
        json.field("verdict", difference.verdict.rawValue)
        json.write(difference.effects)
        json.write("old", difference.old)
        json.write("new", difference.new)
        json.endObject()
    }
}

extension JSONWriter {
    mutating func field(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    fileprivate mutating func write(_ effects: Effects) {
        key("effects")
        beginObject()
        field("wire", effects.wire.rawValue)
        field("swift", effects.swift.rawValue)
        field("commandLine", effects.commandLine.rawValue)
        endObject()
    }

    fileprivate mutating func write(_ name: String, _ range: SourceRange?) {
        guard let range else { return }
        let position = range.startPosition
        key(name)
        beginObject()
        field("file", range.file.path)
        key("line")
        number(position.line)
        key("column")
        number(position.column)
        endObject()
    }
}
