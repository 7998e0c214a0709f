// Who makes typed calls says the names of all of them.
@_exported public import Values
@_exported public import WholeServiceRuntime
@_exported public import WireFormats
