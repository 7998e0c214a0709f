internal import JSONText
internal import ServiceModel

extension PackageComparison {
    /// The comparison as lines for a terminal, module by module.
    public func text(showingAll all: Bool = false) -> String {
        var text = ""
        for name in left { text += "breaking   module \(name) is gone\n" }
        for name in joined { text += "additive   module \(name) joins\n" }
        for module in modules {
            text += "\(module.name)\n"
            let lines = module.comparison.text(showingAll: all).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            for line in lines { text += line.isEmpty ? "\n" : "  \(line)\n" }
        }
        return text + "\(summary)\n"
    }

    /// The comparison as Markdown for a pull request: the step on top, a section for each module that differs.
    public func markdown(limit: Int = 200) -> String {
        guard !isNothing else { return "Nothing differs: the version stays.\n" }
        var text = "\(summary).\n"
        for name in left { text += "\n- **breaking**: module `\(name)` is gone\n" }
        for name in joined { text += "\n- **additive**: module `\(name)` joins\n" }
        for module in modules where !module.comparison.differences.isEmpty {
            text += "\n" + module.comparison.markdown(title: module.name, limit: limit)
        }
        let same = modules.filter(\.comparison.differences.isEmpty).map { "`\($0.name)`" }
        if !same.isEmpty { text += "\nNothing differs in \(same.joined(separator: ", ")).\n" }
        return text
    }

    /// The comparison as JSON: `{"verdict": …, "step": …, "joined": […], "left": […], "modules": {"SES": {…}}}`, each module as `Comparison.json`.
    public var json: String {
        var json = JSONWriter(.indented(by: 2))
        json.beginObject()
        json.field("verdict", effects.verdict.rawValue)
        json.field("step", step.rawValue)
        for (key, names) in [("joined", joined), ("left", left)] {
            json.key(key)
            json.beginArray()
            for name in names { json.string(name) }
            json.endArray()
        }
        json.key("modules")
        json.beginObject()
        for module in modules {
            json.key(module.name)
            module.comparison.write(to: &json)
        }
        json.endObject()
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self) + "\n"
    }

    /// `Together: the next version is a major one`
    private var summary: String {
        step == .none ? "Together: the version stays" : "Together: the next version is a \(step.rawValue) one"
    }
}
