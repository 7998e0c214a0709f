internal import ServiceModel
internal import SpecDiagnostics

/// What an overlay says about one command under `x-shapesmith-command-line`.
///
/// ```yaml
/// x-shapesmith-command-line:
///   rename: {Source: from}                  # the option of a member
///   optional: [Destination]                 # required, but another option may fill it
///   hidden: [Legacy]                        # not shown by help
///   options:
///   - name: to                              # a further option
///     fills: Destination.ToAddresses        # what it sets
///     documentation: The recipients.
///   begin: {Message: {Subject: {}}}         # what a member holds when such an option sets something in it first
///   conflicts:
///   - [[destination], [to, cc, bcc]]        # groups of options that exclude each other
/// ```
struct CommandLineFacts {
    static let key = "x-shapesmith-command-line"

    private(set) var renames: [String: String] = [:]
    private(set) var optional: Set<String> = []
    private(set) var hidden: Set<String> = []
    private(set) var options: [(name: String, path: String, documentation: String?)] = []
    private(set) var beginnings: [(member: String, text: String)] = []
    /// For each line of conflicts its groups, each with its options joined by commas.
    private(set) var conflicts: [[String]] = []

    init(_ operation: Operation, _ service: Service, _ diagnostics: inout Diagnostics) {
        guard let facts = operation.extensions[Self.key] else { return }
        guard let entries = facts.map else {
            diagnostics.error("'\(Self.key)' of operation '\(operation.name)' is no map", at: operation.origin)
            return
        }
        let input = operation.input.map { service.shapes[$0.target] }
        for entry in entries {
            switch entry.key {
            case "rename":
                for pair in entry.value.map ?? [] {
                    check(pair.key, in: input, operation, &diagnostics)
                    renames[pair.key] = pair.value.string
                }
            case "optional": optional = names(entry.value, in: input, operation, &diagnostics)
            case "hidden": hidden = names(entry.value, in: input, operation, &diagnostics)
            case "options": for option in entry.value.list ?? [] { add(option, operation, service, &diagnostics) }
            case "begin":
                for pair in entry.value.map ?? [] {
                    check(pair.key, in: input, operation, &diagnostics)
                    beginnings.append((pair.key, pair.value.jsonText))
                }
            case "conflicts":
                conflicts = (entry.value.list ?? []).map { groups in
                    (groups.list ?? []).map { group in (group.list ?? []).compactMap(\.string).joined(separator: ",") }
                }
            default:
                diagnostics.error(
                    "'\(Self.key)' of operation '\(operation.name)' has an unknown key '\(entry.key)'", at: operation.origin,
                    hint: "there are rename, optional, hidden, options, begin and conflicts")
            }
        }
    }

    // MARK: -

    private func names(
        _ value: ModelValue, in input: Shape?, _ operation: Operation, _ diagnostics: inout Diagnostics
    ) -> Set<String> {
        let names = (value.list ?? []).compactMap(\.string)
        for name in names { check(name, in: input, operation, &diagnostics) }
        return Set(names)
    }

    private mutating func add(_ option: ModelValue, _ operation: Operation, _ service: Service, _ diagnostics: inout Diagnostics) {
        guard let name = option["name"]?.string, let path = option["fills"]?.string else {
            diagnostics.error(
                "an option in '\(Self.key)' of operation '\(operation.name)' lacks 'name' or 'fills'", at: operation.origin,
                hint: "such as name: to, fills: Destination.ToAddresses")
            return
        }
        var shape = operation.input.map { service.shapes[$0.target] }
        for member in path.split(separator: ".") {
            check(String(member), in: shape, operation, &diagnostics)
            shape = shape?.structure?.member(String(member)).map { service.shapes[$0.target] }
        }
        options.append((name, path, option["documentation"]?.string))
    }

    private func check(_ member: String, in shape: Shape?, _ operation: Operation, _ diagnostics: inout Diagnostics) {
        guard shape?.structure?.member(member) == nil else { return }
        diagnostics.error(
            "'\(Self.key)' of operation '\(operation.name)' names a member '\(member)' that there is not", at: operation.origin,
            hint: shape.flatMap { shape in shape.structure.map { "'\(shape.name)' has \($0.members.map(\.name).joined(separator: ", "))" } }
        )
    }
}
