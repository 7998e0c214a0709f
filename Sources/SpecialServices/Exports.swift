// What a description names is found by one import.
@_exported public import ServiceRuntime
@_exported public import SpecialSigning
