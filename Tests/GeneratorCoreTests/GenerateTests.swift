import Foundation
import SpecDiagnostics
import SwiftViews
import Templates
import Testing

@testable import GeneratorCore
@testable import GeneratorTasks

private let pets = """
    swagger: "2.0"
    info: {title: Pets, version: "1"}
    host: pets.example.com
    schemes: [https]
    paths:
      /pets:
        get:
          operationId: listPets
          parameters: [{name: limit, in: query, type: integer}]
          responses: {200: {description: x, schema: {$ref: "#/definitions/Pet"}}}
    definitions:
      Pet: {type: object, properties: {name: {type: string}}}
    """

@Suite struct GenerateTests {
    private func run(_ folder: ScratchFolder) async -> GenerateResult {
        var diagnostics = Diagnostics()
        guard let configuration = Configuration.read(folder.path, &diagnostics) else {
            var result = GenerateResult()
            result.diagnostics = diagnostics
            return result
        }
        return await generate(configuration, lockFolder: folder.path)
    }

    private func prepared(_ spec: String = pets) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write("modules: {Pets: {spec: pets.yaml, output: Out, model-files: 1}}", to: "shapesmith.yaml")
        try folder.write(spec, to: "pets.yaml")
        return folder
    }

    @Test func aSecondRunWritesNothing() async throws {
        let folder = try prepared()
        let first = await run(folder)
        #expect(first.diagnostics.errorCount == 0 && first.plan.count(.create) == first.plan.steps.count)
        #expect(await run(folder).plan.isNothing)
    }

    /// Names that were given stay, but not against what the configuration says.
    @Test func renamesCountAfterTheFirstRunToo() async throws {
        let folder = try prepared()
        _ = await run(folder)
        try folder.write(
            "modules: {Pets: {spec: pets.yaml, output: Out, model-files: 1, renames: {Pet: Animal, Pet.name: title, operation listPets: allPets}}}",
            to: "shapesmith.yaml")
        #expect(await run(folder).diagnostics.entries.isEmpty)
        let models = folder.read("Out/Pets+Models1.swift") ?? ""
        #expect(models.contains("struct Animal:") && models.contains("let title: String?") && !models.contains("struct Pet:"))
        #expect(folder.read("Out/Pets+Client.swift")?.contains("func allPets(") == true)
    }

    @Test func aPrefixThatComesOrGoesLaterCounts() async throws {
        let folder = try prepared()
        _ = await run(folder)
        try folder.write("modules: {Pets: {spec: pets.yaml, output: Out, model-files: 1, prefix: My}}", to: "shapesmith.yaml")
        #expect(await run(folder).diagnostics.entries.isEmpty)
        let prefixed = folder.read("Out/Pets+Models1.swift") ?? ""
        #expect(prefixed.contains("struct MyPet:") && prefixed.contains("struct MyListPetsRequest:"))
        try folder.write("modules: {Pets: {spec: pets.yaml, output: Out, model-files: 1}}", to: "shapesmith.yaml")
        _ = await run(folder)
        #expect(folder.read("Out/Pets+Models1.swift")?.contains("struct ListPetsRequest:") == true)
    }

    @Test func aRenameThatMeetsNothingIsTold() async throws {
        let folder = try prepared()
        try folder.write(
            "modules: {Pets: {spec: pets.yaml, output: Out, renames: {Pett: Animal, operation listPets: allPets}}}", to: "shapesmith.yaml")
        let entries = await run(folder).diagnostics.entries
        #expect(entries.map(\.severity) == [.warning])
        #expect(entries.first?.message.contains("'Pett'") == true && entries.first?.hint == "did you mean 'Pet'?")
    }

    /// Each is told once, and there where it is written.
    @Test(arguments: [
        ("module: A\nspec: pets.yaml\naccess: secret\n", "3:9", "expected one of public, package, internal, found 'secret'"),
        ("module: A\nspec: pets.yaml\nprefix: 1x\n", "3:9", "expected the beginning of a name that Swift takes, found '1x'"),
        ("module: A\nspec: pets.yaml\nimports: [Foo.Bar, a-b]\n", "3:20", "expected the name of a module, found 'a-b'"),
        ("module: A\nspec: pets.yaml\ntemplates: none\n", "3:12", "cannot read the folder 'FOLDER/none': no such file or directory"),
        ("module: A\nspec: pets.yaml\noverlays: [none.yaml]\n", "3:12", "cannot read 'FOLDER/none.yaml': no such file or directory"),
        ("module: A\nspec: pets.yaml\noperations: [listPets, lostPets]\n", "3:24", "Pets has no operation 'lostPets'"),
        ("module: A\nspec: pots.yaml\n", "2:7", "cannot read 'FOLDER/pots.yaml': no such file or directory"),
        ("spec: pets.yaml\n", "1:1", "the configuration has no 'module'"),
        ("swagger: '2.0'\npaths: {}\n", "1:1", "this is a Swagger document, not a configuration"),
    ])
    func aMistakeInTheConfiguration(text: String, place: String, message: String) async throws {
        let folder = try prepared()
        try folder.write(text, to: "shapesmith.yaml")
        let entries = await run(folder).diagnostics.entries
        let start = entries.first?.range.map { "\($0.startPosition.line):\($0.startPosition.column)" }
        #expect(entries.map(\.message) == [message.replacing("FOLDER", with: folder.path)])
        #expect(start == place)
    }

    @Test func aConfigurationThatIsMissingIsToldWithWhatToDo() async throws {
        let folder = try ScratchFolder()
        let entries = await run(folder).diagnostics.entries
        #expect(entries.map(\.message) == ["there is no configuration '\(folder.path)/shapesmith.yaml'"])
        #expect(entries.first?.hint?.contains("--spec") == true)
    }

    @Test func twoConfigurationsInOneFolderLeaveEachOtherAlone() async throws {
        let folder = try prepared()
        _ = await run(folder)
        try folder.write("modules: {Cats: {spec: pets.yaml, output: Cats}}", to: "other.yaml")
        var diagnostics = Diagnostics()
        let other = try #require(Configuration.read("\(folder.path)/other.yaml", &diagnostics))
        let result = await generate(other, lockFolder: folder.path)
        #expect(!result.diagnostics.hasErrors)
        #expect(result.plan.steps.allSatisfy { $0.action == .create })
        #expect(folder.read("Out/Pets+Client.swift") != nil)
        #expect(folder.read("other.lock") != nil && folder.read("shapesmith.lock") != nil)
    }

    @Test func aMemberThatJoinsChangesTheLinesThatNameItOnly() async throws {
        let folder = try prepared()
        _ = await run(folder)
        let before = folder.read("Out/Pets+Models1.swift") ?? ""
        try folder.write(pets.replacing("{name: {type: string}}", with: "{name: {type: string}, age: {type: integer}}"), to: "pets.yaml")
        let result = await run(folder)
        #expect(
            result.plan.steps.filter { $0.action != .same }.map { URL(fileURLWithPath: $0.path).lastPathComponent }.sorted() == [
                "Pets+Models1.swift", "Pets+Schema.swift", "shapesmith.lock",
            ])
        let after = folder.read("Out/Pets+Models1.swift") ?? ""
        let changed = after.split(separator: "\n").filter { !before.split(separator: "\n").contains($0) }
        #expect(changed.allSatisfy { $0.contains("age") })
    }

    @Test func nothingIsWrittenIfOneModuleHasAnError() async throws {
        let folder = try prepared()
        try folder.write("modules: {Pets: {spec: pets.yaml, output: Out}, Other: {spec: other.yaml, output: Other}}", to: "shapesmith.yaml")
        try folder.write(pets.replacing("definitions/Pet", with: "definitions/Pett"), to: "other.yaml")
        let result = await run(folder)
        #expect(result.diagnostics.errorCount == 1)
        #expect(folder.names == ["other.yaml", "pets.yaml", "shapesmith.yaml"])
    }

    @Test func aModuleThatIsNoLongerListedIsRemoved() async throws {
        let folder = try prepared()
        _ = await run(folder)
        try folder.write("mine", to: "Out/Mine.swift")
        try folder.write("modules: {Others: {spec: pets.yaml, output: Others, model-files: 1}}", to: "shapesmith.yaml")
        _ = await run(folder)
        #expect(folder.names.filter { $0.hasPrefix("Out/") } == ["Out/Mine.swift"])
    }

    @Test func whatWasEditedByHandIsMadeAnew() async throws {
        let folder = try prepared()
        _ = await run(folder)
        let made = folder.read("Out/Pets+Client.swift")
        try folder.write((made ?? "") + "\n// edited", to: "Out/Pets+Client.swift")
        #expect(await run(folder).plan.count(.update) == 1)
        #expect(folder.read("Out/Pets+Client.swift") == made)
    }

    @Test func aNameOnceGivenStaysWhenTheExactMatchJoins() async throws {
        let one = pets.replacing("{name: {type: string}}", with: "{foo_bar: {type: string}}")
        let folder = try prepared(one)
        _ = await run(folder)
        #expect(folder.read("Out/Pets+Models1.swift")?.contains("public let fooBar: String?") == true)
        try folder.write(
            one.replacing("{foo_bar: {type: string}}", with: "{foo_bar: {type: string}, fooBar: {type: integer}}"), to: "pets.yaml")
        _ = await run(folder)
        let models = folder.read("Out/Pets+Models1.swift")
        #expect(models?.contains("public let fooBar: String?") == true)
        #expect(models?.contains("public let fooBarMember: Int?") == true)
    }

    @Test func theOrderOfKeysAndTheFolderDoNotMatter() async throws {
        let folder = try prepared()
        let other = try prepared(
            """
            definitions:
              Pet: {properties: {name: {type: string}}, type: object}
            paths:
              /pets:
                get:
                  responses: {200: {schema: {$ref: "#/definitions/Pet"}, description: x}}
                  parameters: [{type: integer, in: query, name: limit}]
                  operationId: listPets
            schemes: [https]
            host: pets.example.com
            info: {version: "1", title: Pets}
            swagger: "2.0"
            """)
        _ = await run(folder)
        _ = await run(other)
        for name in folder.names where name.hasPrefix("Out/") {
            let first = folder.read(name)?.split(separator: "\n").dropFirst()
            #expect(first == other.read(name)?.split(separator: "\n").dropFirst(), "\(name)")
        }
    }

    /// The build's own error would be that there is no such module.
    @Test func aModuleThatTheTargetCannotImportIsAnErrorWithTheProductToAdd() async throws {
        let folder = try prepared(pets.replacingOccurrences(of: "{name: {type: string}}", with: "{name: {type: string}, any: {}}"))
        let configuration = "\(folder.path)/shapesmith.yaml", output = "\(folder.path)/Into"
        let refused = await generate(configurationAt: configuration, into: output, importable: ["ShapesmithClient", "ServiceRuntime"])
        let error = try #require(refused.diagnostics.entries.first)
        #expect(refused.diagnostics.errorCount == 1 && error.message.contains("imports 'ShapesmithWholeClient'"))
        #expect(
            error.range?.startPosition.line == 1
                && error.hint?.contains(#".product(name: "ShapesmithWholeClient", package: "shapesmith")"#) == true)
        #expect(folder.read("Into/Pets+Client.swift") == nil)
        let allowed = await generate(configurationAt: configuration, into: output, importable: ["ShapesmithWholeClient"])
        #expect(allowed.diagnostics.errorCount == 0)
        #expect(folder.read("Into/Pets+Client.swift")?.contains("import ShapesmithWholeClient\n") == true)
        // Who generates into a folder of unknown surroundings is not asked.
        #expect(await generate(configurationAt: configuration, into: output).diagnostics.errorCount == 0)
    }

    @Test func theTemplatesInTheCodeAreThoseInTheFolder() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Templates").standardizedFileURL
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".mustache") }
        #expect(Templates.all.map { "\($0.name).mustache" } == names.sorted())
        for template in Templates.all {
            let text = try String(contentsOf: folder.appending(path: "\(template.name).mustache"), encoding: .utf8)
            #expect(template.text == text, "\(template.name): run .ci/templates")
        }
    }

    @Test func ownTemplatesTakeThePlaceOfTheProgramsOwn() async throws {
        let folder = try prepared()
        #expect(try exportTemplates(to: "\(folder.path)/templates", replacing: false) > 10)
        let structure = try #require(folder.read("templates/structure.mustache"))
        #expect(structure.contains("public struct"))
        try folder.write(structure.replacing("public struct", with: "@frozen public struct"), to: "templates/structure.mustache")
        try folder.write("templates: templates\nmodules: {Pets: {spec: pets.yaml, output: Out, model-files: 1}}", to: "shapesmith.yaml")
        _ = await run(folder)
        #expect(folder.read("Out/Pets+Models1.swift")?.contains("nonisolated @frozen public struct Pet") == true)
    }

    @Test func aBrokenTemplateIsToldOnceWithItsLineAndTheNamesThatExist() async throws {
        let folder = try prepared()
        _ = try exportTemplates(to: "\(folder.path)/templates", replacing: false)
        let structure = try #require(folder.read("templates/structure.mustache"))
        let line = try #require(
            structure.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("{{name}}: Sendable") })
        try folder.write(structure.replacing("{{name}}: Sendable", with: "{{nam}}: Sendable"), to: "templates/structure.mustache")
        try folder.write("templates: templates\nmodules: {Pets: {spec: pets.yaml, output: Out, model-files: 1}}", to: "shapesmith.yaml")
        let problems = await run(folder).diagnostics.entries
        #expect(problems.map(\.message) == ["nothing is named 'nam' here"])
        #expect(problems.first?.range?.startPosition.line == line + 1)
        #expect(problems.first?.range?.file.path.hasSuffix("templates/structure.mustache") == true)
        #expect(problems.first?.hint?.hasPrefix("did you mean 'name'? the names here are: name, qualifiedName") == true)
        #expect(folder.names.allSatisfy { !$0.hasPrefix("Out/") })
    }

    @Test func onlyOneOfManyIsGeneratedAndTheOthersStay() async throws {
        let folder = try prepared()
        for name in ["A", "B"] {
            let options = ModuleOptions(module: name)
            let configuration = Configuration.single(
                spec: "\(folder.path)/pets.yaml", output: folder.path, overlays: [], templates: nil, options: options)
            #expect(await generate(configuration, lockFolder: folder.path).diagnostics.errorCount == 0)
        }
        #expect(folder.read("A+Client.swift") != nil && folder.read("B+Client.swift") != nil)
    }

    @Test func aBadServiceStopsNoneOfTheOthers() async throws {
        let folder = try ScratchFolder()
        try folder.write(pets, to: "all/good/1/swagger.yaml")
        try folder.write("swagger: \"2.0\"\npaths: 1", to: "all/bad/1/swagger.yaml")
        var diagnostics = Diagnostics()
        var outcomes: [String: Bool] = [:]
        await generateAll(under: "\(folder.path)/all", into: "\(folder.path)/out", templates: nil, access: .public, &diagnostics) {
            _, _, outcome in
            outcomes[outcome.module] = outcome.isGood
        }
        #expect(outcomes == ["Good": true, "Bad": false])
        #expect(folder.read("out/Good/Good+Client.swift") != nil && folder.read("out/Bad/Bad+Client.swift") == nil)
    }
}

