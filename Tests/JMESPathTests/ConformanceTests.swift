import Foundation
import JMESPath
import Testing
import Values

@testable import JMESPathSyntax

/// The language's own test suite: folders of JSON files, named by SHAPESMITH_CONFORMANCE.
@Suite struct ConformanceTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let isRequired = environment["SHAPESMITH_REQUIRE"] == "all"
    private static let folder = environment["SHAPESMITH_CONFORMANCE"].map { $0 + "/jmespath" }

    @Test(.enabled(if: folder != nil || isRequired, "set SHAPESMITH_CONFORMANCE to the folder that holds jmespath/*.json"))
    func everyCaseOfTheSuiteGivesItsResultOrItsKindOfError() throws {
        let folder = try #require(Self.folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
        var count = 0
        for name in names {
            let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            for group in try JSONLiteral.read(text).get().list ?? [] {
                let given = try #require(group["given"])
                for testCase in try #require(group["cases"]?.list) {
                    check(testCase, given: given, file: name)
                    count += 1
                }
            }
        }
        #expect(count >= 908, "the suite has 908 cases, found \(count) in \(names.count) files")
    }

    private func check(_ testCase: Value, given: Value, file: String) {
        guard let text = testCase["expression"]?.string else {
            Issue.record("\(file): a case without expression")
            return
        }
        do {
            let answer = try Expression(text).search(given)
            if let error = testCase["error"]?.string {
                Issue.record("\(file): \(text): expected the error \(error), got \(answer.pythonJSON())")
            }
            guard let result = testCase["result"] else { return }
            #expect(answer == result, "\(file): \(text)")
        } catch {
            let kind = [.empty, .lexer, .incomplete].contains(error.kind) ? JMESPathError.Kind.syntax : error.kind
            #expect(kind.rawValue == testCase["error"]?.string, "\(file): \(text): \(error)")
        }
    }
}
