// Who reads and writes documents says the names of all three.
@_exported public import ServiceRuntime
@_exported public import WireFormats
