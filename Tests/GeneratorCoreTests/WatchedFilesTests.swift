import Foundation
import SpecDiagnostics
import Testing

@testable import GeneratorCore
@testable import GeneratorTasks

@Suite struct WatchedFilesTests {
    private func prepared() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write(
            "templates: styled\nmodules: {A: {spec: a.yaml, overlays: [o.yaml]}, B: {spec: b, operations: inferred, sources: App}}",
            to: "shapesmith.yaml")
        for name in ["a.yaml", "o.yaml", "b/service-2.json", "b/waiters-2.json", "styled/models.mustache", "App/main.swift", "other.yaml"] {
            try folder.write("{}", to: name)
        }
        return folder
    }

    private func files(_ folder: ScratchFolder, references: [String] = []) -> WatchedFiles {
        var diagnostics = Diagnostics()
        let configuration = Configuration.read(folder.path, &diagnostics)
        return WatchedFiles(configurationFile: "\(folder.path)/shapesmith.yaml", configuration, references: references)
    }

    @Test func allThatAGenerationReadsIsWatched() throws {
        let folder = try prepared()
        let names = files(folder, references: ["\(folder.path)/other.yaml"]).looks.keys.map { $0.dropFirst(folder.path.count + 1) }
        #expect(
            names.sorted() == [
                "App/main.swift", "a.yaml", "b/service-2.json", "b/waiters-2.json", "o.yaml", "other.yaml", "shapesmith.yaml",
                "styled/models.mustache",
            ])
    }

    @Test func whatJoinsChangesOrLeavesIsTold() throws {
        let folder = try prepared()
        let before = files(folder)
        #expect(files(folder).changes(since: before).isEmpty)
        try folder.write("{longer}", to: "a.yaml")
        try folder.write("{}", to: "b/paginators-1.json")
        try FileManager.default.removeItem(atPath: "\(folder.path)/o.yaml")
        let changes = files(folder).changes(since: before).map { "\($0.change.rawValue) \($0.path.dropFirst(folder.path.count + 1))" }
        #expect(changes == ["changed a.yaml", "new b/paginators-1.json", "gone o.yaml"])
    }

    @Test func anotherFileUnderTheSameNameIsAChangeThoughItIsAsLargeAndAsOld() throws {
        let folder = try prepared()
        let before = files(folder)
        let date = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/a.yaml")[.modificationDate]
        try folder.write("[]", to: "a.new")
        try FileManager.default.removeItem(atPath: "\(folder.path)/a.yaml")
        try FileManager.default.moveItem(atPath: "\(folder.path)/a.new", toPath: "\(folder.path)/a.yaml")
        try FileManager.default.setAttributes([.modificationDate: try #require(date)], ofItemAtPath: "\(folder.path)/a.yaml")
        #expect(files(folder).changes(since: before).map(\.change) == [.changed])
    }
}
