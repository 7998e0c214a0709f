/// The script for bash, from version 3.2 on, which is what macOS has.
func bashScript(_ table: CompletionTable) -> String {
    let name = table.function
    return """
        # Completion of \(table.program) for bash. Source this file, or put it where bash-completion looks for it.

        \(name)_is_command() {
            case "$1" in
        \(table.paths.isEmpty ? "" : "        \(alternatives(table.paths))) return 0 ;;\n")    esac
            return 1
        }

        \(name)_commands() {
            case "$1" in
        \(arms(table.levels) { $0.subcommands.isEmpty ? nil : "reply=(\(words($0.subcommands.map(\.name))))" })    esac
        }

        \(name)_options() {
            case "$1" in
        \(arms(table.levels) { $0.options.isEmpty ? nil : "reply=(\(words($0.options.map(\.name))))" })    esac
        }

        \(name)_argument() {
            case "$1" in
        \(arms(table.levels) { $0.argument == .none ? nil : offer($0.argument) })    esac
        }

        \(name)_value() {
            case "$1" in
        \(table.groups.map { "        \(alternatives($0.places))) \(offer($0.value))\($0.takesMany ? "; many=1" : "") ;;\n" }.joined())    esac
        }

        \(name)() {
            local current=${COMP_WORDS[COMP_CWORD]} path=\(quoted(table.program)) place word kind= many= quoted switch=-f index=1
            local -a reply all
            COMPREPLY=()
            while ((index < COMP_CWORD)); do
                word=${COMP_WORDS[index]}
                if [[ $word == -?* ]]; then
                    kind= many= place=$path
                    while :; do
                        \(name)_value "$place $word"
                        [[ -n $kind || $place != *' '* ]] && break
                        place=${place% *}
                    done
                elif [[ $word == '=' ]]; then
                    :
                elif [[ -n $kind ]]; then
                    [[ -n $many ]] || kind=
                elif \(name)_is_command "$path $word"; then
                    path="$path $word"
                fi
                ((index++))
            done
            [[ $current == '=' ]] && current=
            if [[ $current == -* || -z $kind ]]; then
                kind= reply=()
                if [[ $current != -* ]]; then
                    \(name)_commands "$path"
                    if ((${#reply[@]} > 0)); then kind=words; else \(name)_argument "$path"; fi
                fi
                if [[ -z $kind ]]; then
                    kind=words all=() place=$path
                    while :; do
                        reply=() && \(name)_options "$place"
                        all+=("${reply[@]}")
                        [[ $place == *' '* ]] || break
                        place=${place% *}
                    done
                    reply=("${all[@]}")
                fi
            fi
            case "$kind" in
                files | directories)
                    [[ $kind == directories ]] && switch=-d
                    compopt -o filenames 2>/dev/null
                    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen $switch -- "$current")
                    return
                    ;;
                lines)
                    all=()
                    while IFS= read -r word; do all+=("$word"); done < <("${reply[@]}" 2>/dev/null)
                    reply=("${all[@]}")
                    ;;
            esac
            for word in "${reply[@]}"; do
                if [[ -n $word && $word == "$current"* ]]; then
                    printf -v quoted '%q' "$word"
                    COMPREPLY+=("$quoted")
                fi
            done
        }

        complete -F \(name) \(quoted(table.program))

        """
}

// MARK: -

/// A text in single quotes, within which bash and zsh leave every character as it is.
func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
        if scalar == "'" { result += "'\\''" } else { result.unicodeScalars.append(scalar) }
    }
    return result + "'"
}

func alternatives(_ texts: [String]) -> String { texts.map(quoted).joined(separator: " | ") }

func words(_ texts: [String]) -> String { texts.map { quoted(plainLine($0)) }.joined(separator: " ") }

/// A branch for each level for which there is something to do.
func arms(_ levels: [CompletionTable.Level], _ action: (CompletionTable.Level) -> String?) -> String {
    levels.compactMap { level in action(level).map { "        \(quoted(level.path))) \($0) ;;\n" } }.joined()
}

/// What tells the shell what may stand for a value.
func offer(_ value: CompletionValue) -> String {
    switch value {
    case .none: ":"
    case .text: "kind=text reply=()"
    case .words(let texts): "kind=words reply=(\(words(texts)))"
    case .files: "kind=files reply=()"
    case .directories: "kind=directories reply=()"
    case .lines(let command): command.isEmpty ? "kind=text reply=()" : "kind=lines reply=(\(words(command)))"
    }
}
