internal import ServiceModel
public import TemplateEngine

/// A protocol with the operations of a client, and a fake that does what a test tells it to; a module of their own.
public struct TestingView: TemplateView {
    var file: FileView
    var module: String
    var serviceName: String
    var client: String
    var operations: [TestingOperationView]

    public static let fields = Fields<TestingView>(
        [
            .text("module") { $0.module },
            .text("serviceName") { $0.serviceName },
            .text("client") { $0.client },
            .list("operations") { $0.operations },
        ] + FileView.fields(of: { $0.file }))
}

/// An operation as a requirement of the protocol and a function of the fake.
struct TestingOperationView: TemplateView {
    var name: String
    /// The fake's property that says what the operation does: `onSendEmail`.
    var handler: String
    var input: String
    var output: String
    var attribute: String

    static let fields = Fields<TestingOperationView>([
        .text("name") { $0.name },
        .text("handler") { $0.handler },
        .text("input") { $0.input },
        .text("output") { $0.output },
        .text("attribute") { $0.attribute },
    ])
}

extension ModulePlan {
    /// Nothing where the client is nested in somebody else's module, which can be tested from inside.
    func testing() -> TestingView? {
        guard options.hasTesting, !options.isNested else { return nil }
        var file = file()
        // What is public hands the runtime on.
        file.imports = ["\(access) import \(options.module)", "\(options.access == .public ? "internal" : access) import \(runtime)"]
        return TestingView(
            file: file, module: options.module, serviceName: identity.fullName.replacingNewlines, client: tables.client,
            operations: operations.enumerated().map { place, operation in
                let name = names.operations[place]
                return TestingOperationView(
                    name: Keywords.escape(name), handler: "on" + name.prefix(1).uppercased() + name.dropFirst(),
                    input: operation.input.map { names.types[$0.target.index] } ?? "", output: outputType(operation),
                    attribute: operation.deprecation.map(deprecated) ?? "")
            })
    }
}
