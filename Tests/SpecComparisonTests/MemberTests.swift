import ServiceModel
import SpecComparison
import Testing

@Suite struct MemberTests {
    private let one = #"{"A": {"shape": "Text"}}"#
    private let two = #"{"A": {"shape": "Text"}, "B": {"shape": "Text"}}"#

    @Test func aMemberThatJoinsAnOutputIsAdditive() throws {
        let difference = try onlyDifference(definitions(response: one), definitions(response: two))
        #expect(difference.kind == .memberJoined)
        #expect(difference.subject == "SendResponse.B")
        #expect(difference.effects == .additive)
    }

    @Test func evenARequiredMemberThatJoinsAnOutputIsAdditive() throws {
        let difference = try onlyDifference(definitions(response: one), definitions(response: two, responseRequires: #"["B"]"#))
        #expect(difference.effects == .additive)
    }

    @Test func anOptionalMemberThatJoinsAnInputIsAdditive() throws {
        let difference = try onlyDifference(definitions(request: one), definitions(request: two))
        #expect(difference.kind == .memberJoined)
        #expect(difference.effects == .additive)
    }

    @Test func aRequiredMemberThatJoinsAnInputBreaks() throws {
        let difference = try onlyDifference(definitions(request: one), definitions(request: two, requires: #"["B"]"#))
        #expect(difference.kind == .memberJoined)
        #expect(difference.effects == .breaking)
    }

    @Test func aRequiredTokenThatTheClientMakesUpBreaksOldCallersOnTheWireOnly() throws {
        let token = #"{"A": {"shape": "Text"}, "B": {"shape": "Text", "idempotencyToken": true}}"#
        let difference = try onlyDifference(definitions(request: one), definitions(request: token, requires: #"["B"]"#))
        #expect(difference.effects.wire == .breaking)
        #expect(difference.effects.swift == .additive)
    }

    @Test func aMemberThatLeavesBreaksEitherWay() throws {
        #expect(try onlyDifference(definitions(request: two), definitions(request: one)).effects == .breaking)
        #expect(try onlyDifference(definitions(response: two), definitions(response: one)).effects == .breaking)
    }

    @Test func aMemberOfAnInputThatBecomesRequiredBreaks() throws {
        let difference = try onlyDifference(definitions(request: two), definitions(request: two, requires: #"["B"]"#))
        #expect(difference.kind == .required)
        #expect(difference.effects == .breaking)
    }

    @Test func aMemberOfAnInputThatBecomesOptionalBreaksSwiftOnly() throws {
        let difference = try onlyDifference(definitions(request: two, requires: #"["B"]"#), definitions(request: two))
        #expect(difference.kind == .optional)
        #expect(difference.effects == Effects(wire: .additive, swift: .breaking, commandLine: .additive))
    }

    @Test func aMemberOfAnOutputThatBecomesRequiredBreaksSwiftOnly() throws {
        let difference = try onlyDifference(definitions(response: two), definitions(response: two, responseRequires: #"["B"]"#))
        #expect(difference.effects == Effects(swift: .breaking))
    }

    @Test func aMemberOfAnOutputThatBecomesOptionalBreaks() throws {
        let difference = try onlyDifference(definitions(response: two, responseRequires: #"["B"]"#), definitions(response: two))
        #expect(difference.effects == .breaking)
    }

    @Test func anotherNameAtTheSamePlaceOnTheWireBreaksSwiftAndScripts() throws {
        let old = definitions(request: #"{"Address": {"shape": "Text", "locationName": "a"}}"#)
        let new = definitions(request: #"{"Recipient": {"shape": "Text", "locationName": "a"}}"#)
        let difference = try onlyDifference(old, new)
        #expect(difference.kind == .memberRenamed)
        #expect(difference.effects == Effects(swift: .breaking, commandLine: .breaking))
    }

    @Test func anotherNameOnTheWireBreaksTheWireOnly() throws {
        let old = definitions(request: #"{"A": {"shape": "Text", "locationName": "a"}}"#)
        let new = definitions(request: #"{"A": {"shape": "Text", "locationName": "alpha"}}"#)
        let difference = try onlyDifference(old, new)
        #expect(difference.kind == .place)
        #expect(difference.sentence == "is written as 'alpha' instead of 'a'")
        #expect(difference.effects == Effects(wire: .breaking))
    }

    @Test func anotherPlaceOnTheWireBreaksTheWireOnly() throws {
        let new = definitions(request: #"{"A": {"shape": "Text", "location": "header", "locationName": "X-A"}}"#)
        let difference = try onlyDifference(definitions(request: one), new)
        #expect(difference.sentence == "stands in the header 'X-A' instead of the body")
        #expect(difference.effects == Effects(wire: .breaking))
    }

    @Test func anotherTypeBreaks() throws {
        let difference = try onlyDifference(definitions(request: one), definitions(request: #"{"A": {"shape": "Number"}}"#))
        #expect(difference.kind == .type)
        #expect(difference.sentence == "is a whole number instead of a text")
        #expect(difference.effects == .breaking)
    }

    @Test func anotherShapeOfTheSameTypeIsNothing() throws {
        let shapes = #""Word": {"type": "string"},"#
        #expect(try differences(definitions(request: one), definitions(shapes, request: #"{"A": {"shape": "Word"}}"#)).isEmpty)
    }

    @Test func theOrderOfAnInputBreaksSwift() throws {
        let difference = try onlyDifference(
            definitions(request: two), definitions(request: #"{"B": {"shape": "Text"}, "A": {"shape": "Text"}}"#))
        #expect(difference.kind == .memberOrder)
        #expect(difference.effects == Effects(swift: .breaking))
    }

    @Test func aMemberThatJoinsBetweenTwoKeepsTheirOrder() throws {
        let three = #"{"A": {"shape": "Text"}, "C": {"shape": "Text"}, "B": {"shape": "Text"}}"#
        #expect(try onlyDifference(definitions(request: two), definitions(request: three)).kind == .memberJoined)
    }

    @Test func theOrderOfAnOutputIsNothingToItsReaders() throws {
        let difference = try onlyDifference(
            definitions(response: two), definitions(response: #"{"B": {"shape": "Text"}, "A": {"shape": "Text"}}"#))
        #expect(difference.kind == .memberOrder)
        #expect(difference.effects == .nothing)
    }

    /// What is sent has members that can be set; what only comes back is read.
    @Test func whatIsOnlyReadAnyMoreCannotBeSet() throws {
        let thing = #""Thing": {"type": "structure", "members": {"A": {"shape": "Text"}}},"#
        let given = #"{"Given": {"shape": "Thing"}}"#
        let both = definitions(thing, request: given, response: given)
        let back = definitions(thing, response: given)
        let found = try differences(both, back).first { $0.subject == "Thing" }
        #expect(found?.kind == .member && found?.effects == Effects(swift: .breaking))
        let reverse = try differences(back, both).first { $0.subject == "Thing" }
        #expect(reverse?.kind == .member && reverse?.effects == Effects(swift: .additive))
    }

    @Test func deprecationIsAPatch() throws {
        let deprecated = #"{"A": {"shape": "Text", "deprecated": true, "deprecatedMessage": "use B"}}"#
        let comparison = compare(try read(definitions(request: one)), try read(definitions(request: deprecated)))
        #expect(comparison.differences.map(\.sentence) == ["is deprecated now: use B"])
        #expect(comparison.step == .patch)
    }

    @Test func documentationIsAPatch() throws {
        let documented = #"{"A": {"shape": "Text", "documentation": "<p>Who gets it.</p>"}}"#
        let comparison = compare(try read(definitions(request: one)), try read(definitions(request: documented)))
        #expect(comparison.differences.map(\.kind) == [.documentation])
        #expect(comparison.step == .patch)
    }

    @Test func twoReadingsOfOneDescriptionDifferInNothing() throws {
        let comparison = compare(try read(definitions(request: two)), try read(definitions(request: two)))
        #expect(comparison.differences.isEmpty)
        #expect(comparison.step == .none)
    }
}
