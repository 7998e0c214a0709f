import SpecComparison
import SpecDiagnostics
import SpecDocument
import Testing

@Suite struct ReportTests {
    private func comparison() throws -> Comparison {
        let old = definitions(request: #"{"A": {"shape": "Text"}}"#)
        let new = definitions(request: #"{"A": {"shape": "Text", "documentation": "new"}, "B": {"shape": "Text"}}"#, requires: #"["A"]"#)
        return compare(try read(old, named: "old/service-2.json"), try read(new, named: "new/service-2.json"))
    }

    @Test func textNamesVerdictFacesAndPlace() throws {
        let text = try comparison().text()
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.first == "breaking   SendRequest.A is required now  (wire, Swift, command line)")
        #expect(lines.dropFirst().first == "           new/service-2.json:9:77")
        #expect(lines.contains("additive   SendRequest.B joins the input  (wire, Swift, command line)"))
        #expect(lines.contains("1 further differences are in documentation only (--all shows them)"))
        #expect(lines.last == "1 breaking, 1 additive, 1 without effect: the next version is a major one")
    }

    @Test func jsonHoldsEveryDifferenceWithItsEffects() throws {
        var diagnostics = Diagnostics()
        let json = try comparison().json
        let document = try #require(readDocument(SourceFile(path: "diff.json", bytes: Array(json.utf8)), &diagnostics))
        #expect(document["verdict"]?.string == "breaking")
        #expect(document["step"]?.string == "major")
        #expect(document["counts"]?["additive"]?.int == 1)
        let first = try #require(document["differences"]?.list?.first)
        #expect(first["kind"]?.string == "required")
        #expect(first["subject"]?.string == "SendRequest.A")
        #expect(first["effects"]?["commandLine"]?.string == "breaking")
        #expect(first["new"]?["line"]?.int == 9)
        #expect(document["differences"]?.list?.count == 3)
    }

    @Test func markdownHasATableForWhatBreaksAndFoldsTheRest() throws {
        let text = try comparison().markdown()
        #expect(text.hasPrefix("## Post\n\n**major**: 1 breaking, 1 additive, 1 without effect"))
        #expect(text.contains("| `SendRequest.A` | is required now | breaking | breaking | breaking |"))
        #expect(text.contains("<details><summary>Without effect (1)</summary>\n\n- documentation of 1 things"))
    }

    @Test func markdownFromADescriptionIsTextAndNoMarkup() throws {
        let old = definitions(request: #"{"A": {"shape": "Text", "locationName": "a"}}"#)
        let new = definitions(request: #"{"A": {"shape": "Text", "locationName": "<img src=x> @all | [b](c)"}}"#)
        let text = compare(try read(old), try read(new)).markdown()
        #expect(text.contains(#"'&lt;img src=x&gt; &#64;all \| \[b\](c)'"#))
    }

    @Test func nothingIsSaidToDifferWhereNothingDoes() throws {
        let same = compare(try read(definitions()), try read(definitions()))
        #expect(same.text() == "nothing differs: the version stays\n")
        #expect(same.markdown() == "## Post\n\nNothing differs.\n")
    }

    @Test func aModuleThatLeavesAPackageBreaksIt() throws {
        let same = compare(try read(definitions()), try read(definitions()))
        let package = PackageComparison(modules: [.init(name: "Post", comparison: same)], left: ["Mail"])
        #expect(package.step == .major)
        #expect(
            package.text()
                == "breaking   module Mail is gone\nPost\n  nothing differs: the version stays\nTogether: the next version is a major one\n"
        )
        #expect(PackageComparison(modules: [], joined: ["Mail"]).step == .minor)
        #expect(PackageComparison(modules: []).step == .none)
    }
}
