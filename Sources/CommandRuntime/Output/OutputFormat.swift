/// How output is written.
public enum OutputFormat: String, CaseIterable, Sendable {
    case json, text, table, yaml
    case yamlStream = "yaml-stream"
    /// Nothing is written.
    case off
    /// Time series drawn in the terminal.
    case chart
    /// Time series as a picture.
    case svg

    /// Those that the AWS CLI has too, in its order.
    static let common: [OutputFormat] = [.json, .text, .table, .yaml, .yamlStream, .off]
}
