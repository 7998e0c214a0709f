// ServiceRuntime and what only some services need. Generated code imports this instead if it has a use for it.
@_exported public import BodyTraits
@_exported public import Documents
@_exported public import EventStreams
@_exported public import ServiceRuntime
@_exported public import SpecialServices
