// swift-tools-version: 6.1
import PackageDescription

// On Linux libyaml's package configuration is left out: named, it would make everyone who only uses a generated client see an install warning.
#if os(Linux)
    let yamlPackageConfig: String? = nil
#else
    let yamlPackageConfig: String? = "yaml-0.1"
#endif

/// The templates; `.ci/templates` puts them into the code as text.
let templates = [
    "callTable", "calls", "client", "clientType", "commands", "documentation", "endpoints", "enumeration", "errorCodes", "errors", "header",
    "models", "paginators", "schema", "schemaTable", "serializerTables", "serializers", "service", "structure", "structureWire", "testing",
    "union", "unionWire", "validation", "waiters",
]

/// A generated client: `Generated/<name>`.
func client(_ name: String) -> Target { .target(name: name, dependencies: ["ShapesmithClient"], path: "Generated/\(name)") }

/// Calls by name of a generated client, for tests: `Generated/<name>Calls`.
func calls(_ name: String) -> Target {
    .target(name: "\(name)Calls", dependencies: [.byName(name: name), "ShapesmithClient", "TypedCalls"], path: "Generated/\(name)Calls")
}

/// Case folders of the generator whose expected code is compiled as strictly as any user's target may be.
let compiledCases = [
    (folder: "bindings", module: "Bindings"), (folder: "families", module: "Zoo"), (folder: "kinds", module: "Kinds"),
    (folder: "markup", module: "Markup"), (folder: "media", module: "Media"), (folder: "names", module: "Names"),
    (folder: "nested", module: "Nested"), (folder: "options", module: "Chosen"), (folder: "pages", module: "Paged"),
    (folder: "pets", module: "Pets"), (folder: "query", module: "Asks"), (folder: "rules", module: "Ruled"),
    (folder: "sessions", module: "Vaults"), (folder: "xml", module: "Elements"),
]

func compiledCase(folder: String, module: String) -> Target {
    .target(
        name: "Case\(module)",
        dependencies: ["ShapesmithWholeClient", "WholeServiceRuntime", "ShapesmithClient", "ServiceRuntime", "InputValidation"],
        path: "Tests/GeneratorCoreTests/Cases/\(folder)/expected",
        swiftSettings: [
            .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
            .unsafeFlags(["-default-isolation", "MainActor", "-warnings-as-errors"]),
        ])
}

