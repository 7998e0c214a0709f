// Who makes typed calls says the names of all of them.
@_exported public import Documents
@_exported public import EventStreams
@_exported public import ServiceRuntime
@_exported public import Values
@_exported public import WireFormats
