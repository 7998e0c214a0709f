// A timestamp gives its date and time of day.
@_exported public import ScalarText
