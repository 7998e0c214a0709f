internal import UntypedCalls
internal import Values
internal import WireFormats

/// Puts the input of an operation together: options, options that fill parts, a file with what they leave out.
struct InputReader {
    let options: CommandOptions
    let files: ParameterFiles

    func input(_ parsed: ParsedArguments, shape: SchemaShape?, paging: PagingChoice) throws(CommandError) -> ValueMap {
        try checkConflicts(parsed)
        let reading = ParameterReading(files: files)
        var input = ValueMap()
        let ordinary = options.command.memberOptions.filter { options.shadowed[$0.name] == nil }.map { ($0.name, $0.member) }
        for (name, memberName) in ordinary + paging.ordinaryMembers.map({ ($0.option, $0.member) }) {
            guard let argument = parsed.values[String(name.dropFirst(2))], let member = shape?.member(memberName) else { continue }
            input[memberName] = try reading.value(argument, option: name, shape: member.shape)
        }
        for option in options.command.fillingOptions {
            guard let argument = parsed.values[String(option.name.dropFirst(2))],
                let target = CommandOptions.shape(at: option.path, in: shape)
            else { continue }
            let value = try reading.plainValue(argument, option: option.name, shape: target)
            if !value.isEmptyInPython { fill(value, option.path, in: &input) }
        }
        let fromFile = try fileInput(parsed)
        for entry in fromFile ?? [:] where input[entry.key] == nil { input[entry.key] = entry.value }
        return input
    }

    /// The members that the file with the input sets.
    func inputFileKeys(_ parsed: ParsedArguments) -> Set<String> { Set((try? fileInput(parsed))?.keys ?? []) }

    // MARK: -

    private func checkConflicts(_ parsed: ParsedArguments) throws(CommandError) {
        let order = options.declarations.map(\.key)
        for groups in options.command.conflicts {
            var active: [String]?
            for key in order where parsed.values[key].map(Self.isGiven) ?? false {
                guard let group = groups.first(where: { $0.contains(key) }) else { continue }
                if let active, active != group {
                    throw .validation(
                        "The key \"\(key)\" cannot be specified when one of the following keys are also specified: "
                            + active.joined(separator: ", "))
                }
                active = group
            }
        }
    }

    private static func isGiven(_ value: ParsedArguments.Value) -> Bool {
        switch value {
        case .text: true
        case .list(let items): !items.isEmpty
        case .flag(let flag): flag
        }
    }

    /// Sets what a path names; a member that is not there yet begins as the command says.
    private func fill(_ value: Value, _ path: [String], in input: inout ValueMap) {
        guard let first = path.first else { return }
        if path.count == 1 {
            input[first] = value
            return
        }
        var inner = (input[first] ?? options.command.beginnings[first])?.map ?? [:]
        Self.set(value, path.dropFirst(), in: &inner)
        input[first] = .map(inner)
    }

    private static func set(_ value: Value, _ path: ArraySlice<String>, in map: inout ValueMap) {
        guard let first = path.first else { return }
        if path.count == 1 {
            map[first] = value
            return
        }
        var inner = map[first]?.map ?? [:]
        set(value, path.dropFirst(), in: &inner)
        map[first] = .map(inner)
    }

    private func fileInput(_ parsed: ParsedArguments) throws(CommandError) -> ValueMap? {
        let given = CommandOptions.inputOptions.filter { parsed.text(String($0.dropFirst(2))) != nil }
        guard given.count < 2 else { throw .validation("Only one --cli-input- parameter may be specified.") }
        guard let option = given.first, let argument = parsed.text(String(option.dropFirst(2))) else { return nil }
        let name = String(option.dropFirst(2))
        let loaded = try ParameterReading(files: files).load(argument, option) ?? .string(argument)
        let text = loaded.bytes.map { String(decoding: $0, as: UTF8.self) } ?? loaded.string ?? ""
        let value: Value
        if name == "cli-input-json" {
            do throws(ParameterJSONError) {
                value = try ParameterJSON.value(text)
            } catch {
                if error.isTooDeep { throw .general(error.message) }
                throw .parameter(name, "Invalid JSON: \(error.message)\nJSON received: \(text)")
            }
        } else {
            guard let found = ParameterYAML.document(text) else { throw .parameter(name, "Invalid YAML received.") }
            if found.hasOtherKeys { throw .general("keywords must be strings") }
            value = found.value
        }
        guard let map = value.map else {
            throw .parameter(option, "Invalid type: expecting map, received \(PythonText.type(of: value))")
        }
        return map
    }
}
