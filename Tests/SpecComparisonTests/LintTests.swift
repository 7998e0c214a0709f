import ServiceModel
import SpecComparison
import SpecDiagnostics
import Testing

@Suite struct LintTests {
    /// A Swagger document with operations that read; each line is `operationId: parameter, parameter`.
    private func swagger(_ operations: String, schemes: String = "[https]", reply: String = "description: good") throws -> Service {
        var text = "swagger: '2.0'\ninfo: {title: Mail, version: '1'}\nhost: mail.example.com\nschemes: \(schemes)\npaths:\n"
        for line in operations.split(separator: "\n") {
            let parts = line.split(separator: ":")
            let names = parts.dropFirst().joined().split(separator: ",").map { $0.filter { $0 != " " } }
            text +=
                "  /?Action=\(parts[0]):\n    get:\n      operationId: \(parts[0])\n      summary: Reads something.\n      parameters:\n"
            for name in names { text += "      - {in: query, name: \(name), type: string}\n" }
            text += "      responses:\n        200: {\(reply)}\n"
        }
        return try read(text, named: "mail.yaml")
    }

    private func findings(_ service: Service, _ rule: LintRule, against other: Service? = nil) -> [Finding] {
        lint(service, against: other, rules: [rule])
    }

    @Test func fieldsOfAReplyAmongTheParametersAreNoticed() throws {
        let service = try swagger(
            """
            getSendQuota: Max24HourSend, MaxSendRate, SentLast24Hours
            getSendStatistics: SendDataPoints.member.N
            """)
        let found = findings(service, .replyFieldAsParameter)
        #expect(found.count == 2)
        #expect(
            found.first?.message.hasPrefix("'getSendQuota' (GET /?Action=getSendQuota) takes 'Max24HourSend', 'MaxSendRate' and") == true)
        #expect(found.first?.range?.startPosition.line == 7)
        #expect(found.last?.message.contains("takes 'SendDataPoints', which looks like a field of its reply") == true)
    }

    @Test(arguments: [
        "getSendQuota: SendQuotaId", "listSendQuotas: MaxResults, NextToken", "getWeather: city", "sendQuota: SendRate",
        "describeSendQuotas: SendQuotaName.member.N",
    ])
    func parametersThatChooseAreNot(operation: String) throws {
        #expect(findings(try swagger(operation), .replyFieldAsParameter).isEmpty)
    }

    @Test func anOperationThatDescribesItsReplyIsTrusted() throws {
        let service = try swagger(
            "getSendQuota: MaxSendRate", reply: "description: good, schema: {type: object, properties: {Rate: {type: number}}}")
        #expect(findings(service, .replyFieldAsParameter).isEmpty)
        #expect(findings(service, .undescribedReply).isEmpty)
    }

    @Test func theSchemeHTTPIsNoticedWhereItStands() throws {
        let found = findings(try swagger("getQuota: Id", schemes: "[http]"), .plainHTTP)
        #expect(found.map { $0.range?.description } == ["mail.yaml:4:1"])
        #expect(found.first?.message.contains("the only scheme") == true)
        #expect(findings(try swagger("getQuota: Id", schemes: "[https, http]"), .plainHTTP).first?.message.contains("only") == false)
        #expect(findings(try swagger("getQuota: Id"), .plainHTTP).isEmpty)
    }

    @Test func anOperationWithoutAWordIsNoticed() throws {
        let text = definitions(
            operations: #", "Fetch": {"name": "Fetch", "http": {"method": "GET", "requestUri": "/"}}"#,
            operation: #", "documentation": "Sends.""#)
        #expect(findings(try read(text), .undocumentedOperation).map(\.message) == ["nothing says what 'Fetch' does"])
    }

    @Test func aGetThatChangesSomethingIsNoticed() throws {
        #expect(findings(try swagger("sendMail: To\ngetMail: Id"), .unsafeGet).count == 1)
    }

    @Test func namesThatHadToChangeAreNoticed() throws {
        let text = definitions(#""String": {"type": "structure", "members": {}},"#, request: #"{"A": {"shape": "String"}}"#)
        let found = findings(try read(text), .renamed)
        #expect(found.count == 1)
        #expect(found.first?.message.hasPrefix("'String' is called '") == true)
    }

    @Test func shapesThatNoOperationUsesAreNoticed() throws {
        let text = definitions(
            #""Orphan": {"type": "structure", "members": {"A": {"shape": "Number"}}},"#, request: #"{"A": {"shape": "Texts"}}"#)
        #expect(findings(try read(text), .unusedShape).map(\.message) == ["no operation uses 'Orphan'", "no operation uses 'Number'"])
    }

    @Test func everyFindingNamesItsRule() throws {
        let found = lint(try swagger("sendMail: To", schemes: "[http]"))
        #expect(Set(found.map(\.rule)) == [.plainHTTP, .unsafeGet, .undescribedReply])
        #expect(found.allSatisfy { $0.diagnostic.message.hasSuffix("[\($0.rule.rawValue)]") && $0.diagnostic.severity == .warning })
    }

    // MARK: - Against another description

    private let other = definitions(
        #""Address": {"type": "structure", "members": {"Mail": {"shape": "Text"}}},"#,
        request: #"{"To": {"shape": "Address"}, "Subject": {"shape": "Text"}, "Extra": {"shape": "Text"}}"#, requires: #"["To"]"#,
        response: #"{"MessageId": {"shape": "Text"}}"#,
        operations: #", "Receive": {"name": "Receive", "http": {"method": "GET", "requestUri": "/"}}"#)

    @Test func twoDescriptionsAreComparedByName() throws {
        let found = lint(try swagger("send: To, Subject, MessageId, Color\ndiscard: Id"), against: try read(other))
        let messages = found.filter { $0.rule != .unsafeGet && $0.rule != .undescribedReply }.map { "\($0.rule.rawValue): \($0.message)" }
        #expect(
            Set(messages) == [
                "missing-operation: 1 of the 2 operations of the other description are missing: Receive",
                "missing-parameter: 'send' (GET /?Action=send) lacks 'Extra', which the other description has",
                "type-differs: 'send.To' is a text, but a structure in the other description",
                "requirement-differs: 'send.To' can be left out, but is required in the other description",
                "reply-field-as-parameter: 'MessageId' is a field of the reply of 'send' (GET /?Action=send), not a parameter",
                "unknown-parameter: the other description has no parameter 'Color' of 'send' (GET /?Action=send)",
                "unknown-operation: the other description has no operation 'discard' (GET /?Action=discard)",
            ])
    }

    @Test func aDescriptionAgreesWithItself() throws {
        let service = try read(other)
        let rules = Set(LintRule.allCases).subtracting([.undocumentedOperation, .unusedShape])
        #expect(lint(service, against: service, rules: rules).map(\.message) == [])
    }
}
