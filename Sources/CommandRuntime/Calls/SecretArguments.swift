internal import WireFormats

/// A command line as it may be shown: what only its writer should see is `***`.
struct SecretArguments {
    let services: [CommandService]

    /// The words, with the values of options that hold something sensitive hidden, and those that `configure set` writes.
    func masked(_ arguments: [String]) -> [String] {
        if let place = Self.valueOfConfigure(in: arguments) {
            return arguments.enumerated().map { $0.offset == place ? "***" : $0.element }
        }
        guard let place = operation(in: arguments), !place.hidden.isEmpty else { return arguments }
        var isHidden = false
        return arguments.enumerated().map { index, word in
            guard index > place.index, word.hasPrefix("--") else { return isHidden ? "***" : word }
            let parts = word.split(separator: "=", maxSplits: 1)
            // A shortened name may mean any that it begins.
            isHidden = word.count > 2 && place.hidden.contains { $0.hasPrefix(parts.first ?? "") }
            return isHidden && parts.count == 2 ? "\(parts[0])=***" : word
        }
    }

    // MARK: -

    /// The operation's place, with the options whose values are not shown.
    private func operation(in arguments: [String]) -> (index: Int, hidden: [String])? {
        for index in arguments.indices.dropFirst() {
            guard let service = services.first(where: { $0.name == arguments[index - 1] }), let command = service.command(arguments[index]),
                let input = try? service.schema().operation(command.operation)?.input
            else { continue }
            var hidden = command.memberOptions.filter { option in
                input.member(option.member).map { $0.isSensitive || SensitiveParameters.areIn($0.shape) } ?? false
            }.map(\.name)
            hidden += command.fillingOptions.filter { SensitiveParameters.areIn(CommandOptions.shape(at: $0.path, in: input)) }.map(\.name)
            return (index, hidden.isEmpty ? [] : hidden + CommandOptions.inputOptions)
        }
        return nil
    }

    /// The place of the value in `configure set aws_secret_access_key VALUE`.
    private static func valueOfConfigure(in arguments: [String]) -> Int? {
        guard let place = arguments.firstIndex(of: "configure"), arguments.indices.contains(place + 3), arguments[place + 1] == "set" else {
            return nil
        }
        let name = arguments[place + 2].lowercased()
        return ["secret", "token", "password"].contains(where: name.contains) ? place + 3 : nil
    }
}
