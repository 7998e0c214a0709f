import ServiceModel
import SpecComparison
import Testing

@Suite struct ShapeTests {
    private func color(_ values: String, name: String = "Color") -> String { #""\#(name)": {"type": "string", "enum": \#(values)},"# }
    private func member(_ shape: String) -> String { #"{"A": {"shape": "\#(shape)"}}"# }

    @Test func aValueThatJoinsIsAdditive() throws {
        for place in [
            definitions(color("[\"red\"]"), request: member("Color")), definitions(color("[\"red\"]"), response: member("Color")),
        ] {
            let difference = try onlyDifference(place, place.replacing(#"["red"]"#, with: #"["blue", "red"]"#))
            #expect(difference.kind == .valueJoined)
            #expect(difference.effects == .additive)
        }
    }

    @Test func aValueThatLeavesAnOutputBreaksSwiftOnly() throws {
        let old = definitions(color(#"["red", "blue"]"#), response: member("Color"))
        let difference = try onlyDifference(old, definitions(color(#"["red"]"#), response: member("Color")))
        #expect(difference.kind == .valueLeft)
        #expect(difference.effects == Effects(swift: .breaking))
    }

    @Test func aValueThatLeavesAnInputBreaks() throws {
        let old = definitions(color(#"["red", "blue"]"#), request: member("Color"))
        #expect(try onlyDifference(old, definitions(color(#"["red"]"#), request: member("Color"))).effects == .breaking)
    }

    @Test func aShapeOfAnotherNameBreaksSwiftAndNothingOnTheWire() throws {
        let old = definitions(#""Content": {"type": "structure", "members": {"Data": {"shape": "Text"}}},"#, request: member("Content"))
        let new = definitions(#""Body": {"type": "structure", "members": {"Data": {"shape": "Text"}}},"#, request: member("Body"))
        let difference = try onlyDifference(old, new)
        #expect(difference.kind == .shapeRenamed)
        #expect(difference.sentence == "is called 'Body'")
        #expect(difference.effects == Effects(swift: .breaking))
    }

    @Test func aRenamedShapeIsStillComparedInside() throws {
        let old = definitions(#""Content": {"type": "structure", "members": {"Data": {"shape": "Text"}}},"#, request: member("Content"))
        let new = definitions(
            #""Body": {"type": "structure", "members": {"Data": {"shape": "Text"}, "Charset": {"shape": "Text"}}},"#,
            request: member("Body"))
        let found = try differences(old, new)
        #expect(found.map(\.kind) == [.shapeRenamed, .memberJoined])
        #expect(found.last?.subject == "Content.Charset")
    }

    @Test func aListOfAnotherNameIsNothing() throws {
        let list = #""Names": {"type": "list", "member": {"shape": "Text"}},"#
        #expect(try differences(definitions(request: member("Texts")), definitions(list, request: member("Names"))).isEmpty)
    }

    @Test func anotherTypeOfItemsBreaksOnceAtTheList() throws {
        let numbers = definitions(request: member("Texts")).replacing(
            #""member": {"shape": "Text"}"#, with: #""member": {"shape": "Number"}"#)
        let difference = try onlyDifference(definitions(request: member("Texts")), numbers)
        #expect(difference.subject == "Texts.item")
        #expect(difference.effects == .breaking)
    }

    @Test func aTextThatListsItsValuesIsOfAnotherTypeInSwift() throws {
        let old = definitions(#""Color": {"type": "string"},"#, response: member("Color"))
        let found = try differences(old, definitions(color(#"["red"]"#), response: member("Color")))
        #expect(found.map(\.kind) == [.type, .shapeJoined])
        #expect(found.first?.effects == Effects(swift: .breaking))
    }

    @Test func aLongerNumberIsReadByOldClients() throws {
        let old = definitions(#""Count": {"type": "integer"},"#, response: member("Count"))
        let difference = try onlyDifference(old, definitions(#""Count": {"type": "long"},"#, response: member("Count")))
        #expect(difference.effects == Effects(wire: .additive, commandLine: .additive))
    }

    @Test func aCaseThatJoinsAUnionBreaksSwitchesOverReplies() throws {
        func union(_ members: String) -> String { #""Choice": {"type": "structure", "union": true, "members": {\#(members)}},"# }
        let (a, b) = (#""A": {"shape": "Text"}"#, #""A": {"shape": "Text"}, "B": {"shape": "Text"}"#)
        let inReply = try onlyDifference(
            definitions(union(a), response: member("Choice")), definitions(union(b), response: member("Choice")))
        #expect(inReply.effects == Effects(wire: .additive, swift: .breaking, commandLine: .additive))
        let inRequest = try onlyDifference(
            definitions(union(a), request: member("Choice")), definitions(union(b), request: member("Choice")))
        #expect(inRequest.effects == .additive)
    }

    @Test func anotherTypeForAMemberLeavesBothTypesAlone() throws {
        let shapes = """
            "A": {"type": "structure", "members": {"X": {"shape": "Text"}}}, "B": {"type": "structure", "members": {"X": {"shape": "Text"}}},
            """
        let old = definitions(shapes, request: #"{"M": {"shape": "A"}, "N": {"shape": "A"}, "O": {"shape": "B"}}"#)
        let new = definitions(shapes, request: #"{"M": {"shape": "A"}, "N": {"shape": "B"}, "O": {"shape": "B"}}"#)
        let difference = try onlyDifference(old, new)
        #expect(difference.subject == "SendRequest.N")
        #expect(difference.sentence == "is 'B' instead of 'A'")
        #expect(difference.effects == Effects(swift: .breaking))
    }

    @Test func shapesThatContainThemselvesAreComparedOnce() throws {
        func tree(_ more: String) -> String {
            #""Tree": {"type": "structure", "members": {"Left": {"shape": "Tree"}, "Right": {"shape": "Tree"}\#(more)}},"#
        }
        let old = definitions(tree(""), response: member("Tree"))
        let new = definitions(tree(#", "Label": {"shape": "Text"}"#), response: member("Tree"))
        #expect(try onlyDifference(old, new).subject == "Tree.Label")
    }
}
