/// What a table looks like on its medium.
struct TableLayout: Sendable {
    /// The columns of the terminal; 80 where there is none.
    var terminalWidth = 80
    /// Whether cells and edges carry colours.
    var isColoured = false
}
