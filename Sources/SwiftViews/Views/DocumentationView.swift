internal import ServiceModel
public import TemplateEngine

/// A page of the documentation catalogue: that of an operation, of the client or of the module.
///
/// It stands beside the code and is no part of it: the compiler never sees it.
public struct DocumentationView: TemplateView {
    /// What the page is about: `SES/SESClient/getSendStatistics(_:)`.
    var symbol: String
    /// Whether the page stands instead of the comment in the code.
    var replacesComment = false
    var abstract: [String] = []
    var requestSyntax: [String] = []
    var requestStructure: [String] = []
    var responseSyntax: [String] = []
    var responseStructure: [String] = []
    var errors: [String] = []
    var exampleTitle = ""
    var example: [String] = []
    var expectedOutput: [String] = []
    var topics: [TopicView] = []
    var source: String

    public static let fields = Fields<DocumentationView>([
        .text("symbol") { $0.symbol },
        .flag("replacesComment") { $0.replacesComment },
        .lines("abstract") { $0.abstract },
        .flag("hasAbstract") { !$0.abstract.isEmpty },
        .lines("requestSyntax") { $0.requestSyntax },
        .flag("hasRequestSyntax") { !$0.requestSyntax.isEmpty },
        .lines("requestStructure") { $0.requestStructure },
        .flag("hasRequestStructure") { !$0.requestStructure.isEmpty },
        .lines("responseSyntax") { $0.responseSyntax },
        .flag("hasResponseSyntax") { !$0.responseSyntax.isEmpty },
        .lines("responseStructure") { $0.responseStructure },
        .flag("hasResponseStructure") { !$0.responseStructure.isEmpty },
        .lines("errors") { $0.errors },
        .flag("hasErrors") { !$0.errors.isEmpty },
        .text("exampleTitle") { $0.exampleTitle },
        .lines("example") { $0.example },
        .flag("hasExample") { !$0.example.isEmpty },
        .lines("expectedOutput") { $0.expectedOutput },
        .list("topics") { $0.topics },
        .flag("hasTopics") { !$0.topics.isEmpty },
        .text("source") { $0.source },
    ])
}

/// A group of links.
struct TopicView: TemplateView {
    var name: String
    var links: [String]

    static let fields = Fields<TopicView>([
        .text("name") { $0.name },
        .lines("links") { $0.links },
    ])
}

extension ModulePlan {
    /// The pages of the catalogue by their paths; none where the client is nested in somebody else's module.
    func documentationPages() -> [(path: String, view: DocumentationView)] {
        guard !options.isNested else { return [] }
        let folder = "\(options.module).docc"
        var pages = [("\(folder)/\(options.module).md", modulePage), ("\(folder)/Client.md", clientPage)]
        for place in operations.indices {
            let name = names.operations[place]
            pages.append(("\(folder)/Operations/\(name.prefix(1).uppercased())\(name.dropFirst()).md", operationPage(place)))
        }
        return pages
    }

    private var modulePage: DocumentationView {
        var page = DocumentationView(symbol: options.module, source: options.source)
        var doc = DocLines()
        doc.paragraph("A client of \(identity.fullName.replacingNewlines).")
        if let text = service.documentation { doc.add(text) }
        page.abstract = doc.lines
        page.topics = [TopicView(name: "The client", links: [tables.client, tables.errorCodes])]
        return page
    }

    /// The operations under the topics of the description; all under one heading if it has none.
    private var clientPage: DocumentationView {
        var page = DocumentationView(symbol: "\(options.module)/\(tables.client)", source: options.source)
        var order = service.topics.map(\.name)
        var links: [String: [String]] = [:]
        for (place, operation) in operations.enumerated() {
            let topics = operation.tags.isEmpty ? ["Operations"] : operation.tags
            for topic in topics {
                if !order.contains(topic) { order.append(topic) }
                links[topic, default: []] += symbols(ofOperation: place)
            }
        }
        page.topics = order.compactMap { name in links[name].map { TopicView(name: name.replacingNewlines, links: $0) } }
        return page
    }

    /// `sendEmail(_:)` and `sendEmail(source:destination:message:)`
    private func symbols(ofOperation place: Int) -> [String] {
        let name = names.operations[place]
        let members = members(of: inputPlace(place)).map { "\(bare($0.label)):" }
        return ["\(name)(_:)"] + (members.isEmpty ? [] : ["\(name)(\(members.joined()))"])
    }

    func inputPlace(_ place: Int) -> Int { operations[place].input?.target.index ?? 0 }
}

func bare(_ name: String) -> String { name.filter { $0 != "`" } }
