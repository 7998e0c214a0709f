import Foundation
import ServiceModel
import SpecDiagnostics
import SpecDocument
import SpecReaders
import Testing

private let environment = ProcessInfo.processInfo.environment

/// Reads every service version in the folder that SHAPESMITH_SERVICES names: unpacked shape definitions, a folder a version.
@Suite(
    .enabled(
        if: environment["SHAPESMITH_SERVICES"] != nil || environment["SHAPESMITH_REQUIRE"] == "all",
        "SHAPESMITH_SERVICES names no folder of unpacked shape definitions"))
struct AllServicesTests {
    @Test func everyServiceIsReadWithoutADiagnostic() throws {
        let root = URL(filePath: try #require(environment["SHAPESMITH_SERVICES"]))
        let manager = FileManager.default
        var versions = 0
        for name in try manager.contentsOfDirectory(atPath: root.path).sorted() {
            for version in (try? manager.contentsOfDirectory(atPath: root.appending(path: name).path).sorted()) ?? [] {
                let folder = root.appending(path: "\(name)/\(version)")
                guard manager.fileExists(atPath: folder.appending(path: SpecSiblings.mainName).path) else { continue }
                versions += 1
                var d = Diagnostics()
                func document(_ file: String) -> Node? {
                    guard let data = manager.contents(atPath: folder.appending(path: file).path) else { return nil }
                    return readDocument(SourceFile(path: "\(name)/\(version)/\(file)", bytes: Array(data)), &d)
                }
                guard let node = document(SpecSiblings.mainName) else {
                    Issue.record("\(name)/\(version) cannot be read: \(d.entries.map(\.message))")
                    continue
                }
                var siblings = SpecSiblings()
                for file in SpecSiblings.names { siblings[file] = document(file) }
                let service = readService(node, siblings: siblings, &d)
                service?.validate(&d)
                #expect(service?.operations.isEmpty == false && d.entries.isEmpty, "\(name)/\(version): \(d.entries.map(\.message))")
            }
        }
        #expect(versions > 0)
    }
}
