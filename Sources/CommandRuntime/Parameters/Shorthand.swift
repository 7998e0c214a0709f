internal import Values

/// Reads shorthand: `Name=x,Values=a,b,Options={Deep=[1,2]},Text@=file://body.txt`.
///
/// Everything comes out as text, list or map; `ShorthandTyping` gives values their types by the shape. A value goes on over blanks and
/// most other characters; a comma goes on with the list if what follows is no key.
struct Shorthand {
    private let scalars: [Unicode.Scalar]
    private let files: ParameterFiles
    private var index = 0
    private var depth = 0
    /// Whether the value being read came after `@=`, so that it may name a file.
    private var mayNameFile = false

    private static let maximumDepth = 200

    /// The map that a text spells.
    static func parse(_ text: String, files: ParameterFiles) throws(ShorthandError) -> ValueMap {
        var parser = Shorthand(scalars: Array(text.unicodeScalars), files: files)
        return try parser.parse()
    }

    // MARK: -

    private init(scalars: [Unicode.Scalar], files: ParameterFiles) {
        self.scalars = scalars
        self.files = files
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
    private var isAtEnd: Bool { index >= scalars.count }

    private mutating func parse() throws(ShorthandError) -> ValueMap {
        var map = ValueMap()
        let first = try entry()
        map[first.key] = first.value
        var end = index
        while !isAtEnd {
            try expect(",", skipsBlanks: true)
            let next = try entry()
            if map[next.key] != nil { throw .duplicateKey(next.key, place(end + 1)) }
            map[next.key] = next.value
            end = index
        }
        return map
    }

    private mutating func entry() throws(ShorthandError) -> ValueMap.Entry {
        let key = try keyAndEquals()
        switch current {
        case nil: return ValueMap.Entry(key: key, value: "")
        case "[": return ValueMap.Entry(key: key, value: try list())
        case "{": return ValueMap.Entry(key: key, value: try map())
        default: return ValueMap.Entry(key: key, value: try valueOrList())
        }
    }

    /// A key with its `=` or `@=`, and blanks around them.
    private mutating func keyAndEquals() throws(ShorthandError) -> String {
        let start = index
        while let current, Self.isKeyCharacter(current) { index += 1 }
        let key = text(scalars[start..<index])
        skipBlanks()
        mayNameFile = current == "@"
        if mayNameFile {
            index += 1
            skipBlanks()
        }
        try expect("=", skipsBlanks: true)
        return key
    }

    /// `a` or `a,b,c`; what looks like the next key after a comma is left to the caller.
    private mutating func valueOrList() throws(ShorthandError) -> Value {
        let first = try value()
        skipBlanks()
        guard current == "," else { return first }
        index += 1
        skipBlanks()
        var items = [first]
        while true {
            do throws(ShorthandError) {
                let item = try followingValue()
                skipBlanks()
                if isAtEnd {
                    items.append(item)
                    break
                }
                try expect(",", skipsBlanks: true)
                items.append(item)
            } catch {
                if isAtEnd { throw error }
                if case .file = error { throw error }
                while index > 0, scalars[index] != "," { index -= 1 }
                break
            }
        }
        return items.count == 1 ? first : .list(items)
    }

    private mutating func list() throws(ShorthandError) -> Value {
        try enter()
        defer { depth -= 1 }
        try expect("[", skipsBlanks: true)
        var items: [Value] = []
        while current != "]" {
            items.append(try nestedValue())
            try separator(before: "]")
        }
        index += 1
        return .list(items)
    }

    private mutating func map() throws(ShorthandError) -> Value {
        try enter()
        defer { depth -= 1 }
        try expect("{", skipsBlanks: true)
        var map = ValueMap()
        while current != "}" {
            let key = try keyAndEquals()
            let value = try nestedValue()
            try separator(before: "}")
            map[key] = value
        }
        index += 1
        return .map(map)
    }

    private mutating func separator(before closing: Unicode.Scalar) throws(ShorthandError) {
        skipBlanks()
        guard current != closing else { return }
        try expect(",", skipsBlanks: false)
        skipBlanks()
    }

    private mutating func nestedValue() throws(ShorthandError) -> Value {
        switch current {
        case "[": try list()
        case "{": try map()
        default: try value()
        }
    }

    private mutating func enter() throws(ShorthandError) {
        depth += 1
        if depth > Self.maximumDepth { throw .tooDeep }
    }

    /// The first or only value: in quotes, or up to a comma, quote or closing bracket; it may be empty.
    private mutating func value() throws(ShorthandError) -> Value {
        if current == "'" || current == "\"" { return try quoted() }
        return try resolved(word(Self.continuesFirst) ?? "")
    }

    /// A further value of a list; it may hold brackets, but no `=`.
    private mutating func followingValue() throws(ShorthandError) -> Value {
        if current == "'" || current == "\"" { return try quoted() }
        guard let text = word(Self.continuesFollowing) else { throw .expected("<second>", "<none>", place(index)) }
        return try resolved(text)
    }

    private mutating func word(_ continues: (Unicode.Scalar) -> Bool) -> String? {
        var end = index
        func isEscapedComma() -> Bool { end + 1 < scalars.count && scalars[end] == "\\" && scalars[end + 1] == "," }
        while end < scalars.count {
            if isEscapedComma() {
                end += 2
            } else if end == index ? Self.starts(scalars[end]) : continues(scalars[end]) {
                end += 1
            } else {
                break
            }
        }
        guard end > index else { return nil }
        defer { index = end }
        var word = scalars[index..<end]
        while let last = word.last, last.properties.isWhitespace { word.removeLast() }
        var unescaped: [Unicode.Scalar] = []
        for scalar in word {
            if scalar == ",", unescaped.last == "\\" { unescaped.removeLast() }
            unescaped.append(scalar)
        }
        return text(unescaped[...])
    }

    /// Text in quotes; a backslash before the quote keeps it in the text.
    private mutating func quoted() throws(ShorthandError) -> Value {
        let quote = scalars[index]
        var end = index + 1
        var lastEscaped: Int?
        while end < scalars.count, scalars[end] != quote {
            if scalars[end] == "\\", end + 1 < scalars.count, scalars[end + 1] == quote {
                lastEscaped = end + 1
                end += 2
            } else {
                end += 1
            }
        }
        if end >= scalars.count {
            // Nothing closes it: then an escaped quote does, after all.
            guard let lastEscaped else {
                throw .expected(quote == "'" ? "<singled quoted>" : "<double quoted>", "<none>", place(index))
            }
            end = lastEscaped
        }
        var content: [Unicode.Scalar] = []
        for scalar in scalars[index + 1..<end] {
            if scalar == quote, content.last == "\\" { content.removeLast() }
            content.append(scalar)
        }
        index = end + 1
        return try resolved(text(Self.withSingleBackslashes(content)[...]))
    }

    /// Two backslashes side by side stand for one.
    private static func withSingleBackslashes(_ content: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard content.contains("\\") else { return content }
        var result: [Unicode.Scalar] = []
        var isSecond = false
        for scalar in content {
            isSecond = scalar == "\\" && result.last == "\\" && !isSecond
            if !isSecond { result.append(scalar) }
        }
        return result
    }

    /// The value itself, or what is in the file that it names.
    private func resolved(_ text: String) throws(ShorthandError) -> Value {
        guard mayNameFile else { return .string(text) }
        do throws(ParameterFileError) {
            return try files.load(text) ?? .string(text)
        } catch {
            throw .file(error)
        }
    }

    private mutating func expect(_ wanted: Unicode.Scalar, skipsBlanks: Bool) throws(ShorthandError) {
        if skipsBlanks { skipBlanks() }
        guard let current else { throw .expected(String(wanted), "EOF", place(index)) }
        guard current == wanted else { throw .expected(String(wanted), String(current), place(index)) }
        index += 1
        if skipsBlanks { skipBlanks() }
    }

    private mutating func skipBlanks() { while let current, Self.isBlank(current) { index += 1 } }

    /// The line of the input that holds a place with a caret below it, between the lines before and after.
    private func place(_ index: Int) -> String {
        let index = min(index, scalars.count)
        let lineStart = scalars[..<index].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let lineEnd = scalars[index...].firstIndex(of: "\n") ?? scalars.count
        let caret = String(repeating: " ", count: index - lineStart) + "^"
        return text(scalars[..<lineEnd]) + "\n" + caret + text(scalars[lineEnd...])
    }

    private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
