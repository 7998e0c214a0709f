import Testing

@testable import CommandRuntime

/// What Python's `argparse` makes of the same arguments.
struct ArgumentParserTests {
    private let parser: ArgumentParser = {
        var number = OptionDeclaration("--max-items", .one)
        number.isInteger = true
        var output = OptionDeclaration("--output", .one)
        output.choices = ["json", "text", "table"]
        var own = OptionDeclaration("--outline", .one)
        own.mayBeAbbreviated = false
        return ArgumentParser(
            options: [
                output, own, number, OptionDeclaration("--tags", .any), OptionDeclaration("--to", .some), OptionDeclaration("--text", .one),
                OptionDeclaration("--enabled", .flag(true)), OptionDeclaration("--no-enabled", key: "enabled", .flag(false)),
                OptionDeclaration("--sample", .optional("input")),
            ], positional: "help", requiresPositional: false, usage: "usage")
    }()

    @Test func optionsTakeTheirValuesFromEitherSide() throws {
        let parsed = try parser.parse(["--output=text", "--tags", "a", "b", "--enabled", "--no-enabled", "--sample", "--max-items", "-1"])
        #expect(parsed.text("output") == "text")
        #expect(parsed.values["tags"] == .list(["a", "b"]))
        #expect(parsed.flag("enabled") == false)
        #expect(parsed.text("sample") == "input")
        #expect(parsed.text("max-items") == "-1")
        #expect(parsed.rest.isEmpty)
    }

    @Test func namesMayBeShortenedWhileTheyAreClear() throws {
        #expect(try parser.parse(["--out", "json"]).text("output") == "json")
        let error = #expect(throws: CommandError.self) { try parser.parse(["--t", "x"]) }
        #expect(error?.message == "ambiguous option: --t could match --tags, --to, --text\n\nusage")
    }

    @Test func theFirstStrayWordIsThePositionalAndTheOthersAreLeft() throws {
        let parsed = try parser.parse(["--bogus", "x", "y", "--text", "-x y"])
        #expect(parsed.positional == "x")
        #expect(parsed.rest == ["--bogus", "y"])
        #expect(parsed.text("text") == "-x y")
    }

    @Test func nothingIsAnOptionBehindTwoDashes() throws {
        let parsed = try parser.parse(["--text", "a", "--", "--enabled"])
        #expect(parsed.positional == "--enabled")
        #expect(parsed.flag("enabled") == nil)
    }

    @Test(arguments: [
        (["--output", "xml"], "argument --output: Found invalid choice 'xml'\n\n\nusage"),
        (["--output", "jso"], "argument --output: Found invalid choice 'jso'\n\nMaybe you meant:\n\n  * json\n\nusage"),
        (["--text"], "argument --text: expected one argument\n\nusage"),
        (["--text", "-x"], "argument --text: expected one argument\n\nusage"),
        (["--to"], "argument --to: expected at least one argument\n\nusage"),
        (["--max-items", "x"], "argument --max-items: invalid int value: 'x'\n\nusage"),
        (["--enabled=yes"], "argument --enabled: ignored explicit argument 'yes'\n\nusage"),
    ])
    func mistakesShowTheUsage(_ arguments: [String], _ message: String) {
        let error = #expect(throws: CommandError.self) { try parser.parse(arguments) }
        #expect(error?.message == message)
        #expect(error?.exitStatus == .usage)
    }

    @Test func likenessIsThatOfDifflib() {
        #expect(
            CloseMatches.matches("get-send-statisticz", among: ["get-send-quota", "get-send-statistics", "help"]) == ["get-send-statistics"]
        )
        #expect(CloseMatches.matches("sess", among: ["ses", "sesv2", "sts"]) == ["ses"])
        #expect(CloseMatches.matches("xyz", among: ["ses"]).isEmpty)
    }
}
