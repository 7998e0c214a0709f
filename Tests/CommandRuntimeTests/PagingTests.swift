import Testing

@testable import CommandRuntime

/// Listings that come in pages; tokens and texts are those of the AWS CLI.
struct PagingTests {
    private static let pages = [
        #"{"Parcels":["a","b"],"Next":"2","Owner":"me"}"#, #"{"Parcels":["c","d"],"Next":"3","Owner":"me"}"#,
        #"{"Parcels":["e"],"Owner":"me"}"#,
    ]
    /// `{"Next": null, "boto_truncate_amount": 1}` in base 64.
    private static let firstCut = "eyJOZXh0IjogbnVsbCwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogMX0="

    @Test func pagesAreOneAnswer() async throws {
        let fixture = try Fixture(Self.pages)
        #expect(await fixture.run("parcel list-parcels --page-size 2 --query Parcels --output text") == 0)
        #expect(fixture.bodies == [#"{"Size": 2}"#, #"{"Next": "2", "Size": 2}"#, #"{"Next": "3", "Size": 2}"#])
        #expect(fixture.output == "a\tb\nc\td\ne\n")
    }

    @Test func theWholeHasWhatIsTheSameOnEveryPage() async throws {
        let fixture = try Fixture(Self.pages)
        #expect(await fixture.run(["parcel", "list-parcels", "--query", "[Owner, length(Parcels)]", "--output", "yaml"]) == 0)
        #expect(fixture.output == "- me\n- 5\n")
    }

    @Test func aListingCanBeCutAndTakenUpAgain() async throws {
        let fixture = try Fixture([Self.pages[0]] + Self.pages)
        #expect(await fixture.run("parcel list-parcels --max-items 1 --query [Parcels,NextToken]") == 0)
        #expect(fixture.output == "[\n    [\n        \"a\"\n    ],\n    \"\(Self.firstCut)\"\n]\n")
        #expect(await fixture.run("parcel list-parcels --starting-token \(Self.firstCut) --query Parcels[] --output yaml") == 0)
        #expect(fixture.output.hasSuffix("]\n- b\n- c\n- d\n- e\n"))
    }

    /// The counts and tokens are those that the AWS CLI gives for a page of two.
    @Test(arguments: [
        ("0", "[]", "eyJOZXh0IjogbnVsbCwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogMH0="),
        ("-1", "[\"a\"]", "eyJOZXh0IjogbnVsbCwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogLTF9"),
        ("-9", "[]", "eyJOZXh0IjogbnVsbCwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogLTl9"),
    ])
    func countsBelowOneCutFromTheEnd(_ count: String, _ items: String, _ token: String) async throws {
        let fixture = try Fixture(Self.pages)
        #expect(await fixture.run(["parcel", "list-parcels", "--max-items", count, "--query", "to_string([Parcels, NextToken])"]) == 0)
        let escaped = items.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
        #expect(fixture.output == "\"[\(escaped),\\\"\(token)\\\"]\"\n")
    }

    @Test func withoutPaginationThereIsOneCall() async throws {
        let fixture = try Fixture(Self.pages)
        #expect(await fixture.run("parcel list-parcels --no-paginate --query Next --output text") == 0)
        #expect(fixture.output == "2\n")
        #expect(fixture.bodies.count == 1)
    }

    @Test func anOwnTokenOrSizeTurnsPagingOff() async throws {
        let fixture = try Fixture(Self.pages)
        #expect(await fixture.run("parcel list-parcels --size 5 --query Next --output text") == 0)
        #expect(fixture.bodies == [#"{"Size": 5}"#])
        #expect(await fixture.run("parcel list-parcels --size 5 --max-items 2") == 252)
        #expect(fixture.error.contains("Cannot specify --no-paginate along with pagination arguments: --max-items"))
    }

    @Test func theSameTokenTwiceEndsTheListing() async throws {
        let fixture = try Fixture([Self.pages[0], Self.pages[0]])
        #expect(await fixture.run("parcel list-parcels") == 255)
        #expect(fixture.error.contains("The same next token was received twice"))
    }

    @Test func aTokenIsReadAsItWasWritten() throws {
        var token = PageTokens(["Next": "x"], skippedItems: 3)
        #expect(try PageTokens(token.encoded, inputTokens: ["Next"]).skippedItems == 3)
        token = try PageTokens("plain___4", inputTokens: ["Next"])
        #expect(token.skippedItems == 4)
    }
}
