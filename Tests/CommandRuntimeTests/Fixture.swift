import Foundation
import ServiceRuntime
import Synchronization
import WireFormats

@testable import CommandRuntime

/// A service made up for the tests, a program for it, and what the program printed.
final class Fixture: Sendable {
    let transport: ScriptedTransport
    let folder: URL
    private let services: [CommandService]
    private let captured = Mutex(Captured())
    private let answers: Mutex<[Console.Answer]>

    struct Captured {
        var output: [UInt8] = []
        var error: [UInt8] = []
        var questions: [String] = []
    }

    init(
        _ replies: [String] = [], status: Int = 200, headers: HTTPHeaders = HTTPHeaders(), answers: [Console.Answer] = [],
        services: [CommandService] = [Fixture.service]
    ) throws {
        self.services = services
        transport = ScriptedTransport(replies.map { .reply(HTTPResponse(status: status, headers: headers, text: $0)) })
        self.answers = Mutex(answers)
        folder = FileManager.default.temporaryDirectory.appending(path: "command-runtime-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A file of the fixture's own folder.
    func path(_ name: String) -> String { folder.appending(path: name).path }

    func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: folder.appending(path: name)) }

    func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self) }

    /// What the program printed, to both streams, and what it asked.
    var output: String { captured.withLock { String(decoding: $0.output, as: UTF8.self) } }
    var error: String { captured.withLock { String(decoding: $0.error, as: UTF8.self) } }
    var questions: [String] { captured.withLock { $0.questions } }

    /// The bodies of the requests.
    var bodies: [String] {
        transport.requests.map {
            if case .bytes(let bytes) = $0.body { return String(decoding: bytes, as: UTF8.self) }
            return ""
        }
    }

    var environment: [String: String] {
        [
            "HOME": folder.path, "AWS_CONFIG_FILE": path("config"), "AWS_SHARED_CREDENTIALS_FILE": path("credentials"),
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "AWS_DEFAULT_REGION": "eu-west-1", "AWS_EC2_METADATA_DISABLED": "true",
        ]
    }

    func program(_ changes: [String: String?] = [:]) -> CommandLineProgram {
        var environment = environment
        for (key, value) in changes { environment[key] = value }
        let console = Console(
            output: { bytes in
                self.captured.withLock { $0.output += bytes }
                return true
            },
            error: { bytes in self.captured.withLock { $0.error += bytes } },
            ask: { question, _ in
                self.captured.withLock { $0.questions.append(question) }
                return self.answers.withLock { $0.isEmpty ? .end : $0.removeFirst() }
            })
        var program = CommandLineProgram(services: services, version: "fixture/1", environment: environment, console: console)
        program.transport = transport
        return program
    }

    /// Runs one command line, split at spaces.
    func run(_ line: String, _ changes: [String: String?] = [:]) async -> Int32 {
        await run(line.split(separator: " ").map(String.init), changes)
    }

    func run(_ words: [String], _ changes: [String: String?] = [:]) async -> Int32 { await program(changes).run(words).rawValue }

    // MARK: - The service

    static let service = CommandService(
        "parcel", commands: commands, documentation: documentation, schema: schema,
        description: {
            ServiceDescription(
                serviceID: "Parcel", displayName: "Parcel Service", apiVersion: "2020-01-01", endpointPrefix: "parcel",
                wireProtocol: .awsJSON11, targetPrefix: "Parcel", endpoint: { _ in try Endpoint("https://parcel.example.com") })
        })

    private static let schema: StaticString = #"""
        service	Parcel	awsJson1_1	version=2020-01-01	target=Parcel
        operation	GetWeights	POST	/	out=GetWeightsReply
        operation	ListParcels	POST	/	in=ListParcelsRequest	out=ListParcelsReply
        operation	SendParcel	POST	/	in=SendParcelRequest	out=SendParcelReply	error=TooHeavy
        structure	GetWeightsReply
        	Points	PointList
        list	PointList
        	member	Point
        structure	Point
        	Timestamp	Time
        	Weight	Long
        structure	ListParcelsRequest
        	Next	Text
        	Size	PageSize
        structure	ListParcelsReply
        	Parcels	TextList
        	Next	Text
        	Owner	Text
        structure	SendParcelRequest
        	To	TextList	required
        	Kind	Kind
        	Content	Content	required
        	Labels	Labels
        	Weight	Weight
        	Fragile	Flag
        	Picture	Picture
        	Until	Time
        structure	Content
        	Title	ShortText	required
        	Note	Text
        structure	SendParcelReply
        	Number	Text
        structure	TooHeavy	error=TooHeavy
        	Limit	Long
        	message	Text
        list	TextList
        	member	Text
        map	Labels
        	key	Text
        	value	Text
        string	Text
        string	ShortText	min=2
        enumeration	Kind
        	letter
        	box
        integer	PageSize	min=1
        float	Weight	min=1
        long	Long
        boolean	Flag
        blob	Picture
        timestamp	Time
        """#

    private static let commands: StaticString = #"""
        service	parcel	Parcel	uid=parcel-2020-01-01	title=Parcel Service
        command	get-weights	GetWeights
        command	list-parcels	ListParcels
        	option	--next	Next
        	option	--size	Size
        	page	in=Next	out=Next	result=Parcels	limit=Size	rest=Owner
        command	send-parcel	SendParcel
        	option	--to	To
        	option	--kind	Kind
        	option	--content	Content	optional
        	option	--labels	Labels
        	option	--weight	Weight
        	option	--fragile	Fragile
        	option	--picture	Picture
        	option	--until	Until
        	fills	--title	Content.Title
        	fills	--note	Content.Note
        	begins	Content	{"Title": "untitled"}
        	conflict	content	title,note
        """#

    private static let documentation: StaticString = #"""
        service	Sends *parcels* about.
        operation	SendParcel	Sends one parcel.\n\nSee [the page](https://example.com/).
        member	SendParcelRequest.To	Who gets it.
        example	SendParcel	One letter	Sends a letter.	{"To": ["x"]}	{"Number": "1"}
        """#
}
