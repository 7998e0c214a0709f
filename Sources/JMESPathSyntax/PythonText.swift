public import Values

extension Value {
    /// What Python's `str()` gives: a string as it is, `True`, `None`, `1e-05`; lists and maps as `repr` writes them.
    public var pythonString: String { text ?? pythonRepresentation }

    /// What Python's `repr()` gives: `'it'`, `"it's"`, `{'a': [1.0, None, True]}`; timestamps and bytes as their strings.
    public var pythonRepresentation: String {
        var text = ""
        appendPythonRepresentation(to: &text)
        return text
    }

    /// Python's name of the value's type: `str`, `int`, `float`, `bool`, `NoneType`, `list`, `dict`.
    public var pythonTypeName: String {
        switch self {
        case .null: "NoneType"
        case .bool: "bool"
        case .number(let number): number.isInteger ? "int" : "float"
        case .string, .timestamp, .bytes: "str"
        case .list: "list"
        case .map: "dict"
        }
    }
}

/// What Python's `repr()` gives for a string: single quotes unless only those occur in it, escapes for what does not print.
public func pythonRepresentation(of string: String) -> String {
    let quote: Unicode.Scalar = string.unicodeScalars.contains("'") && !string.unicodeScalars.contains("\"") ? "\"" : "'"
    var text = String.UnicodeScalarView([quote])
    for scalar in string.unicodeScalars {
        switch scalar {
        case "\\", quote:
            text.append("\\")
            text.append(scalar)
        case "\n": text.append(contentsOf: "\\n".unicodeScalars)
        case "\r": text.append(contentsOf: "\\r".unicodeScalars)
        case "\t": text.append(contentsOf: "\\t".unicodeScalars)
        case _ where isPrintable(scalar): text.append(scalar)
        default: text.append(contentsOf: escaped(scalar).unicodeScalars)
        }
    }
    text.append(quote)
    return String(text)
}

// MARK: -

extension Value {
    fileprivate func appendPythonRepresentation(to text: inout String) {
        switch self {
        case .null: text += "None"
        case .bool(let bool): text += bool ? "True" : "False"
        case .number(let number): text += number.pythonText
        case .string, .timestamp, .bytes: text += JMESPathSyntax.pythonRepresentation(of: self.text ?? "")
        case .list(let list):
            text += "["
            for (position, element) in list.enumerated() {
                if position > 0 { text += ", " }
                element.appendPythonRepresentation(to: &text)
            }
            text += "]"
        case .map(let map):
            text += "{"
            for (position, entry) in map.entries.enumerated() {
                if position > 0 { text += ", " }
                text += JMESPathSyntax.pythonRepresentation(of: entry.key)
                text += ": "
                entry.value.appendPythonRepresentation(to: &text)
            }
            text += "}"
        }
    }
}

/// Whether Python's `str.isprintable` holds: everything but controls, formats, unassigned code points and separators other than a space.
private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: return false
    default: return true
    }
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
