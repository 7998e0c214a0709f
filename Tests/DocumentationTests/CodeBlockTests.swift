import Foundation
import Testing

/// That nothing is shown which no test runs: what is not Swift, a command or Python is put together by a script from the README.
@Suite struct CodeBlockTests {
    struct Block {
        var page: String
        var heading: String
        var language: String
        var text: String
    }

    /// Sections of the README whose blocks a script of `Tests/EndToEnd` or `.ci/run` puts together.
    static let assembled: Set<String> = [
        "Two commands", "A first client", "A client of your own Swagger API, made when you build", "A command line of your own",
    ]

    /// Code of other libraries, which cannot be built here.
    static let ofOthers: Set<String> = ["With soto", "With aws-sdk-swift", "With swift-openapi-generator"]

    static func blocks(of page: URL) throws -> [Block] {
        var found: [Block] = []
        var heading = ""
        var open: Block?
        for line in try String(contentsOf: page, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                if let block = open { found.append(block) }
                let language = String(line.dropFirst(3))
                open = open == nil ? Block(page: page.lastPathComponent, heading: heading, language: language, text: "") : nil
            } else if open != nil {
                open?.text += line + "\n"
            } else if line.hasPrefix("#") {
                heading = line.drop { $0 == "#" || $0 == " " }.description
            }
        }
        #expect(open == nil, "\(page.lastPathComponent): a block is left open")
        return found
    }

    static func articles() throws -> [URL] {
        let sources = packageFolder.appending(path: "Sources")
        let all = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return all.filter { $0.pathExtension == "md" && $0.deletingLastPathComponent().pathExtension == "docc" }
    }

    @Test func everyBlockOfTheReadmeIsRun() throws {
        for block in try Self.blocks(of: packageFolder.appending(path: "README.md")) where !["swift", "sh"].contains(block.language) {
            #expect(Self.assembled.contains(block.heading), "\(block.heading): \(block.text)")
        }
    }

    @Test func everyBlockOfAnArticleIsRunOrStandsInTheReadme() throws {
        let readme = try String(contentsOf: packageFolder.appending(path: "README.md"), encoding: .utf8)
        let articles = try Self.articles()
        #expect(articles.count >= 13)
        for block in try articles.flatMap(Self.blocks) where !["swift", "sh", "python"].contains(block.language) {
            // The configurations of this one, and the list that it shows, are tried by Tests/EndToEnd/documentation.
            if Self.ofOthers.contains(block.heading) || block.page == "OnlyWhatIsUsed.md" { continue }
            // Tests/EndToEnd/documentation makes a client of the document that is shown here.
            if block.heading == "One of several: `discriminator`", block.language == "yaml" { continue }
            #expect(readme.contains("\n\(block.text)```\n"), "\(block.page), \(block.heading): \(block.text)")
        }
    }

    @Test func otherPagesShowNoCode() throws {
        for name in ["CONTRIBUTING.md", "CHANGELOG.md", "Sources/README.md"] {
            let languages = try Self.blocks(of: packageFolder.appending(path: name)).map(\.language)
            #expect(languages.allSatisfy { $0 == "text" }, "\(name)")
        }
    }

    @Test(arguments: [
        "FirstClient", "SendingMail", "MonitoringSendingActivity", "TestingWithoutANetwork", "YourOwnSwaggerAPI", "YourOwnTransport",
        "HowGenerationWorks", "AddingAProtocol", "OnlyWhatIsUsed", "ComingFromSoto", "ComingFromAWSSDKForSwift",
        "ComingFromSwiftOpenAPIGenerator", "ComingFromBoto3",
    ])
    func theArticleIsThereAndLedTo(name: String) throws {
        let folder = packageFolder.appending(path: "Sources/ShapesmithClient/ShapesmithClient.docc")
        #expect(try String(contentsOf: folder.appending(path: "\(name).md"), encoding: .utf8).hasPrefix("# "))
        #expect(try String(contentsOf: folder.appending(path: "ShapesmithClient.md"), encoding: .utf8).contains("- <doc:\(name)>"))
        let readme = try String(contentsOf: packageFolder.appending(path: "README.md"), encoding: .utf8)
        #expect(readme.contains("(Sources/ShapesmithClient/ShapesmithClient.docc/\(name).md)"))
    }

    /// The same program side by side: each page shows it with both.
    @Test(arguments: ["ComingFromSoto", "ComingFromAWSSDKForSwift", "ComingFromSwiftOpenAPIGenerator", "ComingFromBoto3"])
    func aPageForThoseWhoComeFromElsewhereShowsBoth(name: String) throws {
        let page = packageFolder.appending(path: "Sources/ShapesmithClient/ShapesmithClient.docc/\(name).md")
        let blocks = try Self.blocks(of: page)
        #expect(blocks.count == 2)
        #expect(blocks.first?.heading.hasPrefix("With ") == true && blocks.first?.language != "swift")
        #expect(blocks.last?.heading == "With Shapesmith" && blocks.last?.language == "swift")
    }
}
