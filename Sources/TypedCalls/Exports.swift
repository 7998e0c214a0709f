// Who makes typed calls says the names of all three.
@_exported public import ServiceRuntime
@_exported public import Values
@_exported public import WireFormats
