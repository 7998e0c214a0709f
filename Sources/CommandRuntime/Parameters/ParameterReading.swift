internal import UntypedCalls
internal import Values
internal import WireFormats

/// Turns what stands on the command line for an option into a value for a shape: files, JSON, shorthand and plain text.
struct ParameterReading {
    let files: ParameterFiles

    /// The value of one argument or several, as the parser found them.
    func value(_ argument: ParsedArguments.Value, option: String, shape: SchemaShape) throws(CommandError) -> Value {
        switch argument {
        case .flag(let flag): return .bool(flag)
        case .text(let text): return try value(try load(text, option) ?? .string(text), option, shape)
        case .list(let texts):
            if texts.count == 1, let loaded = try load(texts[0], option) { return try value(loaded, option, shape) }
            return try value(.list(texts.map { .string($0) }), option, shape)
        }
    }

    /// The value for a part of an input: texts and lists of texts stand as they are, whatever they look like.
    func plainValue(_ argument: ParsedArguments.Value, option: String, shape: SchemaShape) throws(CommandError) -> Value {
        guard shape.kind == .list, shape.element?.kind == .string, case .list(let texts) = argument else {
            return try value(argument, option: option, shape: shape)
        }
        if texts.count == 1, let loaded = try load(texts[0], option) { return loaded }
        return .list(texts.map { .string($0) })
    }

    /// The text or bytes of a file that an argument names.
    func load(_ text: String, _ option: String) throws(CommandError) -> Value? {
        do throws(ParameterFileError) {
            return try files.load(text)
        } catch {
            throw .parameter(option, error.message)
        }
    }

    // MARK: -

    private func value(_ raw: Value, _ option: String, _ shape: SchemaShape) throws(CommandError) -> Value {
        if Self.takesShorthand(shape), !looksLikeJSON(raw) { return try shorthand(raw, option, shape) }
        return try unpacked(raw, option, shape)
    }

    /// Whether a shape is complex enough for shorthand: no scalar, no list of scalars, no free document.
    static func takesShorthand(_ shape: SchemaShape) -> Bool {
        switch shape.kind {
        case .structure, .union, .map: !holdsDocuments(shape)
        case .list: shape.element.map { [.structure, .union, .list, .map].contains($0.kind) && !holdsDocuments($0.shape) } ?? false
        default: false
        }
    }

    private static func holdsDocuments(_ shape: SchemaShape) -> Bool {
        switch shape.kind {
        case .document: true
        case .list: shape.element?.kind == .document
        case .map: shape.value?.kind == .document
        default: false
        }
    }

    private func looksLikeJSON(_ raw: Value) -> Bool {
        let first: Value? = if case .list(let items) = raw { items.first } else { raw }
        guard case .string(let text)? = first else { return false }
        let start = text.unicodeScalars.first { !$0.properties.isWhitespace }
        return start == "[" || start == "{"
    }

    private func shorthand(_ raw: Value, _ option: String, _ shape: SchemaShape) throws(CommandError) -> Value {
        switch raw {
        case .string(let text):
            let members = shape.members
            if shape.kind == .structure, members.count == 1, members[0].name == "Value", members[0].kind == .string, !text.contains("=") {
                return ["Value": .string(text)]
            }
            let parsed = Value.map(try parse(text, option))
            // A list wants each of its items in an argument of its own.
            return shape.kind == .list ? parsed : try typed(parsed, option, shape)
        case .list(let items):
            var values: [Value] = []
            for item in items { values.append(.map(try parse(item.string ?? "", option))) }
            return try typed(.list(values), option, shape)
        default: throw .general("'in <string>' requires string as left operand, not int")
        }
    }

    private func parse(_ text: String, _ option: String) throws(CommandError) -> ValueMap {
        do throws(ShorthandError) {
            return try Shorthand.parse(text, files: files)
        } catch .tooDeep {
            throw .general(ShorthandError.tooDeep.message)
        } catch .file(let error) {
            throw .general(error.message)
        } catch {
            throw .parameter(option, error.message)
        }
    }

    private func typed(_ value: Value, _ option: String, _ shape: SchemaShape) throws(CommandError) -> Value {
        do throws(CommandError) {
            return try ShorthandTyping.typed(value, as: shape)
        } catch  where error.kind == .validation {
            throw .parameter(option, error.message)
        }
    }

    // MARK: - Without shorthand

    private func unpacked(_ raw: Value, _ option: String, _ shape: SchemaShape) throws(CommandError) -> Value {
        switch shape.kind {
        case .structure, .union, .map:
            guard case .string(let text) = raw else { throw .general(PythonMessages.noAttribute("lstrip", raw)) }
            guard let first = firstCharacter(text) else { throw .general("string index out of range") }
            guard first == "{" else { throw .parameter(option, "Invalid JSON:\n\(text)") }
            return try json(text, option)
        case .list: return try list(raw, option, shape)
        case .document:
            guard case .string(let text) = raw else { return raw }
            return try json(text, option)
        default: return try scalar(raw, option, shape)
        }
    }

    private func list(_ raw: Value, _ option: String, _ shape: SchemaShape) throws(CommandError) -> Value {
        guard let element = shape.element?.shape else { return raw }
        var items: [Value]
        switch raw {
        case .string(let text):
            guard let first = firstCharacter(text) else { throw .general("string index out of range") }
            if first == "[" { return try json(text, option) }
            items = text.unicodeScalars.map { .string(String(Character($0))) }
        case .list(let list):
            if list.count == 1, case .string(let text) = list[0], firstCharacter(text) == "[" { return try json(text, option) }
            items = list
        case .bytes(let bytes): items = bytes.map { .number(Number(Int($0))) }
        default: items = [raw]
        }
        for index in items.indices {
            do throws(CommandError) {
                items[index] = try unpacked(items[index], option, element)
            } catch  where error.kind == .general {
                throw .parameter(option, PythonText.string(raw.list?.first ?? items[0]))
            }
        }
        return .list(items)
    }

    private func scalar(_ raw: Value, _ option: String, _ shape: SchemaShape) throws(CommandError) -> Value {
        guard case .string(let text) = raw else { return raw }
        switch shape.kind {
        case .integer, .long:
            guard let number = PythonNumbers.integer(text) else { throw .general(PythonMessages.notAnInteger(text)) }
            return .number(number)
        case .float, .double:
            guard let number = PythonNumbers.float(text) else { throw .general(PythonMessages.notAFloat(text)) }
            return .number(Number(number))
        case .boolean: return .bool(!text.isEmpty && text.lowercased() != "false")
        default: return raw
        }
    }

    private func json(_ text: String, _ option: String) throws(CommandError) -> Value {
        do throws(ParameterJSONError) {
            return try ParameterJSON.value(text)
        } catch {
            if error.isTooDeep { throw .general(error.message) }
            throw .parameter(option, "Invalid JSON: \(error.message)\nJSON received: \(text)")
        }
    }

    private func firstCharacter(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first { !$0.properties.isWhitespace }
    }
}
