internal import ServiceModel
internal import SpecDiagnostics

/// The Swift names of everything in a module, found once.
struct ModuleNames: Sendable {
    /// By shape; empty for shapes that have no type of their own.
    var types: [String] = []
    /// By shape, then by member or enumeration value.
    var members: [[String]] = []
    /// By operation.
    var operations: [String] = []
    /// What had to be called otherwise than its name says, with a sentence for its documentation.
    var renamedTypes: Set<Int> = []
    var renamedMembers: Set<MemberPlace> = []

    struct MemberPlace: Hashable {
        var shape: Int
        var member: Int
    }

    init(_ service: Service, _ options: ModuleOptions, reserved: Set<String>, _ diagnostics: inout Diagnostics) {
        var spelling = SpellingCache()
        var options = options
        options.given = options.given.orElse(options.wholeNames).withoutTypes(ofOtherPrefixThan: options.typePrefix)
            .renamed(options.renames)
        nameTypes(service, options, reserved: reserved, &spelling, &diagnostics)
        nameMembers(service, options, &spelling, &diagnostics)
        nameOperations(service, options, &diagnostics)
        if options.wholeNames.types.isEmpty { warnOfIdleRenames(service, options, &diagnostics) }
    }

    // MARK: -

    private mutating func nameTypes(
        _ service: Service, _ options: ModuleOptions, reserved: Set<String>, _ spelling: inout SpellingCache,
        _ diagnostics: inout Diagnostics
    ) {
        let places = service.shapes.indices.filter { service.shapes[$0].kindWord != nil }
        let candidates = places.map { place in
            let shape = service.shapes[place]
            let wanted = options.renames[shape.name] ?? (options.typePrefix + WordSplitter.upperCamel(shape.name))
            return NameTable.Candidate(wireName: shape.name, wanted: wanted, kind: shape.kindWord ?? "", origin: shape.origin)
        }
        let table = NameTable(reserved: reserved.union(ReservedNames.types), given: options.given.types)
        let (names, changed) = table.names(for: candidates)
        types = [String](repeating: "", count: service.shapes.count)
        for (index, place) in places.enumerated() { types[place] = names[index] }
        for index in changed {
            renamedTypes.insert(places[index])
            note(candidates[index], became: names[index], &diagnostics)
        }
    }

    private mutating func nameMembers(
        _ service: Service, _ options: ModuleOptions, _ spelling: inout SpellingCache, _ diagnostics: inout Diagnostics
    ) {
        members = [[String]](repeating: [], count: service.shapes.count)
        for (place, shape) in service.shapes.enumerated() {
            let given = options.given.members[shape.name] ?? [:]
            switch shape.kind {
            case .structure(let structure), .union(let structure):
                let reserved: Set<String> = shape.isUnion ? ["unknown"] : []
                let hasRenames = !options.renames.isEmpty
                members[place] = names(
                    structure.members.count, reserved: reserved, given: given, at: place,
                    wanted: { index in
                        let name = structure.members[index].name
                        if hasRenames, let renamed = options.renames["\(shape.name).\(name)"] { return renamed }
                        return spelling.lowerCamel(name)
                    },
                    candidate: { index, wanted in
                        let member = structure.members[index]
                        return NameTable.Candidate(
                            wireName: member.name, wanted: wanted, kind: "Member", origin: member.origin ?? shape.origin)
                    }, &diagnostics)
            case .enumeration(let values):
                members[place] = names(
                    values.count, reserved: [], given: given, at: place,
                    wanted: { spelling.lowerCamel(values[$0].name ?? values[$0].value) },
                    candidate: { index, wanted in
                        NameTable.Candidate(
                            wireName: values[index].value, wanted: wanted, kind: "Value", origin: values[index].origin ?? shape.origin)
                    }, &diagnostics)
            default: break
            }
        }
    }

    /// The names of one scope; most have no collision and need no table.
    private mutating func names(
        _ count: Int, reserved: Set<String>, given: [String: String], at place: Int, wanted: (Int) -> String,
        candidate: (Int, String) -> NameTable.Candidate, _ diagnostics: inout Diagnostics
    ) -> [String] {
        let plain = (0..<count).map(wanted)
        if given.isEmpty, !plain.contains(where: { Keywords.isUnusable($0) || reserved.contains($0) }), areDistinct(plain) { return plain }
        let candidates = plain.indices.map { candidate($0, plain[$0]) }
        let (names, changed) = NameTable(reserved: reserved, given: given).names(for: candidates)
        for index in changed {
            renamedMembers.insert(MemberPlace(shape: place, member: index))
            note(candidates[index], became: names[index], &diagnostics)
        }
        return names
    }

    private mutating func nameOperations(_ service: Service, _ options: ModuleOptions, _ diagnostics: inout Diagnostics) {
        let candidates = service.operations.map { operation in
            NameTable.Candidate(
                wireName: operation.name,
                wanted: options.renames["operation \(operation.name)"] ?? WordSplitter.lowerCamel(operation.name), kind: "Operation",
                origin: operation.origin)
        }
        let (names, changed) = NameTable(reserved: ["core"], given: options.given.operations).names(for: candidates)
        operations = names
        for index in changed { note(candidates[index], became: names[index], &diagnostics) }
    }

    /// A rename that meets nothing is a misspelled one, or one of something that is gone.
    private func warnOfIdleRenames(_ service: Service, _ options: ModuleOptions, _ diagnostics: inout Diagnostics) {
        guard !options.renames.isEmpty else { return }
        var known = Set(service.operations.map { "operation \($0.name)" })
        for shape in service.shapes where shape.kindWord != nil {
            known.insert(shape.name)
            for member in shape.structure?.members ?? [] { known.insert("\(shape.name).\(member.name)") }
        }
        for key in options.renames.keys.sorted() where !known.contains(key) {
            diagnostics.warning(
                "'renames' of module '\(options.module)' has '\(key)', and nothing in the module is called that", at: options.origin,
                hint: nearest(to: key, among: known.sorted()).map { "did you mean '\($0)'?" }
                    ?? "the names are those of the description: 'Shape', 'Shape.member', 'operation Name'")
        }
    }

    private func note(_ candidate: NameTable.Candidate, became name: String, _ diagnostics: inout Diagnostics) {
        diagnostics.note("'\(candidate.wireName)' is called '\(name)' in Swift", at: candidate.origin)
    }

    private func areDistinct(_ names: [String]) -> Bool {
        if names.count > 12 { return Set(names).count == names.count }
        for (index, name) in names.enumerated() {
            for other in names[..<index] where other == name { return false }
        }
        return true
    }
}

/// Spelled names by name in the description: the same few thousand words return all the time.
struct SpellingCache {
    private var lower: [String: String] = [:]

    mutating func lowerCamel(_ name: String) -> String {
        if let known = lower[name] { return known }
        let spelled = WordSplitter.lowerCamel(name)
        lower[name] = spelled
        return spelled
    }
}

extension Shape {
    /// The word for its kind, which tells it from others of its name; nothing for shapes without a type of their own.
    var kindWord: String? {
        switch kind {
        case .structure(let structure): structure.error == nil ? "Structure" : "Error"
        case .union: "Union"
        case .enumeration: "Enumeration"
        default: nil
        }
    }
}
