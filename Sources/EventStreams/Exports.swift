// Who sends and reads events says the names of all three: an event may hold a document.
@_exported public import Documents
@_exported public import ServiceRuntime
@_exported public import WireFormats
