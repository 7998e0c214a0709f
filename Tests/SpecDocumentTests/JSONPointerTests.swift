import SpecDocument
import Testing

/// The document and the results of RFC 6901, section 5 and 6.
@Suite struct JSONPointerTests {
    private static let text = #"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#

    @Test(arguments: [
        ("", text), ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"),
        ("/g|h", "4"),
        ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"),
    ])
    func pointersLeadToTheirValues(pointer: String, value: String) throws {
        let document = try document(Self.text, path: "a.json")
        let pointer = try #require(JSONPointer(pointer))
        #expect(document[pointer]?.json() == value)
    }

    @Test(arguments: [("/foo/0", #""bar""#), ("/a~1b", "1"), ("/c%25d", "2"), ("/e%5Ef", "3"), ("/%20", "7"), ("/k%22l", "6")])
    func fragmentsAreDecodedFirst(fragment: String, value: String) throws {
        let document = try document(Self.text, path: "a.json")
        #expect(document[try #require(JSONPointer(fragment: fragment))]?.json() == value)
    }

    @Test(arguments: ["/foo/2", "/foo/-1", "/foo/00", "/foo/01", "/foo/-", "/foo/bar", "/nothing", "/foo/0/x", "/foo/99999999999999999999"])
    func whatIsNotThereIsNothing(pointer: String) throws {
        let document = try document(Self.text, path: "a.json")
        #expect(document[try #require(JSONPointer(pointer))] == nil)
    }

    @Test(arguments: ["foo", "/~", "/~2", "#/foo"])
    func otherTextIsNoPointer(text: String) { #expect(JSONPointer(text) == nil) }

    @Test(arguments: ["/%", "/%2", "/%zz", "/%FF"])
    func damagedFragmentsAreNoPointers(text: String) { #expect(JSONPointer(fragment: text) == nil) }

    @Test func aPointerIsWrittenAsItIsRead() throws {
        let pointer = JSONPointer(tokens: ["paths", "/pets/{id}", "a~b", ""])
        #expect(pointer.description == "/paths/~1pets~1{id}/a~0b/")
        #expect(JSONPointer(pointer.description) == pointer)
    }
}
