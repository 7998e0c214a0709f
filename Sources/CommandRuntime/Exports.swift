// Generated tables of commands import CommandRuntime alone, and say the names of ServiceRuntime, WireFormats and what some services need.
@_exported public import ServiceRuntime
@_exported public import SpecialServices
