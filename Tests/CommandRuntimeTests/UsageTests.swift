import Testing

@testable import CommandRuntime

/// Mistakes of a command line: what is said, in which order, and the exit status, as the AWS CLI version 2 does.
struct UsageTests {
    private func message(_ words: [String], _ files: [String: String] = [:]) async throws -> (status: Int32, error: String) {
        let fixture = try Fixture()
        for (name, text) in files { try fixture.write(name, text) }
        let status = await fixture.run(words)
        #expect(fixture.output == "")
        #expect(fixture.transport.requests.isEmpty)
        return (status, fixture.error)
    }

    @Test func theVersionIsOneLine() async throws {
        let fixture = try Fixture()
        #expect(await fixture.run("--version") == 0)
        #expect(fixture.output == "fixture/1\n")
    }

    @Test(arguments: [
        ("parcl get-weights", "argument command: Found invalid choice 'parcl'"),
        ("parcel get-weight", "argument operation: Found invalid choice 'get-weight'"),
        ("parcel get-weights --wrong", "Unknown options: --wrong"),
        ("parcel send-parcel --title Hi", "the following arguments are required: --to"),
        ("parcel get-weights --output nonsense", "argument --output: Found invalid choice 'nonsense'"),
        ("parcel get-weights --query a[", "Bad value for --query a[: "),
        (
            "parcel send-parcel --to a --content Title=x --title y",
            "The key \"title\" cannot be specified when one of the following keys are also specified: content"
        ),
        ("parcel send-parcel --to a --content Title", "Expected: '=', received: 'EOF' for input:\n Title\n     ^"),
        ("parcel send-parcel --to a --content {", "Invalid JSON: "),
        ("parcel send-parcel --to file:///nonexistent --title Hi", "Unable to load paramfile file:///nonexistent"),
        ("parcel send-parcel --to a --title Hi --cli-input-json x", "Invalid JSON"),
    ])
    func aMistakeIsNamed(_ line: String, _ wanted: String) async throws {
        let found = try await message(line.split(separator: " ").map(String.init))
        #expect(found.status == 252, "\(found.error)")
        #expect(found.error.contains(wanted), "\(found.error)")
    }

    @Test func everythingWrongWithAnInputIsListed() async throws {
        let found = try await message([
            "parcel", "send-parcel", "--to", "a", "--content", #"{"Title": "x", "Colour": "red"}"#, "--weight", "0.5", "--picture", "aGk=",
        ])
        #expect(found.status == 252)
        #expect(
            found.error == """

                awsmith: [ERROR]: An error occurred (ParamValidation): Parameter validation failed:
                Unknown parameter in Content: "Colour", must be one of: Title, Note
                Invalid length for parameter Content.Title, value: 1, valid min length: 2
                Invalid value for parameter Weight, value: 0.5, valid min value: 1

                """, "\(found.error)")
    }

    @Test func errorsCanBeJSON() async throws {
        let found = try await message(["parcel", "send-parcel", "--title", "Hi there", "--to", "a", "--cli-error-format", "json", "--x"])
        #expect(found.status == 252)
        #expect(found.error.contains("Unknown options: --x"), "\(found.error)")
    }

    @Test func aProfileThatDoesNotExistIsAMistakeOfTheConfiguration() async throws {
        let found = try await message(["parcel", "get-weights", "--profile", "nobody"])
        #expect(found.status == 255)
        #expect(found.error.contains("The config profile (nobody) could not be found"))
    }

    @Test func halfOfTheKeysIsToldFirst() async throws {
        let fixture = try Fixture()
        #expect(await fixture.run("parcel send-parcel --to a --content {}", ["AWS_SECRET_ACCESS_KEY": nil]) == 255)
        #expect(fixture.error == "\nawsmith: [ERROR]: Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY\n")
    }

    @Test func aDamagedFileIsNamed() async throws {
        let found = try await message(["parcel", "get-weights"], ["config": "[default\nregion = x\n"])
        #expect(found.status == 255)
        #expect(found.error.contains("Unable to parse config file: "), "\(found.error)")
        #expect(found.error.hasSuffix("/config\n"))
    }

    @Test func anEmptyVariableCanBeAValue() async throws {
        let fixture = try Fixture()
        #expect(await fixture.run("parcel get-weights", ["AWS_PROFILE": ""]) == 255)
        #expect(fixture.error.contains("The config profile () could not be found"))
        #expect(await fixture.run("parcel get-weights", ["AWS_MAX_ATTEMPTS": ""]) == 255)
        #expect(fixture.error.contains("invalid literal for int() with base 10: ''"))
    }

    @Test(arguments: [
        ["parcel", "send-parcel", "--to", "\u{0}", "--title", "Hi\u{0}"],
        ["parcel", "send-parcel", "--to", "a", "--content", String(repeating: "[", count: 100_000)],
        ["parcel", "send-parcel", "--to", "a", "--content", String(repeating: "Title={", count: 20_000)],
        ["parcel", "get-weights", "--query", String(repeating: "(", count: 50_000)],
        ["parcel", "list-parcels", "--starting-token", String(repeating: "e", count: 100_000)],
        ["parcel", "list-parcels", "--max-items", "999999999999999999999999"],
        [String(repeating: "x", count: 100_000)],
        ["", "", ""],
    ])
    func hostileWordsEndInAnErrorAndNothingElse(_ words: [String]) async throws {
        let fixture = try Fixture([#"{"Number":"1"}"#])
        let status = await fixture.run(words)
        #expect([0, 252, 254, 255].contains(status))
        #expect(status == 0 || !fixture.error.isEmpty)
    }
}
