internal import SpecDiagnostics

extension Comparison {
    /// The comparison as lines for a terminal: each difference with its verdict and the faces that it touches. Differences in
    /// documentation are counted, unless `all` are asked for.
    ///
    ///     breaking  SendEmail.Source  is required now  (wire, Swift, command line)
    ///               specs/new/service-2.json:41:15
    ///     1 breaking, 2 additive, 10 without effect: the next version is a major one
    public func text(showingAll all: Bool = false) -> String {
        var text = ""
        let shown = differences.filter { all || $0.kind != .documentation }
        for difference in shown {
            let verdict = difference.verdict == .none ? "no effect" : difference.verdict.rawValue
            let faces = difference.faces
            text += verdict + String(repeating: " ", count: 11 - verdict.count)
            text += "\(difference.subject) \(difference.sentence)\(faces.isEmpty ? "" : "  (\(faces.joined(separator: ", ")))")\n"
            if let place = difference.new ?? difference.old { text += String(repeating: " ", count: 11) + place.description + "\n" }
        }
        if shown.count < differences.count {
            text += "\(differences.count - shown.count) further differences are in documentation only (--all shows them)\n"
        }
        return text + summary + "\n"
    }

    /// `1 breaking, 2 additive, 10 without effect: the next version is a major one`
    public var summary: String {
        differences.isEmpty ? "nothing differs: the version stays" : "\(counts): the next version is a \(step.rawValue) one"
    }

    /// `1 breaking, 2 additive, 10 without effect`
    var counts: String {
        let counts = [(Effect.breaking, "breaking"), (.additive, "additive"), (.none, "without effect")].compactMap { verdict, word in
            count(verdict) == 0 ? nil : "\(count(verdict)) \(word)"
        }
        return counts.joined(separator: ", ")
    }
}

extension Difference {
    /// Where it has the effect that it is judged by: `wire`, `Swift`, `command line`.
    var faces: [String] {
        guard verdict != .none else { return [] }
        return [(effects.wire, "wire"), (effects.swift, "Swift"), (effects.commandLine, "command line")].compactMap {
            $0.0 == verdict ? $0.1 : nil
        }
    }
}
