public import WireFormats

/// Makes a request from an operation's input: path, query, headers and body, in any protocol.
///
/// Methods take `nil` for what is absent and leave it out. Nothing throws before `finish`; the first error is kept and thrown there.
public final class RequestBuilder {
    package let service: ServiceDescription
    package let operation: String
    let endpoint: Endpoint
    var method: HTTPMethod
    /// The path as the specification has it, with `{Name}` and `{Name+}` where labels go.
    let pattern: String
    var labels: [(name: String, value: String)] = []
    var query: [UInt8] = []
    var headers = HTTPHeaders()
    package var content: HTTPBody?
    package var contentType: String?
    var givenType: String?
    /// How the messages of a body that is a stream of events are framed.
    package var framing: (any StreamFraming.Type)?
    var host: String
    var form: [UInt8]?
    var multipart: MultipartBody?
    var failure: (any Error)?

    /// Begins the request of an operation.
    public init(_ method: HTTPMethod, _ path: String, operation: String, service: ServiceDescription, endpoint: Endpoint) {
        self.service = service
        self.operation = operation
        self.endpoint = endpoint
        self.method = method
        pattern = path
        host = endpoint.host
    }

    /// Keeps an error for `finish`; the first one stays.
    public func fail(_ error: any Error) {
        if failure == nil { failure = error }
    }

    func fail(_ message: String) {
        fail(ClientError(.badInput, message, operation: operation))
    }

    // MARK: - Path

    /// Fills in `{name}` of the path.
    public func label<Value: HTTPText>(_ name: String, _ value: Value?) {
        guard let text = value?.httpText, !text.isEmpty else {
            return fail("'\(name)' is part of the request's path and may not be empty. Give it a value.")
        }
        labels.append((name, text))
    }

    /// Fills in `{name}` of the path with an id that its service gives with a path before it, `/hostedzone/Z1`, and takes without.
    public func label(_ name: String, idOf value: String?) {
        guard let value, let slash = value.lastIndex(of: "/") else { return label(name, value) }
        label(name, String(value[value.index(after: slash)...]))
    }

    /// Takes `{name}` out of the path, for who may send an empty one.
    package func emptyLabel(_ name: String) { labels.append((name, "")) }

    /// Fills in `{name}` of the path with a time.
    public func label(_ name: String, _ value: Timestamp?, format: TimestampFormat) {
        label(name, value?.text(format == .standard ? .dateTime : format))
    }

    /// Puts labels before the endpoint's host: `{AccountId}.` with the value of each name.
    public func hostPrefix(_ prefix: String, _ values: [(name: String, value: String?)] = []) {
        guard endpoint.takesHostPrefix else { return }
        var prefix = prefix
        for (name, value) in values {
            guard let value, EndpointRules.isValidHostLabel(value, allowSubDomains: false) else {
                return fail("'\(name)' becomes part of the host name and may hold only letters, digits and inner hyphens, at most 63.")
            }
            guard let place = prefix.firstRange(of: "{\(name)}") else { continue }
            prefix.replaceSubrange(place, with: value)
        }
        host = prefix + endpoint.host
    }

    // MARK: - Query

    /// Adds a parameter to the query.
    public func query<Value: HTTPText>(_ name: String, _ value: Value?) {
        guard let value else { return }
        Self.append(name, value.httpText, to: &query)
    }

    /// Adds a time to the query.
    public func query(_ name: String, _ value: Timestamp?, format: TimestampFormat) {
        query(name, value?.text(format == .standard ? .dateTime : format))
    }

    /// Adds a parameter for each value of a list.
    public func queryList<Value: HTTPText>(_ name: String, _ values: [Value]?) {
        for value in values ?? [] { Self.append(name, value.httpText, to: &query) }
    }

    /// Adds a parameter for each time of a list.
    public func queryList(_ name: String, _ values: [Timestamp]?, format: TimestampFormat) {
        queryList(name, values?.map { $0.text(format == .standard ? .dateTime : format) })
    }

