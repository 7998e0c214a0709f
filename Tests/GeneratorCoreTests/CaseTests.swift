import Foundation
import SpecDiagnostics
import Testing

@testable import GeneratorCore
@testable import GeneratorTasks

/// Folders under `Cases`: a configuration with a description, the Swift that comes out of it, and what is told about it.
///
/// `UPDATE_EXPECTED=1` writes what comes out as what is expected, and the test fails once more, so that somebody looks at it.
@Suite struct CaseTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases").path
    static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

    @Test(arguments: cases)
    func descriptionsGiveTheExpectedSwift(name: String) throws {
        let made = try make(name)
        let updates = ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] == "1"
        let folder = "\(Self.folder)/\(name)"
        try compare(made.diagnostics, with: "\(folder)/diagnostics.txt", updates)
        for (path, text) in made.files { try compare(text, with: "\(folder)/\(path)", updates) }
        let expected = (try? FileManager.default.subpathsOfDirectory(atPath: "\(folder)/expected")) ?? []
        let madePaths = Set(made.files.map(\.path))
        for path in expected where path.hasSuffix(".swift") {
            #expect(madePaths.contains("expected/\(path)"), "\(path) is expected and not made")
        }
    }

    @Test(arguments: cases)
    func theSameComesOutEveryTime(name: String) throws {
        let first = try make(name)
        let second = try make(name)
        #expect(first.files.map(\.text) == second.files.map(\.text))
    }

    // MARK: -

    private func make(_ name: String) throws -> (files: [(path: String, text: String)], diagnostics: String) {
        var diagnostics = Diagnostics()
        let path = "\(Self.folder)/\(name)/shapesmith.yaml"
        var files: [(path: String, text: String)] = []
        if let configuration = Configuration.read(path, &diagnostics) {
            let press = Press(wholeWith: configuration.templates, &diagnostics)
            for module in configuration.modules {
                guard !diagnostics.hasErrors, let made = GeneratorCore.make(module, press, &diagnostics) else { continue }
                for file in made.files {
                    let full = Path.join(module.output, file.path)
                    files.append((Path.relative(full, to: "\(Self.folder)/\(name)"), String(decoding: file.bytes, as: UTF8.self)))
                }
            }
        }
        let text = diagnostics.entries.map { DiagnosticPrinter().print($0) + "\n" }.joined()
        return (files, text.replacing("\(Self.folder)/", with: ""))
    }

    private func compare(_ text: String, with path: String, _ updates: Bool) throws {
        let expected = try? String(contentsOfFile: path, encoding: .utf8)
        guard text != expected ?? "" else { return }
        let difference = unifiedDiff(Array((expected ?? "").utf8), Array(text.utf8), oldName: "expected", newName: "made")
        Issue.record("\(path):\n\(difference)")
        guard updates else { return }
        if text.isEmpty {
            try? FileManager.default.removeItem(atPath: path)
        } else {
            try FileManager.default.createDirectory(
                atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
    }
}
