internal import GeneratorCore
internal import JSONText
public import SpecDiagnostics
internal import SpecDocument
internal import SpecReaders

/// Copies the shape definitions of a folder, and what stands beside them, into another one, without their prose. The result are the
/// paths that were written; nothing is if one of the files is damaged.
public func importFacts(from folder: String, into target: String, _ diagnostics: inout Diagnostics) -> [String] {
    guard let files = specFiles(at: folder, nil, &diagnostics) else { return [] }
    guard Path.name(of: files.main.path) == SpecSiblings.mainName else {
        let hint = "import takes a folder with \(SpecSiblings.mainName); use other descriptions as they are"
        diagnostics.error("'\(files.main.path)' is not one of shape definitions", hint: hint)
        return []
    }
    var facts: [(path: String, bytes: [UInt8])] = []
    for (name, file) in [(SpecSiblings.mainName, files.main)] + files.siblings {
        guard let document = readDocument(file, &diagnostics) else { continue }
        var json = JSONWriter(.indented(by: 2))
        writeFacts(of: document, named: name, to: &json)
        facts.append((Path.join(target, name), json.bytes + [UInt8(ascii: "\n")]))
    }
    guard !diagnostics.hasErrors else { return [] }
    do {
        try Disk.makeFolder(target)
        for file in facts { try Disk.write(file.bytes, to: file.path) }
    } catch {
        diagnostics.error(error.message)
        return []
    }
    return facts.map(\.path)
}