    /// Adds one parameter with the values of a list joined by a separator.
    public func queryJoined<Value: HTTPText>(_ name: String, _ values: [Value]?, separator: String) {
        guard let values, !values.isEmpty else { return }
        Self.append(name, values.map(\.httpText).joined(separator: separator), to: &query)
    }

    /// Adds the values of a list as `prefix1`, `prefix2` and so on.
    public func queryNumbered<Value: HTTPText>(_ prefix: String, _ values: [Value]?) {
        for (place, value) in (values ?? []).enumerated() { Self.append("\(prefix)\(place + 1)", value.httpText, to: &query) }
    }

    /// Adds a parameter for each entry of a map, in key order, unless one of the name is there.
    public func queryMap(_ map: [String: String]?) {
        queryEntries((map ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, [$0.value]) })
    }

    /// Adds a parameter for each value of each entry of a map, in key order, unless one of the name is there.
    public func queryListMap(_ map: [String: [String]]?) {
        queryEntries((map ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    /// Adds a parameter for each value of each entry, in their order, unless one of the name is there.
    package func queryEntries(_ entries: [(name: String, values: [String])]) {
        for (name, values) in entries where !hasQuery(name) {
            for value in values { Self.append(name, value, to: &query) }
        }
    }

    // MARK: - Headers

    /// Adds a header.
    public func header<Value: HTTPText>(_ name: String, _ value: Value?) {
        guard let text = value?.httpText else { return }
        addHeader(name, text)
    }

    /// Adds a time as a header.
    public func header(_ name: String, _ value: Timestamp?, format: TimestampFormat) {
        header(name, value?.text(format == .standard ? .httpDate : format))
    }

    /// Adds a list as one header, its values separated by commas; texts with a comma or a quotation mark are quoted.
    public func headerList<Value: HTTPText>(_ name: String, _ values: [Value]?) {
        guard let values else { return }
        addHeader(name, values.map { Self.quoted($0.httpText) }.joined(separator: ", "))
    }

    /// Adds a list of times as one header.
    public func headerList(_ name: String, _ values: [Timestamp]?, format: TimestampFormat) {
        guard let values else { return }
        addHeader(name, values.map { $0.text(format == .standard ? .httpDate : format) }.joined(separator: ", "))
    }

    /// Adds a header for each entry of a map, in key order, its name behind the prefix.
    public func headerMap(_ prefix: String, _ map: [String: String]?) {
        headerEntries(prefix, (map ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    /// Adds a header for each entry, in their order, its name behind the prefix.
    package func headerEntries(_ prefix: String, _ entries: [(name: String, value: String)]) {
        for (name, value) in entries where !headers.contains(prefix + name) { addHeader(prefix + name, value) }
    }

    private func addHeader(_ name: String, _ value: String) {
        guard HTTPHeaders.isSendable(value) else {
            return fail("The value for the header '\(name)' has a line break or a NUL, which a header cannot carry. Take it out.")
        }
        guard HTTPHeaders.isToken(name) else { return fail("'\(name)' cannot be the name of a header. Use letters, digits and hyphens.") }
        headers.set(name, value)
    }

    private func hasQuery(_ name: String) -> Bool {
        var start: [UInt8] = []
        PercentEncoding.append(name, to: &start)
        return query.split(separator: UInt8(ascii: "&")).contains {
            $0.starts(with: start) && ($0.count == start.count || $0.dropFirst(start.count).first == UInt8(ascii: "="))
        }
    }

    private static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else { return text }
        var quoted = "\""
        for character in text {
            if character == "\"" || character == "\\" { quoted.append("\\") }
            quoted.append(character)
        }
        return quoted + "\""
    }

    static func append(_ name: String, _ value: String, to bytes: inout [UInt8]) {
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
        PercentEncoding.append(name, to: &bytes)
        bytes.append(UInt8(ascii: "="))
        PercentEncoding.append(value, to: &bytes)
    }
}
