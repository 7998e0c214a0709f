/// How a list outside a body is written.
public enum CollectionFormat: String, Sendable, Hashable {
    /// `a,b`
    case csv
    /// `a b`
    case ssv
    /// Separated by tabs.
    case tsv
    /// `a|b`
    case pipes
    /// `name=a&name=b`
    case multi
    /// `name.1=a&name.2=b`
    case numbered
}
