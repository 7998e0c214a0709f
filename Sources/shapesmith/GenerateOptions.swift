import GeneratorCore

/// The options that say what is generated, and how.
enum GenerateOptions {
    static let all: [Arguments.Option] = [
        .init(name: "--config", value: "FILE", summary: "the configuration (default: \(Configuration.defaultPath))"),
        .init(name: "--spec", value: "PATH", summary: "a description: a Swagger document, or a folder of shape definitions"),
        .init(name: "--module", value: "NAME", summary: "the module's name"),
        .init(name: "--output", value: "DIR", summary: "the folder to write into"),
        .init(name: "--overlay", value: "FILE", summary: "an overlay on the description", isRepeatable: true),
        .init(name: "--access", value: "ACCESS", summary: "public, package or internal"),
        .init(
            name: "--operations", value: "LIST",
            summary: "only these operations, by name or wildcard, separated by commas; 'inferred': those that your Swift names"),
        .init(
            name: "--sources", value: "DIR", summary: "a folder of Swift that operations are inferred from (default: the package)",
            isRepeatable: true),
        .init(name: "--protocol", value: "NAME", summary: "the wire protocol, if the service speaks several"),
        .init(name: "--templates", value: "DIR", summary: "a folder of templates in place of the program's own"),
    ]

    static let forAll: [Arguments.Option] = [
        .init(name: "--all", value: "FOLDER", summary: "every service under a folder, each into a folder of its own in --output")
    ]
}
