// What checks inputs is made with this alone, and says the names of the runtime.
@_exported public import ServiceRuntime
