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
        get: {operationId: listThings, responses: {200: {description: x, schema: {$ref: "#/definitions/Thing"}}}}
        post: {operationId: makeThing, responses: {200: {description: x, schema: {$ref: "#/definitions/Thing"}}}}
      /boxes:
        get: {operationId: getBox, responses: {200: {description: x, schema: {$ref: "#/definitions/Box"}}}}
    definitions:
      Thing: {type: object, properties: {name: {$ref: "#/definitions/Name"}}}
      Name: {type: object, properties: {first: {type: integer}}}
      Box: {type: object, properties: {name: {$ref: "#/definitions/Name"}, lid: {$ref: "#/definitions/Lid"}}}
      Lid: {type: object, properties: {size: {type: integer}}}
    """

@Suite struct CostTests {
    private func configuration(_ folder: ScratchFolder, _ keys: String = "") throws -> Configuration {
        try folder.write(shop, to: "shop.yaml")
        try folder.write("modules: {Shop: {spec: shop.yaml, output: Out, model-files: 1\(keys)}}", to: "shapesmith.yaml")
        var diagnostics = Diagnostics()
        return try #require(Configuration.read(folder.path, &diagnostics))
    }

    private func costs(_ folder: ScratchFolder, _ operations: [String] = [], _ keys: String = "") async throws -> ModuleCost {
        var diagnostics = Diagnostics()
        let module = try #require(try configuration(folder, keys).modules.first)
        return try #require(await cost(of: module, templates: nil, operations: operations, &diagnostics))
    }

    /// The lines that `generate` writes.
    private func lines(_ keys: String) async throws -> Int {
        let folder = try ScratchFolder()
        let result = await generate(try configuration(folder, keys), lockFolder: folder.path, writes: false)
        return result.plan.steps.filter { $0.path.hasSuffix(".swift") }.reduce(0) { sum, step in
            sum + step.bytes.count { $0 == UInt8(ascii: "\n") }
        }
    }

    @Test func linesAreThoseThatGenerateWrites() async throws {
        let folder = try ScratchFolder()
        let module = try await costs(folder)
        let whole = try await lines("")
        #expect(module.lines == whole)
        for cost in module.operations {
            let others = module.operations.map(\.name).filter { $0 != cost.name }
            let alone = try await lines(", operations: [\(cost.name)]")
            let without = try await lines(", operations: [\(others.joined(separator: ", "))]")
            #expect(cost.lines == alone && cost.ownLines == whole - without, "\(cost)")
        }
    }

    @Test func linesOfChecksCountToo() async throws {
        let checked = ", validation: true"
        let module = try await costs(ScratchFolder(), [], checked)
        let whole = try await lines(checked)
        let plain = try await lines("")
        #expect(module.lines == whole && whole > plain)
    }

    /// Box, Lid, Name and the integer; nobody else uses Box and Lid.
    @Test func shapesAreThoseThatAnOperationUsesAndThoseThatOnlyItUses() async throws {
        let box = try #require(try await costs(ScratchFolder(), ["getBox"]).operations.first)
        let all = try await costs(ScratchFolder())
        #expect(box.name == "getBox")
        #expect(all.operations.map(\.name) == ["getBox", "listThings", "makeThing"])
        let things = all.operations.filter { $0.name != "getBox" }
        #expect(things.allSatisfy { $0.shapes < box.shapes && $0.ownShapes == 0 })
        #expect(box.ownShapes >= 2 && box.ownShapes < box.shapes)
        #expect(box.bytes > things[0].bytes && things.allSatisfy { $0.compileShare > 0 && $0.compileShare < 1 })
    }

    @Test func anOperationThatIsNotThereIsAnError() async throws {
        var diagnostics = Diagnostics()
        let module = try #require(try configuration(ScratchFolder()).modules.first)
        #expect(await cost(of: module, templates: nil, operations: ["getBoxx"], &diagnostics) == nil)
        #expect(diagnostics.errorCount > 0)
    }

    @Test func theTableBeginsWithTheDearest() async throws {
        let text = try await costs(ScratchFolder()).text.split(separator: "\n")
        #expect(text.count == 5)
        #expect(text[0].hasPrefix("Shop: 3 operations, "))
        #expect(text[2].hasPrefix("getBox "))
    }
}
