import ServiceModel
import Testing

@Suite struct SwaggerSchemaTests {
    private func read(_ definitions: String, more: String = "", files: [String: String] = [:]) -> ReadResult {
        let indented = definitions.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }.joined(separator: "\n")
        return SpecReadersTests.read(
            "swagger: \"2.0\"\ninfo: {title: Pets, version: '1'}\n\(more)\npaths: {}\ndefinitions:\n\(indented)", files: files)
    }

    @Test func typesAndFormatsAreKinds() {
        let result = read(
            """
            A: {type: string}
            B: {type: string, format: byte}
            C: {type: string, format: binary}
            D: {type: string, format: date-time}
            E: {type: string, format: date}
            F: {type: string, format: password}
            G: {type: string, format: email, minLength: 3, maxLength: 9, pattern: '^a'}
            H: {type: integer, format: int32, enum: [1, 2]}
            I: {type: integer}
            J: {type: number, format: float, exclusiveMinimum: true, minimum: 0.5, multipleOf: 0.5}
            K: {type: number}
            L: {type: boolean}
            M: {type: string, enum: [a, b], x-enum-varnames: [First], x-enum-descriptions: {b: The second}}
            N: {type: object}
            O: {type: object, additionalProperties: {type: integer}}
            P: {type: array, items: {type: string}, uniqueItems: true, maxItems: 5}
            Q: {}
            """)
        #expect(result.problems == [])
        let names = "ABCDEFGHIJKLMNOPQ".map(String.init)
        #expect(
            names.map { result.shape($0)?.typeName } == [
                "string", "blob", "blob", "timestamp", "timestamp", "string", "string", "integer", "long", "float", "double", "boolean",
                "enumeration", "document", "map", "list", "document",
            ])
        #expect(result.shape("F")?.isSensitive == true)
        let constraints = result.shape("G")?.constraints
        #expect(constraints?.min == "3" && constraints?.max == "9" && constraints?.pattern == "^a" && constraints?.format == "email")
        #expect(result.shape("H")?.constraints.values == ["1", "2"])
        #expect(result.shape("J")?.constraints.excludesMin == true)
        #expect(result.shape("P")?.constraints.hasUniqueItems == true)
        let values = result.shape("M")?.enumerationValues
        #expect(values?.map(\.name) == ["First", nil])
        #expect(values?.map(\.documentation) == [nil, "The second"])
    }

    @Test func allOfIsFlattenedAndALaterPartSaysItMoreExactly() throws {
        let result = read(
            """
            Animal: {type: object, required: [kind], properties: {kind: {type: string}, age: {type: number}}}
            Cat:
              allOf:
              - $ref: '#/definitions/Animal'
              - {type: object, required: [lives], properties: {age: {type: integer}, lives: {type: integer, readOnly: true}, other: {$ref: '#/definitions/Cat'}}}
            """)
        #expect(result.problems == [])
        let cat = try #require(result.shape("Cat")?.structure)
        #expect(cat.members.map(\.name) == ["kind", "age", "lives", "other"])
        #expect(cat.members.map(\.isRequired) == [true, false, false, false])
        #expect(cat.members.map { result.service?.shapes[$0.target].typeName } == ["string", "long", "long", "structure"])
        #expect(cat.members[2].isReadOnly)
    }

    @Test func aReferenceInAllOfOnlyTakesARemark() {
        let result = read(
            """
            A: {type: object, properties: {b: {description: The b., allOf: [{$ref: '#/definitions/B'}]}}}
            B: {type: string}
            """)
        #expect(result.name(result.member("A", "b")?.target) == "B")
        #expect(result.member("A", "b")?.documentation == "The b.")
    }

    @Test func referencesLeadToOtherFilesAndBack() {
        let result = read(
            "A: {type: object, properties: {b: {$ref: 'types.yaml#/B'}}}",
            files: [
                "types.yaml":
                    "B: {type: object, properties: {a: {$ref: 'spec.yaml#/definitions/A'}, c: {$ref: '#/C'}}}\nC: {type: string, maxLength: 1}"
            ])
        #expect(result.problems == [])
        #expect(result.service?.shapes.map(\.name) == ["A", "B", "C"])
        #expect(result.name(result.member("B", "a")?.target) == "A")
        #expect(result.shape("C")?.constraints.max == "1")
    }

    @Test func aliasesOfADefinitionAreDefinitionsOfTheirOwn() {
        let result = read(
            """
            A: &a {type: object, properties: {b: {$ref: '#/definitions/B'}}}
            B: *a
            C: {<<: *a, description: Merged.}
            D: {$ref: '#/definitions/B'}
            E: {type: object, properties: {d: {$ref: '#/definitions/D'}}}
            """)
        #expect(result.problems == [])
        #expect(result.service?.shapes.map(\.name) == ["A", "B", "C", "E"])
        #expect(result.name(result.member("C", "b")?.target) == "B")
        #expect(result.name(result.member("E", "d")?.target) == "B")
        #expect(result.shape("C")?.documentation == "Merged.")
    }

    @Test func propertiesAndFurtherOnesGoTogether() throws {
        let result = read("A: {type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}")
        let others = try #require(result.member("A", "additionalProperties"))
        #expect(others.holdsOthers && !others.isRequired)
        guard case .map(let map)? = result.service?.shapes[others.target].kind else {
            Issue.record("further properties are a map")
            return
        }
        #expect(result.name(map.value.target) == "Integer")
        #expect(result.problems == [])
    }

    @Test func aPropertyMayHaveTheNameOfFurtherOnes() {
        let result = read("A: {type: object, properties: {additionalProperties: {type: string}}, additionalProperties: true}")
        #expect(result.shape("A")?.structure?.members.map(\.name) == ["additionalProperties", "additionalProperties_"])
        #expect(result.shape("A")?.structure?.members.map(\.holdsOthers) == [false, true])
    }

    @Test func aDiscriminatorMakesAUnionOfAllThatAreItsDefinition() throws {
        let result = read(
            """
            Pet: {type: object, discriminator: kind, properties: {kind: {type: string}}}
            Tiger: {allOf: [{$ref: '#/definitions/Cat'}, {properties: {stripes: {type: integer}}}]}
            Cat: {allOf: [{$ref: '#/definitions/Pet'}], discriminator: breed, properties: {breed: {type: string}}}
            Dog: {allOf: [{$ref: '#/definitions/Pet'}], x-ms-discriminator-value: dog}
            Home: {type: object, properties: {pet: {$ref: '#/definitions/Pet'}, cat: {$ref: '#/definitions/Cat'}}}
            PetBase: {type: string}
            """)
        #expect(result.problems == [])
        #expect(
            result.service?.shapes.map(\.name) == [
                "Cat", "CatBase", "Dog", "Home", "Integer", "Pet", "PetBase", "PetBase2", "String", "Tiger",
            ])
        let pet = try #require(result.shape("Pet"))
        #expect(pet.isUnion && pet.structure?.discriminator == "kind")
        #expect(pet.structure?.members.map(\.name) == ["Pet", "Cat", "Dog", "Tiger"])
        #expect(pet.structure?.members.map(\.typeName) == ["Pet", "Cat", "dog", "Tiger"])
        #expect(pet.structure?.members.map { result.name($0.target) } == ["PetBase2", "CatBase", "Dog", "Tiger"])
        #expect(result.shape("Cat")?.structure?.members.map { result.name($0.target) } == ["CatBase", "Tiger"])
        #expect(result.name(result.member("Home", "cat")?.target) == "Cat")
        #expect(result.member("Dog", "kind")?.typeName == "dog")
    }

    @Test func aDiscriminatorThatNothingMakesUseOfChangesNothing() {
        let result = read("Pet: {type: object, discriminator: kind, properties: {kind: {type: string}}}")
        #expect(result.shape("Pet")?.isUnion == false)
        #expect(result.member("Pet", "kind")?.typeName == nil)
    }

    @Test func inlineSchemasAreNamedForTheirPlaceAndNeverTakeAName() {
        let result = read(
            """
            A: {type: object, properties: {b: {type: object, properties: {c: {type: string, maxLength: 1}}}}}
            AB: {type: string, maxLength: 2}
            """)
        #expect(result.service?.shapes.map(\.name) == ["A", "AB", "AB2", "AB2C"])
        #expect(result.name(result.member("A", "b")?.target) == "AB2")
    }

    @Test func xmlNamesCountWhereXMLIsWritten() throws {
        let text = """
            A:
              type: object
              properties:
                id: {type: string, xml: {attribute: true, name: ID}}
                flat: {type: array, xml: {name: unused}, items: {type: string, xml: {name: item}}}
                tags: {type: array, xml: {name: Tags, wrapped: true}, items: {type: string, xml: {name: Tag}}}
                name: {type: string, xml: {namespace: 'http://a', prefix: p}}
            """
        let xml = read(text, more: "produces: [application/xml]")
        #expect(xml.problems == [])
        let members = try #require(xml.shape("A")?.structure?.members)
        #expect(members.map(\.locationName) == ["ID", "item", "Tags", "p:name"])
        #expect(members.map(\.isXMLAttribute) == [true, false, false, false])
        #expect(members.map(\.isFlattened) == [false, true, false, false])
        #expect(members[3].xmlNamespace == XMLNamespace(uri: "http://a", prefix: "p"))
        let both = read(text, more: "produces: [application/json]")
        #expect(both.shape("A")?.structure?.members.map { $0.wireName(in: .http) } == ["id", "flat", "tags", "name"])
        let json = read(text, more: "x-shapesmith-protocol: json")
        #expect(json.shape("A")?.structure?.members.map(\.locationName) == [nil, nil, nil, nil])
    }

    @Test func aDefinitionNestedThousandsOfReferencesDeepIsRead() {
        let chain =
            (0..<5000).map { "D\($0): {type: object, properties: {next: {$ref: '#/definitions/D\($0 + 1)'}}}" } + ["D5000: {type: string}"]
        let result = read(chain.joined(separator: "\n"))
        #expect(result.problems == [])
        #expect(result.name(result.member("D4999", "next")?.target) == "D5000")
    }

    @Test func whatHoldsNothingButItselfIsAnyValue() {
        let result = read(
            """
            Deep: {type: array, items: {type: array, items: {$ref: '#/definitions/Deep'}}}
            Map: {type: object, additionalProperties: {$ref: '#/definitions/Map'}}
            Fine: {type: array, items: {$ref: '#/definitions/Node'}}
            Node: {type: object, properties: {children: {$ref: '#/definitions/Fine'}}}
            """)
        #expect(result.diagnostics.entries.map(\.severity) == [.note, .note])
        #expect(["Deep", "Map", "Fine", "Node"].map { result.shape($0)?.typeName } == ["document", "document", "list", "structure"])
    }

    @Test func aChildWithChildrenStandsForOneOfSeveralToo() {
        let result = read(
            """
            Animal: {type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}}}
            Cat: {allOf: [{$ref: '#/definitions/Animal'}, {type: object, properties: {lives: {type: integer}}}]}
            Lion: {allOf: [{$ref: '#/definitions/Cat'}, {type: object, properties: {mane: {type: boolean}}}]}
            Den: {type: object, properties: {cat: {$ref: '#/definitions/Cat'}, lion: {$ref: '#/definitions/Lion'}}}
            """)
        #expect(result.problems == [])
        #expect(result.shape("Animal")?.structure?.members.compactMap(\.typeName) == ["Animal", "Cat", "Lion"])
        #expect(result.shape("Cat")?.structure?.members.compactMap(\.typeName) == ["Cat", "Lion"])
        #expect(result.shape("Cat")?.typeName == "union" && result.shape("Lion")?.typeName == "structure")
    }

    @Test func anObjectDescribedTwiceInOneIsToldOf() {
        let result = read(
            """
            Thing:
              allOf:
              - {type: object, properties: {meta: {type: object, properties: {a: {type: string}}}, size: {type: number}}}
              - {type: object, properties: {meta: {type: object, properties: {b: {type: string}}}, size: {type: integer}}}
            """)
        #expect(result.problems == ["9:35: warning: 'meta' is described twice by 'allOf', and this one counts"])
    }

    @Test func whatXMLSaysOfAListThatIsNotWrappedGoesForNothing() {
        let result = read(
            """
            Shop:
              type: object
              properties:
                plain: {type: array, xml: {name: ignored}, items: {type: string}}
                named: {type: array, xml: {name: ignored}, items: {type: string, xml: {name: item}}}
                wrapped: {type: array, xml: {name: outer, wrapped: true}, items: {type: string, xml: {name: item}}}
            """)
        #expect(result.problems == [])
        #expect(["plain", "named", "wrapped"].map { result.member("Shop", $0)?.locationName } == [nil, "item", "outer"])
        #expect(["plain", "named", "wrapped"].map { result.member("Shop", $0)?.isFlattened } == [true, true, false])
    }
}
