// Generated tables of commands import CommandRuntime alone, and say the names of ServiceRuntime and WireFormats.
@_exported public import ServiceRuntime
