package import ServiceModel
public import SpecDiagnostics
package import SwiftViews
internal import TemplateEngine

// The way of a spec, on one screen. Only the first and the last step touch the disk.

/// A module with its files, made but not written.
package struct MadeModule: Sendable {
    @Held package var configuration: ModuleConfiguration
    @Held package var module: SwiftModule
    package var files: [GeneratedFile]
    /// What the operations were chosen by, if the Swift that calls them says it.
    package var inference: Inference?
    /// What was read beside the description, what stands beside it, and its overlays.
    package var references: [String]
}

/// description → service → module → files
package func make(_ configuration: ModuleConfiguration, _ press: Press, keepingOrigins: Bool = false, _ diagnostics: inout Diagnostics)
    -> MadeModule?
{
    guard let loaded = loadService(configuration, &diagnostics), let chosen = chosen(loaded.service, configuration, press, &diagnostics)
    else {
        return nil
    }
    let module = makeModule(chosen.service, chosen.options, keepingOrigins: keepingOrigins, &diagnostics)
    guard !diagnostics.hasErrors else { return nil }
    return MadeModule(
        configuration: configuration, module: module, files: press.render(module), inference: chosen.inference,
        references: loaded.references)
}

/// The part of a service that a module is made of, in the form that it is made in.
package struct ChosenService: Sendable {
    package var service: Service
    /// With the names of all of the service, where the part is inferred.
    package var options: ModuleOptions
    package var inference: Inference?
}

package func chosen(
    _ whole: Service, _ configuration: ModuleConfiguration, _ press: Press, _ diagnostics: inout Diagnostics
) -> ChosenService? {
    var chosen = ChosenService(service: whole, options: configuration.options)
    chosen.options.patternProblem = press.patternProblem
    let origin = chosen.options.origin
    if let wire = chosen.options.wireProtocol { chosen.service = whole.choosing(wire, at: origin, &diagnostics) }
    if configuration.infersOperations {
        guard let part = inferred(chosen.service, configuration, &chosen.options, &diagnostics) else { return nil }
        (chosen.service, chosen.inference) = (part.service, part.inference)
    } else {
        chosen.service = chosen.service.selecting(
            chosen.options.operations, at: origin, places: configuration.places.operations, &diagnostics
        ).pruned()
    }
    chosen.service = chosen.service.withBoxes(&diagnostics)
    chosen.service.validate(&diagnostics)
    return diagnostics.hasErrors ? nil : chosen
}

/// What a run did.
public struct GenerateResult: Sendable {
    public var diagnostics = Diagnostics()
    public var plan = OutputPlan()
    /// The names of the modules that were made.
    public var modules: [String] = []
    /// What was inferred from Swift, by module.
    public var inferences: [Inference] = []
    /// Documents that the descriptions refer to.
    public var references: [String] = []

    package init() {}
}

/// Makes modules beside each other, each in its order's place.
package func makeAll(_ modules: [ModuleConfiguration], _ press: Press) async -> [(MadeModule?, Diagnostics)] {
    await withTaskGroup(of: (Int, MadeModule?, Diagnostics).self) { group in
        for (index, module) in modules.enumerated() {
            group.addTask {
                var diagnostics = Diagnostics()
                let made = make(module, press, &diagnostics)
                return (index, made, diagnostics)
            }
        }
        var results = [(MadeModule?, Diagnostics)](repeating: (nil, Diagnostics()), count: modules.count)
        for await (index, made, diagnostics) in group { results[index] = (made, diagnostics) }
        return results
    }
}
