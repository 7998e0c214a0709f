import ServiceModel
import SpecDiagnostics
import Testing

@Suite struct BoxesTests {
    private func boxed(_ service: Service) -> (service: Service, notes: [String]) {
        var d = Diagnostics()
        let result = service.withBoxes(&d)
        return (result, d.entries.map(\.message))
    }

    @Test func aStructureThatContainsItselfGetsOneBox() {
        let result = boxed(service([("Node", [("next", "Node"), ("name", "String")])]))
        #expect(result.service.boxed == ["Node.next"])
        #expect(result.notes.isEmpty)
    }

    @Test func aCycleThroughAListNeedsNoBox() {
        #expect(boxed(service([("Node", [("children", "[Node]")])])).service.boxed == [])
    }

    @Test func aChainWithoutACycleNeedsNoBox() {
        #expect(boxed(service([("A", [("b", "B")]), ("B", [("c", "C")]), ("C", [])])).service.boxed == [])
    }

    @Test func oneOfTwoStructuresThatContainEachOtherIsBoxed() {
        #expect(boxed(service([("A", [("b", "B")]), ("B", [("a", "A")])])).service.boxed == ["B.a"])
    }

    @Test func requiredMembersStayUnboxedWhereAnOptionalOneClosesTheCycle() {
        // By name alone the box would go to B.a.
        let result = boxed(service([("A", [("b", "B")]), ("B", [("a!", "A")])]))
        #expect(result.service.boxed == ["A.b"])
        #expect(result.service.required == ["B.a"])
    }

    @Test func whatRequiresItselfBecomesOptionalWithANote() {
        let result = boxed(service([("A", [("b!", "B")]), ("B", [("a!", "A")])]))
        #expect(result.service.required == ["A.b"])
        #expect(result.service.boxed == ["B.a"])
        #expect(result.notes == ["'B.a' requires what requires it and is made optional"])
    }

    @Test func aUnionEndsACycleOfRequirements() {
        let result = boxed(service([("A", [("choice!", "U")]), ("U", [("a", "A"), ("text", "String")])], unions: ["U"]))
        #expect(result.service.required == ["A.choice"])
        #expect(result.service.boxed == ["U.a"])
        #expect(result.notes.isEmpty)
    }

    @Test func aLongChainIsWalkedWithoutRecursion() {
        let count = 50_000
        let names = (0..<count).map { "S\(String($0 + 100_000))" }
        let structures = names.indices.map { (name: names[$0], members: [("next", names[($0 + 1) % count])]) }
        #expect(boxed(service(structures)).service.boxed.count == 1)
    }
}
