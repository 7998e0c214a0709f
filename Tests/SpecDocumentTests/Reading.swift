import SpecDiagnostics
import SpecDocument
import Testing

/// Reads a text that must be without fault.
func document(_ text: String, path: String = "a.yaml") throws -> Node {
    var diagnostics = Diagnostics()
    let node = readDocument(SourceFile(path: path, bytes: Array(text.utf8)), &diagnostics)
    #expect(printed(diagnostics) == "")
    return try #require(node)
}

/// Reads a text and returns all that is told about it.
func problems(_ text: String, path: String = "a.yaml") -> String {
    problems(Array(text.utf8), path: path)
}

func problems(_ bytes: [UInt8], path: String) -> String {
    var diagnostics = Diagnostics()
    let node = readDocument(SourceFile(path: path, bytes: bytes), &diagnostics)
    #expect(node != nil || diagnostics.hasErrors)
    return printed(diagnostics)
}

func printed(_ diagnostics: Diagnostics) -> String { DiagnosticPrinter().print(diagnostics) }
