public import ServiceModel
public import SpecDiagnostics

/// A module as it is about to be printed: one view for each file.
public struct SwiftModule: Sendable {
    public var name: String
    /// The module of the runtime that its files import.
    public var runtime: String
    public var client: ClientView
    public var serializers: SerializersView
    public var errors: ErrorsView
    public var endpoints: EndpointsView
    public var models: [ModelsView]
    public var paginators: PaginatorsView
    public var waiters: WaitersView
    /// Nothing if the module is made without.
    public var schema: SchemaView?
    /// Nothing if the module is made without.
    public var testing: TestingView?
    /// Nothing if the module is made without.
    public var validation: ValidationView?
    /// Nothing unless asked for, with the path of its file.
    public var calls: (path: String, view: CallsView)?
    /// Nothing unless asked for.
    public var commands: CommandFiles?
    /// The pages of the documentation catalogue by path; none unless asked for.
    public var documentation: [(path: String, view: DocumentationView)]
    /// Where the declarations come from, by mark.
    public var origins: Origins
    /// The names that were given, to be kept for the next run.
    public var given: GivenNames
}

/// Decides everything about the Swift of a service: names, types, the lines that write and read.
public func makeModule(
    _ service: Service, _ options: ModuleOptions, keepingOrigins: Bool = false, _ diagnostics: inout Diagnostics
) -> SwiftModule {
    let plan = ModulePlan(service, options, &diagnostics)
    plan.checkContextParameters(&diagnostics)
    var origins = Origins(isKept: keepingOrigins)
    let endpoints = plan.endpoints(&diagnostics)
    return SwiftModule(
        name: options.module, runtime: plan.runtime, client: plan.client(&origins), serializers: plan.serializers(&origins),
        errors: plan.errors(&origins),
        endpoints: endpoints, models: plan.models(&origins), paginators: plan.paginators(&origins, &diagnostics),
        waiters: plan.waiters(&origins, &diagnostics), schema: options.hasSchema ? plan.schema() : nil, testing: plan.testing(),
        validation: plan.validation(&diagnostics),
        calls: options.hasCalls ? (plan.callsPath, plan.calls()) : nil,
        commands: options.hasCommands ? plan.commands(endpoints, &diagnostics) : nil,
        documentation: options.hasDocumentation ? plan.documentationPages() : [], origins: origins, given: plan.givenNames)
}

extension ModulePlan {
    /// Every name of the module by the name in the description, together with those that earlier runs gave.
    var givenNames: GivenNames {
        var given = options.given
        for (place, shape) in service.shapes.enumerated() where !names.types[place].isEmpty {
            given.types[shape.name] = names.types[place]
            let wireNames = shape.structure?.members.map(\.name) ?? shape.enumerationValues?.map(\.value) ?? []
            for (wireName, name) in zip(wireNames, names.members[place]) { given.members[shape.name, default: [:]][wireName] = name }
        }
        for (operation, name) in zip(service.operations, names.operations) { given.operations[operation.name] = name }
        return given
    }
}
