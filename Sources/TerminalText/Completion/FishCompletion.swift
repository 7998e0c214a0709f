/// The script for fish: one function that prints what may come next, each with its summary behind a tab.
func fishScript(_ table: CompletionTable) -> String {
    let name = "_" + table.function
    return """
        # Completion of \(table.program) for fish. Put it as \(table.program).fish in a folder of $fish_complete_path, or source it.

        function \(name)_is_command
            switch "$argv[1]"
        \(table.paths.isEmpty ? "" : "        case \(fishWords(table.paths))\n            return 0\n")    end
            return 1
        end

        function \(name)_commands
            switch "$argv[1]"
        \(fishArms(table.levels) { $0.subcommands.isEmpty ? nil : printed($0.subcommands) })    end
        end

        function \(name)_options
            switch "$argv[1]"
        \(fishArms(table.levels) { $0.options.isEmpty ? nil : printed($0.options) })    end
        end

        function \(name)_argument
            switch "$argv[1]"
        \(fishArms(table.levels) { $0.argument == .none ? nil : fishOffer($0.argument) })    end
        end

        function \(name)_value
            switch "$argv[1]"
        \(table.groups.map { "        case \(fishWords($0.places))\n            \(fishOffer($0.value))\n" }.joined())    end
        end

        function \(name)_takes
            switch "$argv[1]"
        \(fishTakes(table.groups))    end
        end

        # The place where an option is defined: a command, or one above it.
        function \(name)_place
            set -l place $argv[1]
            while true
                test -n "$(\(name)_takes "$place $argv[2]")"; and echo -- "$place $argv[2]"; and return
                string match -q '* *' -- $place; or return
                set place (string replace -r ' [^ ]*$' '' -- $place)
            end
        end

        function \(name)
            set -l current (commandline -ct)
            set -l path \(fishQuoted(table.program))
            set -l pending ''
            for word in (commandline -opc)[2..-1]
                if string match -q -- '-?*' $word
                    set pending (\(name)_place "$path" $word)
                else if test -n "$pending"
                    test "$(\(name)_takes "$pending")" = many; or set pending ''
                else if \(name)_is_command "$path $word"
                    set path "$path $word"
                end
            end
            if not string match -q -- '-*' $current
                if test -n "$pending"
                    \(name)_value "$pending"
                    return
                end
                set -l commands (\(name)_commands "$path")
                test (count $commands) -eq 0; and set commands (\(name)_argument "$path")
                if test (count $commands) -gt 0
                    printf '%s\\n' $commands
                    return
                end
            end
            while true
                \(name)_options "$path"
                string match -q '* *' -- $path; or break
                set path (string replace -r ' [^ ]*$' '' -- $path)
            end
        end

        complete -c \(fishQuoted(table.program)) -f -a '(\(name))'

        """
}

// MARK: -

/// A text in single quotes, within which fish sees escapes for quote and backslash only.
private func fishQuoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
        if scalar == "'" || scalar == "\\" { result += "\\" }
        result.unicodeScalars.append(scalar)
    }
    return result + "'"
}

private func fishWords(_ texts: [String]) -> String { texts.map { fishQuoted(plainLine($0)) }.joined(separator: " ") }

private func fishArms(_ levels: [CompletionTable.Level], _ action: (CompletionTable.Level) -> String?) -> String {
    levels.compactMap { level in action(level).map { "        case \(fishQuoted(level.path))\n            \($0)\n" } }.joined()
}

private func printed(_ items: [CompletionTable.Item]) -> String {
    let lines = items.map { fishQuoted($0.summary.isEmpty ? $0.name : $0.name + "\t" + $0.summary) }
    return "printf '%s\\n' " + lines.joined(separator: " ")
}

private func fishOffer(_ value: CompletionValue) -> String {
    switch value {
    case .none, .text, .words([]), .lines(of: []): "true"
    case .words(let texts): "printf '%s\\n' " + fishWords(texts)
    case .files: "__fish_complete_path (commandline -ct)"
    case .directories: "__fish_complete_directories (commandline -ct) ''"
    case .lines(let command): fishWords(command) + " 2>/dev/null"
    }
}

/// Whether one value or many follow an option.
private func fishTakes(_ groups: [CompletionTable.Group]) -> String {
    [(false, "one"), (true, "many")].map { takesMany, word in
        let places = groups.filter { $0.takesMany == takesMany }.flatMap(\.places)
        return places.isEmpty ? "" : "        case \(fishWords(places))\n            echo \(word)\n"
    }
    .joined()
}
