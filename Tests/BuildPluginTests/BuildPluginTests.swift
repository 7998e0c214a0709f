import ShapesmithClient
import Testing

/// The client of this target is made by the plugin `GenerateClient` when the target is built; nothing of it is committed.
@Suite struct BuildPluginTests {
    @Test func theClientOfTheTargetCallsAndReads() async throws {
        let transport = ScriptedTransport(HTTPResponse(text: #"{"name": "Rex", "age": 4, "color": "brown"}"#))
        let pet = try await Petstore.Client(transport: transport).getPet(id: 7)
        #expect(pet.name == "Rex" && pet.age == 4)
        let request = try #require(transport.requests.first)
        #expect("\(request.method) \(request.host)\(request.path)" == "GET petstore.example.com/pets/7")
    }

    @Test func anAnswerThatIsAnErrorIsThrown() async throws {
        let transport = ScriptedTransport(HTTPResponse(status: 404, text: #"{"message": "there is no pet 8"}"#))
        let error = try await #require(throws: ServiceError.self) { try await Petstore.Client(transport: transport).getPet(id: 8) }
        #expect(error.status == 404)
    }
}
