// Who reads or writes JSON event by event may look at its tokens too.
@_exported public import ScalarText
