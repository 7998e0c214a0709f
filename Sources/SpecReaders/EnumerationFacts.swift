internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// Gives the values of an enumeration names and sentences: `x-enum-varnames`, a list in the same order, and `x-enum-descriptions`, a
/// list in the same order or a map by value.
func describe(_ values: inout [EnumerationValue], names: Node?, texts: Node?, _ d: inout Diagnostics) {
    for (place, name) in (names?.elements.compactMap(\.text) ?? []).enumerated() where place < values.count { values[place].name = name }
    guard let texts else { return }
    if let map = texts.map {
        let places = Dictionary(values.enumerated().map { ($1.value, $0) }, uniquingKeysWith: { first, _ in first })
        for entry in map {
            let key = entry.key
            if let place = places[key] {
                values[place].documentation = entry.value.expectText(&d)
            } else {
                let hint = d.wantsHints ? didYouMean(key, among: values.map(\.value)) : nil
                d.warning("'\(key)' is no value of this enumeration", at: entry.keyRange, hint: hint)
            }
        }
    } else {
        for (place, text) in texts.expectTexts(&d).enumerated() where place < values.count { values[place].documentation = text }
    }
}
