import JMESPathSyntax
import Values

// What the functions do that look at values only.

func length(of value: Value) -> Int {
    switch value {
    case .list(let list): list.count
    case .map(let map): map.count
    default: (value.text ?? "").unicodeScalars.count
    }
}

/// Whether a list holds an element, or a string a part.
func contains(_ subject: Value, _ search: Value) throws(JMESPathError) -> Bool {
    if case .list(let list) = subject { return list.contains { equalAsInPython($0, search) } }
    guard let part = search.text else {
        throw JMESPathError(
            kind: .invalidType, message: "'in <string>' requires string as left operand, not \(search.pythonTypeName)")
    }
    return (subject.text ?? "").utf8.holds(part.utf8)
}

func join(_ list: [Value], by separator: String) throws(JMESPathError) -> Value {
    let texts = list.map { $0.text ?? "" }
    let length = texts.reduce(separator.utf8.count * list.count) { $0 + $1.utf8.count }
    guard length < 1 << 30 else {
        throw JMESPathError(kind: .limit, message: "join() would make a string of more than a gigabyte; ask for less at once")
    }
    return .string(texts.joined(separator: separator))
}

/// The members of all maps; a later one's win. An empty list or string adds nothing, as in Python.
func merge(_ maps: [Value]) throws(JMESPathError) -> Value {
    var merged = ValueMap()
    for value in maps {
        guard case .map(let map) = value else {
            if let problem = problemOfMerging(value) { throw JMESPathError(kind: .invalidType, message: problem) }
            continue
        }
        for entry in map { merged[entry.key] = entry.value }
    }
    return .map(merged)
}

/// Why a value that is no map cannot be merged, in Python's words; nil if there is nothing in it.
private func problemOfMerging(_ value: Value) -> String? {
    let element: Value
    switch value {
    case .list(let list):
        guard let first = list.first else { return nil }
        element = first
    case .string, .timestamp, .bytes:
        guard let first = value.text?.unicodeScalars.first else { return nil }
        element = .string(String(first))
    case .null, .bool, .number, .map: return "'\(value.pythonTypeName)' object is not iterable"
    }
    switch element {
    case .null, .bool, .number: return "cannot convert dictionary update sequence element #0 to a sequence"
    case _ where length(of: element) == 2: return "merge() takes objects only, not pairs in a list"
    default: return "dictionary update sequence element #0 has length \(length(of: element)); 2 is required"
    }
}

// MARK: - Numbers

/// The functions of one number, of a list of them, and of what may become one.
func applyToNumbers(_ function: Function, _ value: Value) throws(JMESPathError) -> Value {
    switch (function, value) {
    case (.abs, .number(let number)): return .number(number.magnitude)
    case (.ceil, .number(let number)): return .number(try integer(number.roundedUp, from: number))
    case (.floor, .number(let number)): return .number(try integer(number.roundedDown, from: number))
    case (.sum, .list(let list)): return .number(sum(of: list))
    case (.avg, .list(let list)):
        if list.isEmpty { return .null }
        return .number(Number(sum(of: list).double / Double(list.count)))
    case (.toNumber, .number): return value
    case (.toNumber, _): return value.text.flatMap(number(from:)).map(Value.number) ?? .null
    default: return .null
    }
}

private func integer(_ rounded: Number?, from number: Number) throws(JMESPathError) -> Number {
    if let rounded { return rounded }
    let what = number.double.isNaN ? "NaN" : "infinity"
    throw JMESPathError(kind: .invalidValue, message: "cannot convert float \(what) to integer")
}

/// The sum: exact while all are integers, from the first double on with the lost low-order parts added back at the end.
private func sum(of list: [Value]) -> Number {
    var whole: Number = 0
    var rest = list[...]
    while case .number(let number)? = rest.first, number.isInteger {
        whole = whole + number
        rest = rest.dropFirst()
    }
    if rest.isEmpty { return whole }
    var total = whole.double
    var lost = 0.0
    for case .number(let number) in rest {
        let term = number.double
        if number.isInteger {
            total += term
            continue
        }
        let next = total + term
        lost += total.magnitude >= term.magnitude ? (total - next) + term : (term - next) + total
        total = next
    }
    return Number(lost.isFinite ? total + lost : total)
}

// MARK: - Text

extension String.UTF8View {
    /// Whether the bytes of another string stand somewhere in this one.
    fileprivate func holds(_ part: String.UTF8View) -> Bool {
        let part = Array(part)
        guard let first = part.first else { return true }
        let all = Array(self)
        guard all.count >= part.count else { return false }
        return all.withUnsafeBufferPointer { bytes in
            for start in 0...(bytes.count - part.count) where bytes[start] == first {
                if bytes[start...].starts(with: part) { return true }
            }
            return false
        }
    }
}
