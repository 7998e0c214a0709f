import Foundation
import SpecDiagnostics
import SwiftViews
import Testing

@testable import GeneratorCore
@testable import GeneratorTasks

private let shop = """
    swagger: "2.0"
    info: {title: Shop, version: "1"}
    host: shop.example.com
    schemes: [https]
    paths:
      /things:
        get:
          operationId: listThings
          responses: {200: {description: x, schema: {$ref: "#/definitions/Things"}}, 404: {description: x, schema: {$ref: "#/definitions/NoThing"}}}
        post:
          operationId: makeThing
          parameters: [{name: body, in: body, schema: {$ref: "#/definitions/Thing"}}]
          responses: {200: {description: x, schema: {$ref: "#/definitions/Thing"}}}
      /boxes:
        get:
          operationId: class
          responses: {200: {description: x, schema: {$ref: "#/definitions/Box"}}}
    definitions:
      Things: {type: object, properties: {items: {type: array, items: {$ref: "#/definitions/Thing"}}}}
      Thing: {type: object, properties: {name: {type: string}}}
      Box: {type: object, properties: {lid: {$ref: "#/definitions/Lid"}}}
      Lid: {type: object, properties: {color: {type: string}}}
      NoThing: {type: object, properties: {message: {type: string}}}
    """

private func prepared(_ swift: [String: String], operations: String = "inferred", more: String = "") throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(
        "modules: {Shop: {spec: shop.yaml, output: Out, model-files: 1, operations: \(operations)\(more)}}", to: "shapesmith.yaml")
    try folder.write(shop, to: "shop.yaml")
    for (name, text) in swift { try folder.write(text, to: name) }
    return folder
}

private func run(_ folder: ScratchFolder, writes: Bool = true) async -> GenerateResult {
    var diagnostics = Diagnostics()
    guard let configuration = Configuration.read(folder.path, &diagnostics) else {
        var result = GenerateResult()
        result.diagnostics = diagnostics
        return result
    }
    return await generate(configuration, lockFolder: folder.path, writes: writes)
}

private func operations(_ swift: String) async throws -> [String] {
    try await run(prepared(["App.swift": swift])).inferences.first?.operations.map(\.name) ?? []
}

