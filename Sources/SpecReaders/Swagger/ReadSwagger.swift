internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

func readSwagger(_ document: Node, resolve: ReferenceResolver?, _ d: inout Diagnostics) -> Service? { nil }
