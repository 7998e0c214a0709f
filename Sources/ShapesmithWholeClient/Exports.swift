// ShapesmithClient and what only some services need. Generated code imports this instead if it has a use for it.
@_exported public import ShapesmithClient
@_exported public import WholeServiceRuntime
