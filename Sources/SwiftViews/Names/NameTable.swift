internal import SpecDiagnostics

/// Gives out the names of one scope, each once.
///
/// A name that is taken, reserved or unusable gets the word for its kind, then a number:
/// `Type` → `TypeStructure`, `Document` → `DocumentStructure`, a second `name` → `nameMember`, a third → `nameMember2`.
struct NameTable {
    /// One thing to be named.
    struct Candidate {
        /// The name in the description.
        var wireName: String
        /// What it would be called if there were nothing else.
        var wanted: String
        /// The word for its kind: `Structure`, `Member`, `Value`, `Operation`.
        var kind: String
        var origin: SourceRange?
    }

    private let reserved: Set<String>
    /// Names given in an earlier run, by the name in the description; they stay.
    private let given: [String: String]

    init(reserved: Set<String>, given: [String: String] = [:]) {
        self.reserved = reserved
        self.given = given
    }

    /// The names of `candidates` in their order, and those whose name had to change.
    func names(for candidates: [Candidate]) -> (names: [String], changed: [Int]) {
        var names = [String](repeating: "", count: candidates.count)
        var taken = Set<String>(minimumCapacity: candidates.count)
        var waiting: [Int] = []
        // First what an earlier run promised, then what keeps its name exactly, then the rest in order.
        if !given.isEmpty {
            for (index, candidate) in candidates.enumerated() {
                guard let name = given[candidate.wireName], taken.insert(name).inserted else { continue }
                names[index] = name
            }
        }
        for (index, candidate) in candidates.enumerated() where names[index].isEmpty && candidate.wanted == candidate.wireName {
            if isFree(candidate.wanted), taken.insert(candidate.wanted).inserted { names[index] = candidate.wanted }
        }
        for (index, candidate) in candidates.enumerated() where names[index].isEmpty {
            if isFree(candidate.wanted), taken.insert(candidate.wanted).inserted {
                names[index] = candidate.wanted
            } else {
                waiting.append(index)
            }
        }
        var numbers: [String: Int] = [:]
        for index in waiting { names[index] = freshName(for: candidates[index], &taken, &numbers) }
        let changed = candidates.indices.filter { names[$0] != candidates[$0].wanted }
        return (names, changed)
    }

    // MARK: -

    private func isFree(_ name: String) -> Bool { !reserved.contains(name) && !Keywords.isUnusable(name) }

    /// A name with the first number that is free; `numbers` has those that are known to be gone.
    private func freshName(for candidate: Candidate, _ taken: inout Set<String>, _ numbers: inout [String: Int]) -> String {
        let isType = candidate.wanted.utf8.first.map { $0 &- UInt8(ascii: "A") < 26 } ?? false
        let stem =
            candidate.wanted.isEmpty || candidate.wanted == "_"
            ? (isType ? candidate.kind : candidate.kind.lowercased()) : candidate.wanted + candidate.kind
        var name = stem
        var number = numbers[stem] ?? 2
        while !isFree(name) || !taken.insert(name).inserted {
            name = stem.utf8.last.map { $0 &- UInt8(ascii: "0") < 10 } == true ? "\(stem)_\(number)" : "\(stem)\(number)"
            number += 1
        }
        numbers[stem] = number
        return name
    }
}
