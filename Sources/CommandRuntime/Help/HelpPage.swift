/// A page of help, before it is decided on what it is printed.
struct HelpPage {
    /// The command as it is typed: `awsmith ses send-email`.
    let command: String
    /// What it is, in a few words.
    let summary: String
    var sections: [Section] = []

    struct Section {
        let title: String
        var blocks: [Block]
    }

    indirect enum Block {
        /// Words with marks.
        case markup(String)
        /// Lines that stay as they are.
        case code([String])
        /// A heading of its own within the section.
        case heading(String)
        /// Something that is explained: its head, and what is said about it further in.
        case term(Term, [Block])
        /// Names in a list.
        case names([String])
    }

    /// The head of an explanation: a name, its type, whether it must be there.
    struct Term {
        var name: String
        var type: String?
        var isRequired = false
        /// Whether the type stands behind an arrow, as in members.
        var isMember = false
    }
}

extension HelpPage.Term {
    /// `--queries (list) [required]`, `Id -> (string)`, `(structure)`.
    func text(name styled: String) -> String {
        var text = styled
        if let type { text += (isMember && !name.isEmpty ? " -> (\(type))" : name.isEmpty ? "(\(type))" : " (\(type))") }
        return isRequired ? text + " [required]" : text
    }
}
