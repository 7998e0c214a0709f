/// Names as Swift spells them, for those who name modules.
public enum SwiftNames {
    /// `DynamoDB Streams` → `DynamoDBStreams`
    public static func upperCamel(_ name: String) -> String { WordSplitter.upperCamel(name) }
}
