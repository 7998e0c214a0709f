import CaseZoo
import Documents
import Testing
import UntypedCalls

/// Definitions with a discriminator, and what an object holds beside its properties, through compiled code.
@Suite struct FamilyTests {
    private func sent(_ animal: Animal) throws -> String {
        try text(ZooSerializers.addAnimal(AddAnimalRequest(animal: animal), to: Endpoint("https://zoo.example.com")))
    }

    private func text(_ request: HTTPRequest) throws -> String {
        guard case .bytes(let bytes) = request.body else { throw ClientError(.badInput, "no bytes") }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func read<Shape: DecodableShape>(_ json: String) throws -> Shape {
        try withParsedBody(Array(json.utf8), .json) { try Shape(from: $0) }
    }

    @Test func theValueOfTheDiscriminatorChoosesTheType() throws {
        let animal: Animal = try read(
            #"{"mane": true, "kind": "Lion", "name": "Leo", "lives": 1, "mother": {"kind": "Cat", "name": "Lea"}}"#)
        guard case .lion(let lion) = animal else {
            Issue.record("\(animal)")
            return
        }
        #expect(lion.name == "Leo" && lion.mane == true && lion.lives == 1)
        guard case .cat(let mother)? = lion.mother else {
            Issue.record("\(lion)")
            return
        }
        #expect(mother.name == "Lea")
        guard case .animal(let plain) = try read(#"{"kind": "Animal", "name": "Any"}"#) as Animal else {
            Issue.record("the definition itself is one of the family")
            return
        }
        #expect(plain.name == "Any")
    }

    @Test func aValueOfItsOwnTakesThePlaceOfTheDefinitionsName() throws {
        guard case .snake(let snake) = try read(#"{"kind": "animal/snake", "name": "Kaa", "colour": "green"}"#) as Animal else {
            Issue.record("no snake")
            return
        }
        #expect(snake.additionalProperties == ["colour": "green"])
        #expect(try sent(.snake(snake)) == #"{"kind": "animal/snake", "name": "Kaa", "colour": "green"}"#)
    }

    @Test func whatIsSentNamesItsTypeWithoutBeingTold() throws {
        #expect(try sent(.cat(Cat(name: "Tom", lives: 9))) == #"{"kind": "Cat", "name": "Tom", "lives": 9}"#)
    }

    @Test func anUnknownTypeIsKeptAsItCameAndSentSo() throws {
        for json in [#"{"kind": "Owl", "name": "Archimedes", "wings": [1, 2.50, {"a": null}]}"#, #"{"name": "no kind"}"#] {
            let animal: Animal = try read(json)
            guard case .unknown(let document) = animal else {
                Issue.record("\(animal)")
                continue
            }
            #expect(document["name"] != nil)
            #expect(try sent(animal) == json)
        }
    }

    @Test func aWholeReplyAndAListOfThemAreRead() async throws {
        let transport = ScriptedTransport(
            HTTPResponse(status: 200, body: .bytes(Array(#"{"kind": "Cat", "name": "Tom", "lives": 7}"#.utf8))),
            HTTPResponse(status: 200, body: .bytes(Array(#"[{"kind": "Cat", "name": "a", "lives": 1}, {"kind": "Yak"}]"#.utf8))),
            HTTPResponse(status: 404, body: .bytes(Array(#"{"problem": "hidden", "until": "2030-01-01T00:00:00Z"}"#.utf8))))
        let client = ZooClient(transport: transport)
        guard case .cat(let cat)? = try await client.getAnimal(id: "1").body else {
            Issue.record("no cat")
            return
        }
        #expect(cat.lives == 7)
        let all = try await client.listAnimals().body ?? []
        #expect(all.count == 2)
        do {
            try await client.getAnimal(id: "2")
            Issue.record("no error")
        } catch let error as ServiceError {
            guard case .hidden(let hidden)? = error.details(as: GetAnimalError404.self)?.body else {
                Issue.record("\(error)")
                return
            }
            #expect(hidden.until == Timestamp("2030-01-01T00:00:00Z"))
        }
    }

    @Test func furtherPropertiesAreReadAndWrittenBesideTheNamedOnes() throws {
        let json = #"{"number": 4, "keeper": "Jo", "floor": {"width": 3, "tiles": ["a"]}, "roof": {"note": "none"}}"#
        let cage: Cage = try read(json)
        #expect(cage.number == 4 && cage.additionalProperties?.count == 2)
        #expect(cage.additionalProperties?["floor"]?.additionalProperties?["tiles"] == ["a"])
        #expect(cage.json(indent: 0, sensitive: true) == json)
        #expect(cage.json(indent: 0).contains(#""keeper": "***""#))
    }

    @Test func aFurtherPropertyNeverRepeatsANamedOne() {
        let size = Size(width: 1, additionalProperties: ["width": 2, "height": 3])
        #expect(size.json(indent: 0) == #"{"width": 1, "height": 3}"#)
    }

    @Test func theSchemaReadsAndWritesFurtherPropertiesToo() throws {
        let schema = try ZooSchema.load()
        let shape = try #require(schema.shape("Cage"))
        let json = #"{"number": 4, "keeper": "Jo", "floor": {"width": 3, "tiles": ["a"]}, "roof": {"note": "none"}}"#
        let value = try withParsedBody(Array(json.utf8), .json) { try schema.decode($0, as: shape) }
        #expect(Document(value)["additionalProperties"]?["floor"]?["additionalProperties"]?["tiles"] == ["a"])
        var encoder = ShapeEncoder.json()
        schema.encode(value, as: shape, into: &encoder)
        #expect(String(decoding: try encoder.finish(), as: UTF8.self) == json)
    }

    @Test func constraintsOfTheChosenTypeAreChecked() {
        let problems = AddAnimalRequest(animal: .cat(Cat(name: "tom", lives: 9))).problems()
        #expect(problems.map(\.description) == ["animal.name is 'tom', expected to match ^[A-Z]"])
        #expect(AddAnimalRequest(animal: .cat(Cat(name: "Tom", lives: 9))).problems().isEmpty)
        #expect(
            AddAnimalRequest(animal: .cat(Cat(name: "", lives: 10))).problems().map(\.path) == [
                "animal.name", "animal.name", "animal.lives",
            ])
    }
}