@Suite struct InferenceTests {
    @Test(arguments: [
        ("try await client.listThings()", ["listThings"]),
        ("let pages = client.listThingsPages()", ["listThings"]),
        ("client.listThingsItems()", ["listThings"]),
        ("func f(_ x: ListThingsRequest) {}", ["listThings"]),
        ("func f(_ x: MakeThingRequest) {}", ["makeThing"]),
        ("client.`class`()", ["class"]),
        ("/* listThings */", ["listThings"]),
        (#"call("makeThing")"#, ["makeThing"]),
        ("\u{FEFF}listThings\u{0}makeThing", ["listThings", "makeThing"]),
        ("let mylistThings = makeThings", []),
    ])
    func anOperationIsMadeWhereverSwiftNamesIt(swift: String, expected: [String]) async throws {
        #expect(Set(try await operations(swift)) == Set(expected))
    }

    @Test func namesThatOnlyARunningProgramKnowsAskForEverything() async throws {
        #expect(try await operations("print(ShopSchema.self)").count == 3)
        #expect(try await operations("import ShopCalls").count == 3)
    }

    @Test func onlyWhatTheOperationsUseIsMade() async throws {
        let folder = try prepared(["Sources/App/main.swift": "\n\nlet x = try await client.makeThing()"])
        let result = await run(folder)
        #expect(result.diagnostics.errorCount == 0)
        let client = folder.read("Out/Shop+Client.swift") ?? ""
        #expect(client.contains("func makeThing(") && !client.contains("func listThings("))
        let models = folder.read("Out/Shop+Models1.swift") ?? ""
        #expect(models.contains("struct Thing:") && !models.contains("Lid"))
        let inference = try #require(result.inferences.first)
        #expect(inference.operations == [.init(name: "makeThing", place: "\(folder.path)/Sources/App/main.swift:3")])
        #expect(inference.text.contains("Shop: 1 of 3 operations is used in 1 Swift file"))
    }

    @Test func aTypeThatIsNamedIsThereThoughNoCallUsesIt() async throws {
        let folder = try prepared(["main.swift": "func show(_ lid: Lid) { client.makeThing() }"])
        let result = await run(folder)
        let models = folder.read("Out/Shop+Models1.swift") ?? ""
        #expect(models.contains("struct Lid:") && !models.contains("struct Box:"))
        #expect(result.inferences.first?.shapes.map(\.name) == ["Lid"])
    }

    @Test func operationsThatAreListedAreMadeBesideTheInferredOnes() async throws {
        let folder = try prepared(["main.swift": "client.makeThing()"], operations: "[inferred, 'list*']")
        #expect(await run(folder).inferences.first?.operations.map(\.name) == ["listThings", "makeThing"])
    }

    @Test func aProgramThatNamesNoneGetsAClientWithoutCallsAndAWarning() async throws {
        let result = try await run(prepared(["main.swift": "print(1)"]))
        #expect(result.diagnostics.entries.map(\.severity) == [.warning])
        #expect(result.diagnostics.entries.first?.message.contains("no operation of Shop is named") == true)
        #expect(result.inferences.first?.operations == [])
    }

    @Test func aSecondRunWritesNothingAndOneAfterAnotherCallMakesItToo() async throws {
        let folder = try prepared(["main.swift": "client.makeThing()"])
        _ = await run(folder)
        #expect(await run(folder).plan.isNothing)
        #expect(await run(folder, writes: false).plan.isNothing)
        try folder.write("client.makeThing(); client.listThings()", to: "main.swift")
        #expect(await run(folder, writes: false).plan.isNothing == false)
        _ = await run(folder)
        #expect(folder.read("Out/Shop+Client.swift")?.contains("func listThings(") == true)
    }

    /// Words around a call may change as they like: what is committed stays the same.
    @Test func anEditThatNamesNothingElseChangesNothing() async throws {
        let folder = try prepared(["main.swift": "client.makeThing()"])
        _ = await run(folder)
        try folder.write("// More words.\nprint(try await client.makeThing())", to: "main.swift")
        #expect(await run(folder, writes: false).plan.isNothing)
    }

    @Test func generatedFilesNameNothing() async throws {
        let folder = try prepared([
            "main.swift": "client.makeThing()", "Other.swift": "// Generated by Shapesmith from x.\nfunc listThings() {}",
        ])
        #expect(await run(folder).inferences.first?.operations.map(\.name) == ["makeThing"])
    }

    @Test func sourcesSayWhichFoldersAreRead() async throws {
        let swift = ["A/a.swift": "makeThing", "B/b.swift": "listThings", "C/c.swift": "class"]
        #expect(await run(try prepared(swift, more: ", sources: A")).inferences.first?.operations.map(\.name) == ["makeThing"])
        let two = try prepared(swift, more: ", sources: [A, B/b.swift]")
        #expect(await run(two).inferences.first?.operations.map(\.name) == ["listThings", "makeThing"])
    }

    @Test func withoutSourcesAllOfThePackageIsRead() async throws {
        let folder = try ScratchFolder()
        try folder.write("", to: "Package.swift")
        try folder.write("modules: {Shop: {spec: shop.yaml, operations: inferred}}", to: "specs/shapesmith.yaml")
        try folder.write(shop, to: "specs/shop.yaml")
        try folder.write("makeThing", to: "Sources/App/main.swift")
        try folder.write("listThings", to: ".build/checkouts/main.swift")
        var diagnostics = Diagnostics()
        let configuration = try #require(Configuration.read("\(folder.path)/specs", &diagnostics))
        let result = await generate(configuration, lockFolder: "\(folder.path)/specs", writes: false)
        #expect(result.inferences.first?.operations.map(\.name) == ["makeThing"])
    }

    @Test func linksAreFollowedOnceAndLoopsEnd() async throws {
        let folder = try prepared(["A/a.swift": "makeThing", "B/b.swift": "listThings"], more: ", sources: A")
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/A/b", withDestinationPath: "../B")
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/B/a", withDestinationPath: "../A")
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/B/gone.swift", withDestinationPath: "nowhere")
        #expect(await run(folder).inferences.first?.operations.map(\.name) == ["listThings", "makeThing"])
    }

    @Test func textThatIsNoUTF8IsReadAsFarAsItGoes() throws {
        var search = WordSearch(["makeThing"])
        search.read([0xFF, 0xC3] + Array("\nmakeThing".utf8) + [0xE2, 0x82], of: "a.swift")
        #expect(search.found == ["makeThing": .init(file: "a.swift", line: 2)])
    }

    @Test(arguments: [
        ("operations: inferred, sources: Nowhere", "there is no '"),
        ("sources: A", "'sources' of module 'Shop' without 'operations: inferred'"),
        ("operations: inferred, sources: []", "'sources' names no folder"),
        ("operations: [inferred, makeThnig]", "has no operation 'makeThnig'"),
    ])
    func whatCannotBeMeantIsAnError(keys: String, message: String) async throws {
        let folder = try ScratchFolder()
        try folder.write("modules: {Shop: {spec: shop.yaml, output: Out, \(keys)}}", to: "shapesmith.yaml")
        try folder.write(shop, to: "shop.yaml")
        try folder.write("makeThing", to: "A/a.swift")
        let result = await run(folder)
        #expect(result.diagnostics.entries.contains { $0.severity == .error && $0.message.contains(message) })
        #expect(folder.read("Out/Shop+Client.swift") == nil)
    }

    /// A part keeps the names that the whole would have, though what it would have met is not there.
    @Test func aPartIsCalledAsTheWholeWouldBe() async throws {
        let folder = try ScratchFolder()
        let spec = shop.replacing("Lid: {type", with: "thing: {type: object, properties: {a: {type: string}}}\n  Lid: {type")
            .replacing("color: {type: string}", with: "color: {$ref: '#/definitions/thing'}")
        try folder.write("modules: {Shop: {spec: shop.yaml, output: Out, model-files: 1, operations: inferred}}", to: "shapesmith.yaml")
        try folder.write(spec, to: "shop.yaml")
        try folder.write("_", to: "main.swift")
        var diagnostics = Diagnostics()
        let configuration = try #require(Configuration.read(folder.path, &diagnostics))
        var whole = configuration
        whole.modules[0].infersOperations = false
        _ = await generate(whole, lockFolder: folder.path)
        let names = (folder.read("Out/Shop+Models1.swift") ?? "").split(separator: "\n").filter { $0.contains("public struct Thing") }
        #expect(names.count == 3)
        try FileManager.default.removeItem(atPath: "\(folder.path)/shapesmith.lock")
        try folder.write("class", to: "main.swift")
        _ = await generate(configuration, lockFolder: folder.path)
        let part = (folder.read("Out/Shop+Models1.swift") ?? "").split(separator: "\n").filter { $0.contains("public struct Thing") }
        #expect(part.count == 1 && part.allSatisfy(names.contains))
    }
}
