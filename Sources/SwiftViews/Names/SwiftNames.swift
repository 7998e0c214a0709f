/// Names as Swift spells them, for those who name modules.
public enum SwiftNames {
    /// `DynamoDB Streams` → `DynamoDBStreams`
    public static func upperCamel(_ name: String) -> String { WordSplitter.upperCamel(name) }

    /// `GetSendQuota` → `Get`, `Send`, `Quota`
    public static func words(in name: String) -> [String] { WordSplitter.words(in: name).map { String(decoding: $0, as: UTF8.self) } }
}