@Suite struct ExplainTests {
    private func explained(_ query: String) throws -> (folder: ScratchFolder, found: [Explanation]) {
        let folder = try ScratchFolder()
        try folder.write("modules: {Pets: {spec: pets.yaml, output: Out, model-files: 1}}", to: "shapesmith.yaml")
        try folder.write(pets, to: "pets.yaml")
        var diagnostics = Diagnostics()
        let configuration = try #require(Configuration.read(folder.path, &diagnostics))
        return (folder, explain(query.replacing("~", with: folder.path), configuration, &diagnostics))
    }

    @Test func aSymbolLeadsToItsLine() throws {
        let found = try explained("Pet.name").found
        #expect(found.map(\.origin.startPosition.line) == [12])
        #expect(found.first?.declaration == "public let name: String?")
    }

    @Test func aLineOfTheDescriptionLeadsToWhatCameOfIt() throws {
        let found = try explained("~/pets.yaml:12").found
        #expect(found.contains { $0.symbol == "Pet" } && found.contains { $0.symbol == "Pet.name" })
    }

    @Test func aLineOfSwiftLeadsToTheDescription() async throws {
        let folder = try ScratchFolder()
        try folder.write("modules: {Pets: {spec: pets.yaml, output: Out, model-files: 1}}", to: "shapesmith.yaml")
        try folder.write(pets, to: "pets.yaml")
        var diagnostics = Diagnostics()
        let configuration = try #require(Configuration.read(folder.path, &diagnostics))
        _ = await generate(configuration, lockFolder: folder.path)
        let models = try #require(folder.read("Out/Pets+Models1.swift"))
        let line = try #require(
            models.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("let name: String?") })
        let found = explain("\(folder.path)/Out/Pets+Models1.swift:\(line + 1)", configuration, &diagnostics)
        #expect(found.map(\.symbol) == ["Pet.name"])
        #expect(found.first?.origin.startPosition.line == 12 && found.first?.origin.file.path.hasSuffix("pets.yaml") == true)
    }

    @Test func aLineOfAnOverlayLeadsToWhatCameOfItAndBack() throws {
        let folder = try ScratchFolder()
        try folder.write(
            "modules: {Pets: {spec: pets.yaml, overlays: [more.yaml], output: Out, model-files: 1}}", to: "shapesmith.yaml")
        try folder.write(pets, to: "pets.yaml")
        try folder.write(
            """
            overlay: 1.0.0
            info: {title: More, version: "1"}
            actions:
            - target: $.definitions.Pet.properties
              update:
                age: {type: integer}
            """, to: "more.yaml")
        var diagnostics = Diagnostics()
        let configuration = try #require(Configuration.read(folder.path, &diagnostics))
        let origin = explain("Pet.age", configuration, &diagnostics).first?.origin
        #expect(origin?.startPosition.line == 6 && origin?.file.path.hasSuffix("more.yaml") == true)
        #expect(explain("\(folder.path)/more.yaml:6", configuration, &diagnostics).map(\.symbol) == ["Pet.age"])
    }

    @Test func nothingIsFoundForWhatDoesNotExist() throws {
        #expect(try explained("Nothing.here").found.isEmpty)
        #expect(try explained("~/pets.yaml:9999").found.isEmpty)
    }
}
