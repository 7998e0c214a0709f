internal import GeneratorCore
internal import ModelDump
internal import ServiceModel
public import SpecDiagnostics
internal import SwiftViews

/// What was understood of a description, as JSON.
public func modelJSON(spec: String, overlays: [String], _ diagnostics: inout Diagnostics) -> String? {
    let configuration = ModuleConfiguration(spec: spec, overlays: overlays, output: "", options: ModuleOptions(module: "Service"))
    return loadService(configuration, &diagnostics)?.service.json
}
