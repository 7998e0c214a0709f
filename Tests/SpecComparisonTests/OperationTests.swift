import ServiceModel
import SpecComparison
import SpecDiagnostics
import Testing

@Suite struct OperationTests {
    private let receive = #", "Receive": {"name": "Receive", "http": {"method": "GET", "requestUri": "/mail"}}"#

    @Test func anOperationThatJoinsIsAdditive() throws {
        let difference = try onlyDifference(definitions(), definitions(operations: receive))
        #expect(difference.kind == .operationJoined)
        #expect(difference.effects == .additive)
    }

    @Test func anOperationThatLeavesBreaks() throws {
        let difference = try onlyDifference(definitions(operations: receive), definitions())
        #expect(difference.kind == .operationLeft)
        #expect(difference.effects == .breaking)
    }

    @Test func anotherMethodOrPathBreaksTheWireOnly() throws {
        let found = try differences(definitions(), definitions(http: #"{"method":"PUT","requestUri":"/mail"}"#))
        #expect(found.map(\.sentence) == ["is asked for with PUT instead of POST", "is at '/mail' instead of '/send'"])
        #expect(found.allSatisfy { $0.effects == Effects(wire: .breaking) })
    }

    @Test func anErrorThatJoinsIsAdditive() throws {
        let shapes = #""Refused": {"type": "structure", "members": {}, "exception": true},"#
        let found = try differences(definitions(shapes), definitions(shapes, operation: #", "errors": [{"shape": "Refused"}]"#))
        #expect(found.map(\.kind) == [.error, .shapeJoined])
        #expect(found.allSatisfy { $0.verdict == .additive })
    }

    @Test func anErrorThatLeavesTakesItsTypeAlong() throws {
        let shapes = #""Refused": {"type": "structure", "members": {}, "exception": true},"#
        let found = try differences(definitions(shapes, operation: #", "errors": [{"shape": "Refused"}]"#), definitions(shapes))
        #expect(found.map(\.kind) == [.shapeLeft, .error])
        #expect(found.first?.effects == Effects(swift: .breaking))
        #expect(found.last?.effects == .nothing)
    }

    @Test func anotherErrorCodeBreaksWhoLooksForIt() throws {
        func refused(_ code: String) -> String {
            definitions(
                #""Refused": {"type": "structure", "members": {}, "exception": true, "error": {"code": "\#(code)"}},"#,
                operation: #", "errors": [{"shape": "Refused"}]"#)
        }
        let difference = try onlyDifference(refused("No"), refused("Never"))
        #expect(difference.kind == .errorCode)
        #expect(difference.effects.wire == .breaking)
    }

    @Test func anInputForAnOperationThatHadNoneIsAdditive() throws {
        let old = definitions(operations: receive)
        let shapes = #""ReceiveRequest": {"type": "structure", "members": {"From": {"shape": "Text"}}},"#
        let new = definitions(
            shapes, operations: receive.replacing(#""/mail"}}"#, with: #""/mail"}, "input": {"shape": "ReceiveRequest"}}"#))
        #expect(try onlyDifference(old, new).effects == .additive)
    }

    @Test func anotherLabelThatTheSameMemberFillsIsNothing() throws {
        func labelled(_ label: String) -> String {
            definitions(
                request: #"{"Id": {"shape": "Text", "location": "uri", "locationName": "\#(label)"}}"#, requires: #"["Id"]"#,
                http: #"{"method":"GET","requestUri":"/mail/{\#(label)}"}"#)
        }
        #expect(try differences(labelled("Id"), labelled("mailId")).isEmpty)
    }

    @Test func pagesThatJoinAreAdditiveAndThatLeaveBreak() throws {
        let page = #"{"pagination": {"Send": {"input_token": "Next", "output_token": "Next", "result_key": "Items"}}}"#
        let text = definitions(
            request: #"{"Next": {"shape": "Text"}}"#, response: #"{"Next": {"shape": "Text"}, "Items": {"shape": "Texts"}}"#)
        let (plain, paged) = (try read(text), try read(text, paginators: page))
        let joined = Effects(swift: .additive, commandLine: .additive)
        #expect(compare(plain, paged).differences.map(\.effects) == [joined])
        let left = Effects(swift: .breaking, commandLine: .breaking)
        #expect(compare(paged, plain).differences.map(\.effects) == [left])
    }

    @Test func anotherTargetPrefixBreaksTheWire() throws {
        let old = definitions(wire: "json").replacing(#""protocol""#, with: #""jsonVersion": "1.1", "targetPrefix": "Post_1", "protocol""#)
        let difference = try onlyDifference(old, old.replacing("Post_1", with: "Post_2"))
        #expect(difference.effects == Effects(wire: .breaking))
    }

    @Test func theWorstDecidesTheStep() throws {
        let old = try read(definitions(operations: receive))
        #expect(compare(old, try read(definitions(operations: receive.replacing("Receive", with: "Fetch")))).step == .major)
        #expect(compare(try read(definitions()), old).step == .minor)
    }

    @Test func operationsThatAModuleLeavesOutAreNotCompared() throws {
        var diagnostics = Diagnostics()
        let old = try read(definitions(operations: receive)).selecting(["Send"], &diagnostics)
        let new = try read(definitions()).selecting(["Send"], &diagnostics)
        #expect(compare(old, new).differences.isEmpty)
    }

    @Test func anExtensionIsAPatch() throws {
        let old = try read(definitions(operation: #", "x-team": "mail""#))
        let new = try read(definitions(operation: #", "x-team": "post""#))
        let comparison = compare(old, new)
        #expect(comparison.differences.map(\.sentence) == ["says something else under 'x-team'"])
        #expect(comparison.step == .patch)
    }

    @Test func anotherRateIsToldAsThat() throws {
        let old = try read(definitions(operation: #", "x-rate-limit": 1"#))
        let new = try read(definitions(operation: #", "x-rate-limit": 2"#))
        #expect(compare(old, new).differences.map(\.sentence) == ["lets itself be asked at another rate"])
    }
}