let package = Package(
    name: "shapesmith",
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
    products: [
        .library(name: "SES", targets: ["SES"]),
        .library(name: "SESv2", targets: ["SESv2"]),
        .library(name: "STS", targets: ["STS"]),
        .library(name: "SimpleEmail", targets: ["SimpleEmail"]),
        .library(name: "SimpleEmailRaw", targets: ["SimpleEmailRaw"]),
        // What clients are made with. What only some services need is in the whole ones, so that nobody else compiles it.
        .library(name: "ShapesmithClient", targets: ["ShapesmithClient"]),
        .library(
            name: "ShapesmithWholeClient",
            targets: ["ShapesmithClient", "ShapesmithWholeClient", "EventStreams", "Documents", "InputValidation", "Recordings"]),
        .library(name: "ServiceRuntime", targets: ["ServiceRuntime"]),
        .library(
            name: "WholeServiceRuntime",
            targets: ["ServiceRuntime", "WholeServiceRuntime", "EventStreams", "Documents", "InputValidation", "Recordings"]),
        // `Date` and `LocalizedError`, for programs that have Foundation in them anyway.
        .library(name: "ShapesmithFoundation", targets: ["ShapesmithFoundation"]),
        .library(name: "RequestSigning", targets: ["RequestSigning", "SpecialSigning"]),
        .library(name: "TypedCalls", targets: ["TypedCalls"]),
        .library(name: "UntypedCalls", targets: ["UntypedCalls"]),
        .executable(name: "shapesmith", targets: ["shapesmith"]),
        .executable(name: "awsmith", targets: ["awsmith"]),
        .library(name: "CommandRuntime", targets: ["CommandRuntime"]),
        .plugin(name: "GenerateClient", targets: ["GenerateClient"]),
        .plugin(name: "ShapesmithCommand", targets: ["ShapesmithCommand"]),
        .plugin(name: "ShapesmithCheck", targets: ["ShapesmithCheck"]),
    ],
    targets: [
        // MARK: Leaves
        .target(name: "CDigests"),
        .target(name: "Digests", dependencies: ["CDigests", "ScalarText"]),
        .target(name: "ScalarText"),
        .target(name: "JSONText", dependencies: ["ScalarText"]),
        .systemLibrary(name: "CLibYAML", pkgConfig: yamlPackageConfig, providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(
            name: "YAMLEvents", dependencies: ["CLibYAML"],
            linkerSettings: [
                .linkedLibrary(":libyaml.a", .when(platforms: [.linux])),
                .linkedLibrary("yaml", .when(platforms: [.macOS, .iOS, .tvOS, .watchOS, .visionOS])),
            ]),
        .target(name: "Values", dependencies: ["ScalarText"]),
        .target(name: "JMESPathSyntax", dependencies: ["Values"]),
        .target(name: "JMESPath", dependencies: ["JMESPathSyntax", "Values"]),
        .target(name: "Patterns"),
        .target(name: "TerminalText"),

        // MARK: Generator wing
        .target(name: "SpecDiagnostics", dependencies: ["ScalarText"]),
        .target(name: "SpecDocument", dependencies: ["SpecDiagnostics", "ScalarText", "JSONText", "YAMLEvents"]),
        .target(name: "ServiceModel", dependencies: ["SpecDiagnostics"]),
        .target(name: "ModelDump", dependencies: ["ServiceModel", "SpecDiagnostics"]),
        .target(name: "SpecReaders", dependencies: ["SpecDocument", "ServiceModel", "SpecDiagnostics", "JSONText"]),
        .target(name: "TemplateEngine", dependencies: ["SpecDiagnostics"]),
        .target(name: "Templates", path: "Templates", exclude: templates.map { "\($0).mustache" }),
        .target(
            name: "SwiftViews",
            dependencies: ["ServiceModel", "SpecDiagnostics", "TemplateEngine", "JMESPathSyntax", "Values"]),
        .target(
            name: "GeneratorCore",
            dependencies: [
                "SpecReaders", "SwiftViews", "ServiceModel", "TemplateEngine", "Templates", "SpecDocument", "SpecDiagnostics",
            ]),
        .target(
            name: "GeneratorTasks",
            dependencies: [
                "GeneratorCore", "SpecReaders", "SwiftViews", "ServiceModel", "TemplateEngine", "Templates", "SpecDocument",
                "SpecDiagnostics", "Digests", "JSONText", "ModelDump", "Patterns",
            ]),
        .target(name: "SpecComparison", dependencies: ["ModelDump", "ServiceModel", "SpecDiagnostics", "SwiftViews", "JSONText"]),
        .executableTarget(
            name: "shapesmith",
            dependencies: [
                "GeneratorTasks", "GeneratorCore", "SpecComparison", "ServiceModel", "SwiftViews", "SpecDiagnostics", "TerminalText",
            ]),
        .executableTarget(name: "generate-client", dependencies: ["GeneratorCore", "SpecDiagnostics"]),

        // MARK: Plugins
        .plugin(
            name: "GenerateClient", capability: .buildTool(), dependencies: ["generate-client"], path: "Sources/Plugins/GenerateClient"),
        .plugin(
            name: "ShapesmithCommand",
            capability: .command(
                intent: .custom(verb: "shapesmith", description: "Generate, compare and check clients from service descriptions"),
                permissions: [.writeToPackageDirectory(reason: "writes the generated code that the configuration asks for")]),
            dependencies: ["shapesmith"], path: "Sources/Plugins/ShapesmithCommand"),
        .plugin(
            name: "ShapesmithCheck",
            capability: .command(
                intent: .custom(verb: "shapesmith-check", description: "Check that the generated code is what the specs give"),
                permissions: []),
            dependencies: ["shapesmith"], path: "Sources/Plugins/ShapesmithCheck"),

        // MARK: Runtime wing
        .target(name: "CSystem", linkerSettings: ["m", "pthread", "dl"].map { .linkedLibrary($0, .when(platforms: [.linux])) }),
        .target(name: "RequestSigning", dependencies: ["Digests", "ScalarText", "CSystem"]),
        .target(name: "SpecialSigning", dependencies: ["RequestSigning", "Digests"]),
        .target(name: "WireFormats", dependencies: ["ScalarText", "CSystem"]),
        .target(name: "ServiceRuntime", dependencies: ["ScalarText", "WireFormats", "RequestSigning", "Digests", "CSystem"]),
        .target(name: "InputValidation", dependencies: ["ServiceRuntime", "WireFormats", "RequestSigning", "Patterns"]),
        .target(name: "SpecialServices", dependencies: ["ServiceRuntime", "SpecialSigning", "RequestSigning", "WireFormats"]),
        .target(name: "BodyTraits", dependencies: ["ServiceRuntime", "WireFormats", "Digests"]),
        .target(name: "Documents", dependencies: ["ServiceRuntime", "WireFormats", "Values"]),
        .target(
            name: "EventStreams",
            dependencies: ["Documents", "ServiceRuntime", "WireFormats", "RequestSigning", "SpecialSigning", "Values", "Digests"]),
        .target(name: "Recordings", dependencies: ["ServiceRuntime", "RequestSigning", "WireFormats"]),
        .target(name: "ShapesmithFoundation", dependencies: ["ServiceRuntime", "WireFormats"]),
        .target(name: "CCurl"),
        .target(
            name: "CurlTransport", dependencies: ["CCurl", "CSystem", "ScalarText", "RequestSigning", "ServiceRuntime", "WireFormats"]),
        .target(name: "URLSessionTransport", dependencies: ["ServiceRuntime"]),
        .target(
            name: "AWSCredentials", dependencies: ["ServiceRuntime", "RequestSigning", "WireFormats", "Digests", "ScalarText", "CSystem"]),
        .target(
            name: "ShapesmithClient",
            dependencies: [
                "ServiceRuntime", "WireFormats", "RequestSigning", "AWSCredentials",
                .target(name: "CurlTransport", condition: .when(platforms: [.linux])),
                .target(name: "URLSessionTransport", condition: .when(platforms: [.macOS, .iOS, .tvOS, .watchOS, .visionOS])),
            ]),
        .target(name: "ShapesmithWholeClient", dependencies: ["ShapesmithClient", "WholeServiceRuntime"]),
        .target(
            name: "WholeServiceRuntime", dependencies: ["ServiceRuntime", "BodyTraits", "EventStreams", "Documents", "SpecialServices"]),
        .target(name: "TypedCalls", dependencies: ["WholeServiceRuntime", "Documents", "ServiceRuntime", "WireFormats", "Values"]),
        .target(name: "UntypedCalls", dependencies: ["BodyTraits", "Documents", "ServiceRuntime", "WireFormats", "Values"]),
        .target(
            name: "CommandRuntime",
            dependencies: [
                "ShapesmithClient", "ServiceRuntime", "RequestSigning", "SpecialSigning", "SpecialServices", "BodyTraits", "UntypedCalls",
                "AWSCredentials", "WireFormats", "JMESPath",
                "Values",
                "TerminalText",
                "YAMLEvents", "JSONText",
            ]),
        .executableTarget(name: "awsmith", dependencies: ["CommandRuntime", "SESCommands", "SESv2Commands"]),
        .target(name: "LoopbackResponder", dependencies: ["RequestSigning"]),
        .executableTarget(name: "loopback-responder", dependencies: ["LoopbackResponder"]),

        // MARK: Generated clients
        client("SES"),
        client("SESv2"),
        client("STS"),
        client("SimpleEmail"),
        client("SimpleEmailRaw"),

        calls("SES"),
        calls("SESv2"),
        calls("STS"),
        // MARK: Generated command tables
        .target(name: "SESCommands", dependencies: ["CommandRuntime"], path: "Generated/SESCommands"),
        .target(name: "SESv2Commands", dependencies: ["CommandRuntime"], path: "Generated/SESv2Commands"),

        // MARK: Examples and tests
        .executableTarget(
            name: "benchmarks", dependencies: ["SES", "SESv2", "RequestSigning", "Digests", "CCurl"], path: "Sources/Benchmarks"),
        .executableTarget(name: "process-cost", path: "Sources/ProcessCost"),
        .executableTarget(
            name: "peer-calls", dependencies: ["SESCalls", "SESv2Calls", "STSCalls", "SES", "SESv2", "STS", "TypedCalls"],
            path: "Tests/EndToEnd/PeerCalls"),
        .executableTarget(name: "many-tasks", dependencies: ["SES", "LoopbackResponder"], path: "Tests/EndToEnd/ManyTasks"),
        .executableTarget(name: "SendStatistics", dependencies: ["SES"], path: "Tests/EndToEnd/SendStatistics"),
        .testTarget(name: "DigestsTests", dependencies: ["Digests"]),
        .testTarget(
            name: "CommandRuntimeTests", dependencies: ["CommandRuntime", "Values", "ServiceRuntime", "WireFormats", "TerminalText"]),
        .testTarget(name: "AWSmithTests", dependencies: ["CommandRuntime", "SESCommands", "SESv2Commands", "awsmith"]),
        .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),
        .testTarget(name: "YAMLEventsTests", dependencies: ["YAMLEvents"]),
        .testTarget(name: "ValuesTests", dependencies: ["Values"]),
        .testTarget(name: "JMESPathTests", dependencies: ["JMESPath", "JMESPathSyntax", "Values"]),
        .testTarget(name: "PatternsTests", dependencies: ["Patterns"]),
        .testTarget(name: "TerminalTextTests", dependencies: ["TerminalText"]),
        .testTarget(name: "SpecDiagnosticsTests", dependencies: ["SpecDiagnostics"]),
        .testTarget(name: "SpecDocumentTests", dependencies: ["SpecDocument", "SpecDiagnostics"]),
        .testTarget(name: "ServiceModelTests", dependencies: ["ModelDump", "ServiceModel", "SpecDiagnostics"]),
        .testTarget(
            name: "SpecReadersTests",
            dependencies: ["SpecReaders", "ModelDump", "ServiceModel", "SpecDocument", "SpecDiagnostics", "JSONText"]),
        .testTarget(
            name: "SpecComparisonTests", dependencies: ["SpecComparison", "SpecReaders", "SpecDocument", "ServiceModel", "SpecDiagnostics"]),
        .testTarget(name: "TemplateEngineTests", dependencies: ["TemplateEngine", "SpecDiagnostics"]),
        .testTarget(name: "SwiftViewsTests", dependencies: ["SwiftViews", "ServiceModel", "SpecDiagnostics"]),
        .testTarget(
            name: "GeneratorCoreTests",
            dependencies: [
                "Templates", "GeneratorTasks", "GeneratorCore", "SwiftViews", "ServiceModel", "SpecDiagnostics", "Documents",
                "UntypedCalls", "ServiceRuntime", "Values", "WireFormats",
            ]
                + compiledCases.map { .byName(name: "Case\($0.module)") },
            exclude: ["Cases"]),
        .testTarget(name: "RequestSigningTests", dependencies: ["RequestSigning", "SpecialSigning", "Digests"], exclude: ["Recorded"]),
        .testTarget(name: "WireFormatsTests", dependencies: ["WireFormats", "Documents", "EventStreams", "UntypedCalls", "Values"]),
        .testTarget(name: "EventStreamsTests", dependencies: ["EventStreams", "WireFormats"]),
        .testTarget(
            name: "UntypedCallsTests", dependencies: ["UntypedCalls", "Documents", "ServiceRuntime", "WireFormats", "Values", "Digests"]),
        .testTarget(
            name: "RecordedRequestsTests", dependencies: ["SESCalls", "SESv2Calls", "SES", "SESv2", "Documents", "Values"],
            exclude: ["Recorded", "record.py"]),
        .testTarget(name: "TypedCallsTests", dependencies: ["TypedCalls"]),
        .testTarget(name: "SimpleEmailTests", dependencies: ["SES", "SimpleEmail", "SimpleEmailRaw"]),
        .testTarget(name: "PageExamplesTests", dependencies: ["SES", "SESCommands", "CommandRuntime", "ShapesmithFoundation"]),
        .testTarget(name: "DocumentationTests", dependencies: ["SES"]),
        .testTarget(name: "BuildPluginTests", dependencies: ["ShapesmithClient"], plugins: ["GenerateClient"]),
        .testTarget(name: "BodyTraitsTests", dependencies: ["BodyTraits", "Digests"]),
        .testTarget(
            name: "ServiceRuntimeTests",
            dependencies: ["ServiceRuntime", "BodyTraits", "EventStreams", "Recordings", "SpecialServices", "WireFormats"]),
        .testTarget(name: "ShapesmithFoundationTests", dependencies: ["ShapesmithFoundation", "ServiceRuntime", "WireFormats"]),
        .testTarget(name: "InputValidationTests", dependencies: ["InputValidation"]),
        .testTarget(name: "CurlTransportTests", dependencies: ["CurlTransport", "ServiceRuntime", "WireFormats"]),
        .testTarget(name: "AWSCredentialsTests", dependencies: ["AWSCredentials", "ServiceRuntime", "WireFormats"]),
    ] + compiledCases.map(compiledCase)
)
