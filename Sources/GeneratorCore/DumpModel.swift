internal import ServiceModel
public import SpecDiagnostics

/// What was understood of a description, as JSON.
public func modelJSON(spec: String, overlays: [String], _ diagnostics: inout Diagnostics) -> String? {
    loadService(spec: spec, overlays: overlays, &diagnostics)?.service.json
}
