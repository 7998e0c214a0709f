import Foundation
import SpecComparison
import SpecDiagnostics
import Testing

@Suite struct SimpleEmailTests {
    /// The Swagger document of the package itself.
    private func document() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "specs/simple-email/swagger.yaml"), encoding: .utf8)
    }

    @Test func itsFieldsOfRepliesAmongTheParametersAreTold() throws {
        let found = lint(try read(try document(), named: "swagger.yaml"), rules: [.replyFieldAsParameter])
        #expect(found.count == 2)
        #expect(found.first?.message.contains("Action=GetSendQuota") == true)
        #expect(found.last?.message.contains("Action=GetSendStatistics") == true)
    }

    @Test func itsOnlySchemeIsTold() throws {
        let found = lint(try read(try document(), named: "swagger.yaml"), rules: [.plainHTTP])
        #expect(found.map { $0.range?.text } == ["schemes"])
    }
}
