import ServiceRuntime
import Testing

@testable import CommandRuntime

/// The command line of an API that is not one of AWS's.
struct OwnServiceTests {
    private static let service = CommandService(
        "front-desk",
        commands: #"""
            service	front-desk	Desk	title=Front Desk
            command	find	Find
            	option	--query	query
            	option	--paginate	paginate
            	option	--room	room
            command	open	Open
            command	close	Close
            command	sign	Sign
            command	ask	Ask
            	option	--query	query
            	option	--room	room
            	conflict	query	room
            """#, documentation: "",
        schema: #"""
            service	Desk	http
            operation	Find	GET	/find	in=FindInput	out=FindOutput
            operation	Open	GET	/open	raw	auth=apiKey header X-App;apiKey query app-key	auth=basic
            operation	Close	GET	/close	raw	auth=none
            operation	Ask	GET	/ask	in=FindInput	raw	auth=bearer;apiKey header X-App
            operation	Sign	GET	/sign	raw	auth=sigv4;apiKey header X-App;apiKey query app-key
            structure	FindInput
            	query	String	at=query:query
            	paginate	Boolean	at=query:paginate
            	room	String	at=query:room
            structure	FindOutput
            	Ids	Strings	at=header:X-Ids	collection=pipes
            	Born	Day
            timestamp	Day	format=date
            list	Strings
            	member	String
            string	String
            boolean	Boolean
            """#,
        description: {
            ServiceDescription(
                serviceID: "Desk", displayName: "Front Desk", wireProtocol: .http, authorization: .apiKey, needsRegion: false,
                apiKey: .header("X-Desk-Key"), endpoint: { _ in try Endpoint("https://desk.example.com") })
        })

    private func fixture() throws -> Fixture {
        try Fixture([#"{"Born":"2020-01-02"}"#], headers: ["X-Ids": "a|b,c"], services: [Self.service])
    }

    @Test func anOptionThatEveryCommandHasIsGivenByAnotherName() async throws {
        let fixture = try fixture()
        let line = "front-desk find --input-query red --no-input-paginate --room 7 --query [Ids[1],Born] --output text"
        #expect(await fixture.run(line, ["FRONT_DESK_API_KEY": "k"]) == 0)
        #expect(fixture.transport.requests.first?.query == "query=red&paginate=false&room=7")
        #expect(fixture.transport.requests.first?.headers["X-Desk-Key"] == "k")
        #expect(fixture.output == "b,c\t2020-01-02\n")
    }

    @Test(arguments: [
        (["FRONT_DESK_API_KEY_X_APP": "1", "FRONT_DESK_API_KEY_APP_KEY": "2"], "1 app-key=2 -"),
        (["FRONT_DESK_USER": "u", "FRONT_DESK_PASSWORD": "p"], "-  Basic dTpw"),
    ])
    func secretsComeFromVariables(variables: [String: String?], expected: String) async throws {
        let fixture = try fixture()
        #expect(await fixture.run("front-desk open", variables) == 0)
        let request = try #require(fixture.transport.requests.first)
        #expect("\(request.headers["X-App"] ?? "-") \(request.query) \(request.headers["Authorization"] ?? "-")" == expected)
    }

    @Test func optionsThatExcludeEachOtherDoSoByTheirNewNames() async throws {
        let fixture = try fixture()
        #expect(await fixture.run("front-desk ask --input-query a --room 1") == 252)
        #expect(fixture.error.contains("\"room\" cannot be specified") && fixture.error.contains("input-query"))
    }

    private let keys: [String: String?] = ["FRONT_DESK_API_KEY_X_APP": "HEADERKEY", "FRONT_DESK_API_KEY_APP_KEY": "QUERYKEY"]

    @Test(arguments: [
        "open --print-request http", "open --print-request curl", "open --debug", "sign --print-request canonical", "sign --debug",
    ])
    func keysAreNotShown(line: String) async throws {
        let fixture = try fixture()
        _ = await fixture.run("front-desk \(line)", keys)
        let shown = fixture.output + fixture.error
        #expect(shown.contains("app-key=") && shown.lowercased().contains("x-app:"))
        #expect(!shown.contains("HEADERKEY") && !shown.contains("QUERYKEY"))
        _ = await fixture.run("front-desk open --print-request http --reveal-secrets", keys)
        #expect(fixture.output.contains("HEADERKEY") && fixture.output.contains("QUERYKEY"))
    }

    @Test func keysAreNotTold() async throws {
        let fixture = try fixture()
        let changes = keys.merging(["AWS_MAX_ATTEMPTS": "1"]) { $1 }
        _ = await fixture.run("front-desk close --no-sign-request", changes)
        #expect(await fixture.run("front-desk open", changes) == 255)
        #expect(!fixture.error.contains("QUERYKEY"))
    }

    @Test func whatIsMissingIsNamed() async throws {
        let fixture = try fixture()
        #expect(await fixture.run("front-desk find") == 253)
        #expect(fixture.error.contains("Set FRONT_DESK_API_KEY."))
        #expect(await fixture.run("front-desk open") == 253)
        #expect(await fixture.run("front-desk ask") == 253)
        #expect(fixture.error.contains("Set FRONT_DESK_BEARER_TOKEN and FRONT_DESK_API_KEY."))
        let both = "Set FRONT_DESK_API_KEY_X_APP and FRONT_DESK_API_KEY_APP_KEY, or FRONT_DESK_USER and FRONT_DESK_PASSWORD."
        #expect(fixture.error.contains(both))
        #expect(fixture.transport.requests.isEmpty)
        #expect(await fixture.run("front-desk close") == 0)
    }
}
