import InputValidation
import Testing

private struct Tag: ValidatedShape {
    var name = ""
    func validate(_ check: inout Validation) { check.length("Name", name, min: 1, max: 3) }
}

private struct Input: ValidatedShape {
    var tags: [Tag]?
    var names: [String]?
    var byName: [String: Tag]?
    var limit: Int?
    var share: Double?
    var tag: Tag?

    func validate(_ check: inout Validation) {
        check.count("Tags", tags, max: 2)
        check.each("Tags", tags) { check, item in item.validate(&check) }
        check.each("Names", names) { check, item in check.length("", item, min: 2) }
        check.each("ByName", byName) { check, item in item.validate(&check) }
        check.range("Limit", limit, min: 1, max: 10)
        check.range("Share", share, min: 0, max: 1)
        check.structure("Tag", tag)
    }
}

@Suite struct ValidationTests {
    @Test func goodAndAbsentValuesHaveNoProblems() throws {
        #expect(Input().problems().isEmpty)
        try Input(tags: [Tag(name: "ab")], names: ["ab"], limit: 1, share: 0.5, tag: Tag(name: "a")).validate()
    }

    @Test func everyProblemIsToldWithItsPath() {
        let input = Input(
            tags: [Tag(name: "a"), Tag(), Tag(name: "abcd")], names: ["a"], byName: ["k": Tag()], limit: 11, share: .nan, tag: Tag())
        #expect(
            input.problems().map(\.description) == [
                "Tags has 3 items, expected at most 2",
                "Tags[1].Name has 0 characters, expected at least 1",
                "Tags[2].Name has 4 characters, expected at most 3",
                "Names[0] has 1 character, expected at least 2",
                "ByName.k.Name has 0 characters, expected at least 1",
                "Limit is 11, expected at most 10",
                "Share is nan, expected at least 0.0",
                "Share is nan, expected at most 1.0",
                "Tag.Name has 0 characters, expected at least 1",
            ])
    }

    @Test func validateThrowsWhatProblemsTells() {
        #expect(throws: ClientError.self) { try Input(limit: 0).validate() }
    }

    @Test func textsAreCountedInUnicodeScalars() {
        #expect(Tag(name: "e\u{301}e\u{301}").problems().count == 1)
    }
}
