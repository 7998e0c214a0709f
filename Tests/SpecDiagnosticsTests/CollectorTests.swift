import SpecDiagnostics
import Testing

@Suite struct CollectorTests {
    @Test func entriesKeepTheirOrderAndOnlyErrorsStop() {
        var diagnostics = Diagnostics()
        diagnostics.note("a")
        diagnostics.warning("b")
        #expect(!diagnostics.hasErrors)
        diagnostics.error("c")
        #expect(diagnostics.hasErrors)
        #expect(diagnostics.entries.map(\.message) == ["a", "b", "c"])
        #expect(diagnostics.warningCount == 1)
    }

    @Test func beyondTheLimitEntriesAreOnlyCounted() {
        var diagnostics = Diagnostics(limit: 3)
        for number in 0..<10 { diagnostics.error("e\(number)") }
        #expect(diagnostics.entries.map(\.message) == ["e0", "e1", "e2"])
        #expect(diagnostics.errorCount == 10)
        #expect(diagnostics.omittedCount == 7)
        #expect(DiagnosticPrinter().print(diagnostics).hasSuffix("and 7 more that are not shown"))
    }

    @Test func anErrorAfterManyNotesIsStillShown() {
        var diagnostics = Diagnostics(limit: 2)
        for _ in 0..<5 { diagnostics.note("n") }
        diagnostics.error("e")
        #expect(diagnostics.entries.map(\.message) == ["n", "e"])
    }

    @Test func collectionsAreJoinedWithTheirCounts() {
        var first = Diagnostics(limit: 2)
        first.error("a")
        var second = Diagnostics(limit: 2)
        for _ in 0..<4 { second.error("b") }
        first.append(contentsOf: second)
        #expect(first.entries.map(\.message) == ["a", "b"])
        #expect(first.errorCount == 5)
        #expect(first.omittedCount == 3)
    }

    @Test(arguments: [
        ("Pett", ["Cat", "Pet", "Pets"], "Pet"), ("colour", ["color", "cooler"], "color"), ("receive", ["recieve"], "recieve"),
        ("sendemail", ["SendEmail", "SendEmails"], "SendEmail"), ("ab", ["xy"], nil), ("", ["a"], nil), ("same", ["same"], nil),
    ])
    func theNearestWordIsFound(word: String, candidates: [String], expected: String?) {
        #expect(nearest(to: word, among: candidates) == expected)
    }

    @Test func hugeWordsAreNotCompared() {
        let word = String(repeating: "a", count: 100_000)
        #expect(nearest(to: word, among: [word + "b"]) == nil)
    }
}
