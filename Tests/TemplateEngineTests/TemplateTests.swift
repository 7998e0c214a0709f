import SpecDiagnostics
import TemplateEngine
import Testing

private struct Person: TemplateView {
    var name: String
    var isKnown = false
    var notes: [String] = []
    var mark: Int32 = -1
    static let fields = Fields<Person>([
        .text("name") { $0.name },
        .flag("known") { $0.isKnown },
        .lines("notes") { $0.notes },
    ])
}

private struct Group: TemplateView {
    var title = ""
    var people: [Person] = []
    static let fields = Fields<Group>([
        .text("title") { $0.title },
        .list("people") { $0.people },
    ])
}

private func library(_ template: String, _ partials: [String: String], _ diagnostics: inout Diagnostics) -> TemplateLibrary {
    let all = [("main", template)] + partials.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return TemplateLibrary(
        all.map { ($0.0, SourceFile(path: "\($0.0).mustache", bytes: Array($0.1.utf8))) }, &diagnostics)
}

private func render(_ template: String, _ group: Group, partials: [String: String] = [:]) -> String {
    var diagnostics = Diagnostics()
    let bound = library(template, partials, &diagnostics).bound("main", to: Group.self, &diagnostics)
    #expect(diagnostics.entries.isEmpty)
    return String(decoding: bound.render(group).bytes, as: UTF8.self)
}

private func problems(_ template: String, partials: [String: String] = [:]) -> [String] {
    var diagnostics = Diagnostics()
    _ = library(template, partials, &diagnostics).bound("main", to: Group.self, &diagnostics)
    return diagnostics.entries.map { DiagnosticPrinter().print($0) }
}

@Suite struct TemplateTests {
    private let two = Group(title: "T", people: [Person(name: "A", isKnown: true, notes: ["x", "y"]), Person(name: "B")])

    @Test func valuesStandAsTheyAreWithoutEscaping() {
        #expect(render("<{{title}}|{{ title }}>", Group(title: "a<b>&\"")) == "<a<b>&\"|a<b>&\">")
    }

    @Test func sectionsOverAListRepeatAndSeeNamesAroundThem() {
        #expect(render("{{#people}}{{name}} of {{title}};{{/people}}", two) == "A of T;B of T;")
    }

    @Test func flagsTextsAndListsDecideWhetherASectionIsThere() {
        #expect(render("{{#people}}{{#known}}+{{/known}}{{^known}}-{{/known}}{{/people}}", two) == "+-")
        #expect(render("{{#title}}[{{title}}]{{/title}}{{^title}}none{{/title}}", Group()) == "none")
        #expect(render("{{^people}}nobody{{/people}}", Group()) == "nobody")
    }

    @Test func linesOfTextAreReachedByADot() {
        #expect(render("{{#people}}{{#notes}}{{name}}{{.}} {{/notes}}{{/people}}", two) == "Ax Ay ")
    }

    @Test func theFirstItemOfTheInnermostListIsKnown() {
        let template = "{{#people}}{{^isFirst}}, {{/isFirst}}{{name}}{{#notes}}{{#isFirst}}:{{/isFirst}}{{.}}{{/notes}}{{/people}}"
        #expect(render(template, two) == "A:xy, B")
        #expect(problems("{{#isFirst}}{{/isFirst}}").first?.contains("nothing is named 'isFirst' here") == true)
    }

    @Test func tagsAloneOnALineTakeTheLineWithThem() {
        let template = """
            begin
              {{#people}}
              {{! a comment
                 over lines }}
              - {{name}}
              {{/people}}
            end {{! inline }}
            """
        #expect(render(template, two) == "begin\n  - A\n  - B\nend ")
    }

    @Test func carriageReturnsBelongToTheLineThatGoes() {
        #expect(render("|\r\n{{#people}}\r\n{{/people}}\r\n|", Group()) == "|\r\n|")
    }

    @Test func partialsOnALineOfTheirOwnAreIndentedLineByLine() {
        let text = render(
            "{{#people}}\n    {{>person}}\n{{/people}}\n", two, partials: ["person": "{{name}}:\n\n{{#notes}}\n- {{.}}\n{{/notes}}\n"])
        #expect(text == "    A:\n\n    - x\n    - y\n    B:\n\n")
    }

    @Test func marksTellWhichBytesAViewBecame() {
        var diagnostics = Diagnostics()
        let library = library("[{{#people}}{{name}},{{/people}}]", [:], &diagnostics)
        let group = Group(people: [Person(name: "ab", mark: 7), Person(name: "c"), Person(name: "d", mark: 9)])
        let text = library.bound("main", to: Group.self, &diagnostics).render(group)
        #expect(String(decoding: text.bytes, as: UTF8.self) == "[ab,c,d,]")
        #expect(text.marks.map(\.mark) == [7, 9] && text.marks.map(\.range) == [1..<4, 6..<8])
    }
}

@Suite struct TemplateProblemTests {
    @Test func anUnknownNameIsFoundEvenWhereNothingWouldBePrinted() {
        #expect(
            problems("a\n  {{#people}}{{nme}}{{/people}}") == [
                """
                main.mustache:2:14: error: nothing is named 'nme' here
                    2 |   {{#people}}{{nme}}{{/people}}
                      |              ^~~~~~~
                hint: did you mean 'name'? the names here are: name, known, notes; around it: title, people
                """
            ])
    }

    @Test func aPlaceInAnIndentedPartialIsThePlaceInItsFile() {
        let found = problems("    {{>p}}\n", partials: ["p": "x\n{{titel}}\n"])
        #expect(found.first?.hasPrefix("p.mustache:2:1: error: nothing is named 'titel' here") == true)
    }

    @Test(arguments: [
        ("{{#people}}", "main.mustache:1:1: error: section 'people' is never closed"),
        ("{{/people}}", "main.mustache:1:1: error: nothing is open that {{/people}} could close"),
        ("{{#people}}\n{{/title}}{{/people}}", "main.mustache:2:1: error: {{/title}} stands where 'people' of line 1 is open"),
        ("ab {{title", "main.mustache:1:4: error: a tag is never closed"),
        ("{{&title}}", "main.mustache:1:1: error: {{&title}} is not part of these templates"),
        ("{{=<% %>=}}", "main.mustache:1:1: error: other delimiters are not part of these templates"),
        ("{{a.b}}", "main.mustache:1:1: error: 'a.b' is not a name"),
        ("{{}}", "main.mustache:1:1: error: a tag without a name"),
        ("{{people}}", "main.mustache:1:1: error: 'people' is not a text"),
        ("{{.}}", "main.mustache:1:1: error: {{.}} stands outside of a list of texts"),
        ("{{>self}}", "main.mustache:1:1: error: there is no partial 'self'"),
        ("{{>main}}", "main.mustache:1:1: error: partial 'main' contains itself"),
    ])
    func brokenTemplatesSayWhatAndWhere(template: String, expected: String) {
        let found = problems(template)
        #expect(found.first?.hasPrefix(expected) == true, "\(found)")
    }

    @Test func allProblemsAreReportedAtOnce() {
        #expect(problems("{{a}}{{b}}\n{{c}}").count == 3)
    }
}
