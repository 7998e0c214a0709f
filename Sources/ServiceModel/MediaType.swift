/// What is told from the names of media types.
public enum MediaType {
    /// `application/xml`, `text/xml`, `application/atom+xml; charset=utf-8`
    public static func isXML(_ name: String) -> Bool {
        let bare = name.prefix { $0 != ";" }.lowercased()
        return bare.hasSuffix("/xml") || bare.hasSuffix("+xml")
    }

    /// `application/json`, `application/problem+json; charset=utf-8`
    public static func isJSON(_ name: String) -> Bool { name.prefix { $0 != ";" }.lowercased().hasSuffix("json") }
}

extension Operation {
    /// The media type of an XML body, if the operation takes XML only.
    public var xmlMediaType: String? { consumes.allSatisfy(MediaType.isXML) ? consumes.first : nil }

    /// Whether replies may come as XML.
    public var mayReplyInXML: Bool { produces.contains(where: MediaType.isXML) }
}
