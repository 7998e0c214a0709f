import ServiceModel
import Testing

@testable import SwiftViews

@Suite struct MarkupTests {
    private func lines(_ text: String, width: Int = 60) -> [String] {
        var doc = DocLines(width: width)
        doc.add(text)
        return doc.lines
    }

    @Test func htmlBecomesMarkdown() {
        let html = "<p>Takes an <code>Id</code> &amp; <b>one</b> <i>name</i>.</p><p>See <a href=\"https://example.com/x\">there</a>.</p>"
        #expect(lines(html) == ["Takes an `Id` & **one** *name*.", "", "See [there](https://example.com/x)."])
    }

    @Test func listsNestAndCount() {
        let html = "Either:<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul>after"
        #expect(lines(html) == ["Either:", "", "- a", "- b", "  1. c", "  2. d", "", "after"])
    }

    @Test func longLinesAreWrappedAtSpacesButNotWithinCode() {
        #expect(lines("aaa bbb `c d e` ff", width: 10) == ["aaa bbb", "`c d e` ff"])
        #expect(lines("- one two three", width: 9) == ["- one two", "  three"])
    }

    @Test func codeBlocksKeepTheirLines() {
        #expect(lines("<p>x</p><pre>a  b\n c</pre><p>y</p>") == ["x", "", "```", "a  b", " c", "```", "", "y"])
        #expect(lines("x\n\n```\n  a\n```") == ["x", "", "```", "  a", "```"])
    }

    @Test func textCannotLeaveItsCommentOrFormatByAccident() {
        #expect(lines("<p>a * b &lt;c&gt; \u{0}</p>") == ["a \\* b \\<c>"])
        #expect(lines("one\r\ntwo") == ["one two"])
    }

    @Test(arguments: ["<", "<p", "&", "&#xFFFFFFFF;", "</ul></ul>", "<code>", "<a href=", "<pre>x", "`", "<li>x"])
    func brokenMarkupIsReadToItsEnd(text: String) {
        #expect(lines(text).allSatisfy { !$0.contains("\n") })
    }

    @Test func firstParagraphsStandOnOneLine() {
        #expect(MarkupReader.firstParagraph(of: "<p>one\n two</p><p>three</p>") == "one two")
    }
}

@Suite struct ConstraintTextTests {
    private func sentence(_ kind: ShapeKind, _ change: (inout Constraints) -> Void) -> String {
        var shape = Shape(name: "X", kind: kind)
        change(&shape.constraints)
        return constraintSentences(shape)
    }

    @Test func constraintsReadAsSentences() {
        #expect(
            sentence(.string) { $0 = Constraints(min: "1", max: "64", pattern: "[a-z]") } == "From 1 to 64 characters. Matches `[a-z]`.")
        #expect(sentence(.string) { $0 = Constraints(min: "0", max: "1") } == "At most 1 character.")
        #expect(
            sentence(.list(ListShape(element: Member(name: "member", target: ShapeID(0))))) { $0 = Constraints(max: "10") }
                == "At most 10 items.")
        #expect(sentence(.integer) { $0 = Constraints(min: "0") } == "At least 0.")
        #expect(sentence(.blob) { $0 = Constraints(min: "16", max: "16") } == "Exactly 16 bytes.")
        #expect(sentence(.double) { ($0.max, $0.excludesMax) = ("1", true) } == "Less than 1.")
    }
}

@Suite struct LiteralTests {
    @Test func textsAreQuotedSoThatSwiftReadsThemBack() {
        #expect(swiftLiteral("plain") == "\"plain\"")
        #expect(swiftLiteral("a\"b\\c\n\u{1}\\(x)") == #""a\"b\\c\n\u{1}\\(x)""#)
    }
}
