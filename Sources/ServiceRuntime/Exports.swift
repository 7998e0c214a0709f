// Generated code imports ServiceRuntime alone (`defaults: false`), and says the names of WireFormats.
@_exported public import WireFormats
