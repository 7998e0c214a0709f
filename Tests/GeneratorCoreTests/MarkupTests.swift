import CaseMarkup
import Testing

/// Bodies that are XML where a document says so, through compiled code; the elements of lists are those of the Swagger specification's
/// examples of `xml` objects.
@Suite struct MarkupTests {
    private func text(_ request: HTTPRequest) throws -> String {
        guard case .bytes(let bytes) = request.body else { throw ClientError(.badInput, "no bytes") }
        return String(decoding: bytes, as: UTF8.self)
    }

    private var person: Person {
        Person(
            id: 7, code: "a&b", name: "Ann", born: Timestamp(epochSeconds: 0), animals: ["x", "y"], birds: ["z"], fish: ["u", "v"],
            cats: ["w"], friends: [Person(id: 8)], home: Home(street: "Main <1>", additionalProperties: ["City": "X"]))
    }

    private let xml =
        #"<p:person xmlns:p="http://example.com/person" id="7" xmlns:c="http://example.com/codes" c:Code="a&amp;b">"#
        + #"<sample:name xmlns:sample="http://example.com/sample">Ann</sample:name><birth>1970-01-01T00:00:00Z</birth>"#
        + "<animals>x</animals><animals>y</animals><bird>z</bird><aliens><aliens>u</aliens><aliens>v</aliens></aliens>"
        + #"<cats><cat>w</cat></cats><friends><p:person xmlns:p="http://example.com/person" id="8"></p:person></friends>"#
        + "<home><Street>Main &lt;1&gt;</Street><City>X</City></home></p:person>"

    @Test func aBodyIsXMLWhereTheOperationTakesNothingElse() throws {
        let request = try MarkupSerializers.addPerson(AddPersonRequest(person: person), to: Endpoint("https://markup.example.com"))
        let sent = try text(request)
        #expect(sent == xml)
        #expect(request.headers["Content-Type"] == "application/xml")
    }

    @Test func theSameShapeIsJSONElsewhere() throws {
        let request = try MarkupSerializers.replacePerson(
            ReplacePersonRequest(person: Person(id: 1, born: Timestamp(epochSeconds: 0), birds: ["b"])),
            to: Endpoint("https://markup.example.com"))
        let sent = try text(request)
        #expect(sent == #"{"id": 1, "born": "1970-01-01T00:00:00Z", "birds": ["b"]}"#)
        #expect(request.headers["Content-Type"] == "application/json")
    }

    @Test func aListAsTheWholeBodyHasAnElementForEachItem() throws {
        let request = try MarkupSerializers.addPeople(
            AddPeopleRequest(people: [Person(id: 1), Person(id: 2)]), to: Endpoint("https://markup.example.com"))
        let person = { (id: Int) in #"<p:person xmlns:p="http://example.com/person" id="\#(id)"></p:person>"# }
        let sent = try text(request)
        #expect(sent == "<people>\(person(1))\(person(2))</people>")
        #expect(request.headers["Content-Type"] == "text/xml")
    }

    @Test(arguments: ["application/xml", "application/json"])
    func aReplyIsReadAsWhatItIs(contentType: String) async throws {
        let json = person.json(indent: 0)
        let body = contentType.hasSuffix("xml") ? xml : json
        let reply = HTTPResponse(status: 200, headers: ["Content-Type": contentType], body: .bytes(Array(body.utf8)))
        let read = try await MarkupClient(transport: ScriptedTransport(reply)).addPerson(person: person)
        #expect(read.json(indent: 0) == json)
    }

    @Test func whatCannotBeTheNameOfAnElementIsNotSent() {
        let person = Person(id: 1, home: Home(additionalProperties: ["a b": "x"]))
        #expect(throws: ClientError.self) {
            try MarkupSerializers.addPerson(AddPersonRequest(person: person), to: Endpoint("https://markup.example.com"))
        }
    }
}
