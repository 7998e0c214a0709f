import Foundation
import JSONText
import SpecDiagnostics
import SpecDocument
import SpecReaders
import Testing

@Suite struct FactsOnlyTests {
    private func facts(_ text: String, named name: String) throws -> String {
        var d = Diagnostics()
        let document = try #require(readDocument(SourceFile(path: name, bytes: Array(text.utf8)), &d))
        var json = JSONWriter()
        writeFacts(of: document, named: name, to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test func sentencesGoAndMembersOfTheSameNameStay() throws {
        let text = """
            {"documentation":"A","operations":{"documentation":{"name":"documentation","documentation":"B","deprecatedMessage":"C","input":{"shape":"S","documentation":"D"},"errors":[{"shape":"E","documentation":"F"}]}},
            "shapes":{"documentation":{"type":"structure","documentation":"G","members":{"documentation":{"shape":"T","documentation":"H"}}},"L":{"type":"list","member":{"shape":"T","documentation":"I"}}}}
            """
        #expect(
            try facts(text, named: "service-2.json")
                == #"{"operations":{"documentation":{"name":"documentation","input":{"shape":"S"},"errors":[{"shape":"E"}]}},"shapes":{"documentation":{"type":"structure","members":{"documentation":{"shape":"T"}}},"L":{"type":"list","member":{"shape":"T"}}}}"#
        )
    }

    @Test func inputAndOutputOfExamplesStay() throws {
        let text = #"{"examples":{"Do":[{"id":"a","title":"T","description":"D","input":{"title":"kept"},"comments":{"input":{}}}]}}"#
        #expect(try facts(text, named: "examples-1.json") == #"{"examples":{"Do":[{"id":"a","input":{"title":"kept"}}]}}"#)
    }

    @Test func messagesOfRulesStayBecauseProgramsSeeThem() throws {
        let text = """
            {"parameters":{"A":{"type":"string","documentation":"D"}},"rules":[{"documentation":"E","rules":[{"documentation":"F","rules":[{"documentation":"G","error":"No A"}]}]}]}
            """
        #expect(
            try facts(text, named: "endpoint-rule-set-1.json")
                == #"{"parameters":{"A":{"type":"string"}},"rules":[{"rules":[{"rules":[{"error":"No A"}]}]}]}"#)
    }

    @Test func waitersLoseTheirDescriptionAndPaginatorsNothing() throws {
        #expect(
            try facts(#"{"waiters":{"W":{"delay":1,"description":"D"}}}"#, named: "waiters-2.json") == #"{"waiters":{"W":{"delay":1}}}"#)
        #expect(
            try facts(#"{"pagination":{"documentation":{"result_key":"description"}}}"#, named: "paginators-1.json")
                == #"{"pagination":{"documentation":{"result_key":"description"}}}"#)
    }

    /// The folders that come with the package hold facts only: writing them again changes nothing.
    @Test(arguments: ["ses/2010-12-01", "sesv2/2019-09-27", "sts/2011-06-15", "sso/2019-06-10", "sso-oidc/2019-06-10"])
    func theSpecsThatComeAlongAreFactsAlready(folder: String) throws {
        for name in [SpecSiblings.mainName] + SpecSiblings.names {
            guard let data = FileManager.default.contents(atPath: specsFolder.appending(path: "\(folder)/\(name)").path) else { continue }
            var d = Diagnostics()
            let document = try #require(readDocument(SourceFile(path: name, bytes: Array(data)), &d))
            var json = JSONWriter(.indented(by: 2))
            writeFacts(of: document, named: name, to: &json)
            #expect(Data(json.bytes + [0x0A]) == data, "\(folder)/\(name)")
        }
    }
}
