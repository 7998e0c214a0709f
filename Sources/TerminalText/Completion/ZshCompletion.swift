/// The script for zsh: either autoloaded as a file `_program`, or sourced after `compinit`.
func zshScript(_ table: CompletionTable) -> String {
    let name = table.function
    return """
        #compdef \(table.program)
        # Completion of \(table.program) for zsh. Put it as _\(table.program) in a folder of $fpath, or source it after compinit.

        \(name)_is_command() {
            case "$1" in
        \(table.paths.isEmpty ? "" : "        \(alternatives(table.paths))) return 0 ;;\n")    esac
            return 1
        }

        \(name)_commands() {
            case "$1" in
        \(arms(table.levels) { $0.subcommands.isEmpty ? nil : "reply=(\(described($0.subcommands)))" })    esac
        }

        \(name)_options() {
            case "$1" in
        \(arms(table.levels) { $0.options.isEmpty ? nil : "reply=(\(described($0.options)))" })    esac
        }

        \(name)_argument() {
            case "$1" in
        \(arms(table.levels) { $0.argument == .none ? nil : offer($0.argument) })    esac
        }

        \(name)_value() {
            case "$1" in
        \(table.groups.map { "        \(alternatives($0.places))) \(offer($0.value))\($0.takesMany ? "; many=1" : "") ;;\n" }.joined())    esac
        }

        \(name)_offer() {
            case "$kind" in
                files) _files ;;
                directories) _files -/ ;;
                words) compadd -- "${reply[@]}" ;;
                lines) compadd -- "${(@f)$("${reply[@]}" 2>/dev/null)}" ;;
            esac
        }

        \(name)() {
            local current=${words[CURRENT]} cursor=\(quoted(table.program)) place word kind= many=
            local -a reply all
            integer index=2
            while ((index < CURRENT)); do
                word=${words[index]}
                if [[ $word == -?* ]]; then
                    kind= many= place=$cursor
                    while true; do
                        \(name)_value "$place $word"
                        [[ -n $kind || $place != *' '* ]] && break
                        place=${place% *}
                    done
                elif [[ -n $kind ]]; then
                    [[ -n $many ]] || kind=
                elif \(name)_is_command "$cursor $word"; then
                    cursor="$cursor $word"
                fi
                ((index++))
            done
            if [[ $current != -* && -n $kind ]]; then
                \(name)_offer
                return
            fi
            if [[ $current != -* ]]; then
                reply=() && \(name)_commands "$cursor"
                if (($#reply)); then
                    _describe -t commands command reply
                    return
                fi
                reply=() kind= && \(name)_argument "$cursor"
                if [[ -n $kind ]]; then
                    \(name)_offer
                    return
                fi
            fi
            place=$cursor
            while true; do
                reply=() && \(name)_options "$place"
                all+=("${reply[@]}")
                [[ $place == *' '* ]] || break
                place=${place% *}
            done
            _describe -o -t options option all
        }

        if [[ $funcstack[1] == _\(table.program) ]]; then
            \(name) "$@"
        else
            compdef \(name) \(quoted(table.program))
        fi

        """
}

/// Names with their summaries, as `_describe` wants them: `name:summary`, colons in a name escaped.
private func described(_ items: [CompletionTable.Item]) -> String {
    items.map { item in
        let name = item.name.split(separator: ":", omittingEmptySubsequences: false).joined(separator: "\\:")
        return quoted(item.summary.isEmpty ? name : name + ":" + item.summary)
    }
    .joined(separator: " ")
}
