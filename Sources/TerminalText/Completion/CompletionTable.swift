/// A command line laid out flat: every command by its path, `program command subcommand`.
struct CompletionTable {
    struct Item {
        let name: String
        let summary: String
    }

    struct Level {
        let path: String
        let subcommands: [Item]
        let options: [Item]
        let argument: CompletionValue
    }

    /// Options that take the same value, as `path --option`.
    struct Group {
        let value: CompletionValue
        let takesMany: Bool
        var places: [String]
    }

    let program: String
    private(set) var levels: [Level] = []
    private(set) var groups: [Group] = []

    init(_ command: CompletionCommand) {
        program = Self.isName(command.name) ? command.name : "program"
        add(command, path: program)
    }

    /// The name of a function for the program, for which a shell allows letters, digits and underscores.
    var function: String {
        "_"
            + String(
                program.unicodeScalars.map { $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) ? Character($0) : "_" })
    }

    /// Every path but the program's own.
    var paths: [String] { levels.dropFirst().map(\.path) }

    // MARK: -

    private mutating func add(_ command: CompletionCommand, path: String) {
        let subcommands = command.subcommands.filter { Self.isName($0.name) }
        let options = command.options.filter { Self.isName($0.name) }
        levels.append(
            Level(
                path: path, subcommands: subcommands.map { Item(name: $0.name, summary: Self.summary($0.summary)) },
                options: options.map { Item(name: $0.name, summary: Self.summary($0.summary)) }, argument: command.argument))
        for option in options where option.value != .none { add(option, path: path) }
        for subcommand in subcommands { add(subcommand, path: path + " " + subcommand.name) }
    }

    private mutating func add(_ option: CompletionOption, path: String) {
        let place = path + " " + option.name
        if let known = groups.firstIndex(where: { $0.value == option.value && $0.takesMany == option.takesMany }) {
            groups[known].places.append(place)
        } else {
            groups.append(Group(value: option.value, takesMany: option.takesMany, places: [place]))
        }
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "-._/@+:".utf8.contains(byte)
                }
            }
    }

    private static func summary(_ text: String) -> String { truncated(plainLine(text), to: 72) }
}
