internal import RequestSigning
internal import ServiceRuntime

/// Keeps the last request and reply of a client, because the words of an error depend on their bytes.
final class LastExchange: Interceptor {
    /// Whether replies are XML.
    private let isXML: Bool
    private let kept = Locked<(url: String, status: Int?, body: [UInt8])>(("", nil, []))

    init(isXML: Bool = false) { self.isXML = isXML }

    func willSend(_ request: inout HTTPRequest, _ call: CallDescription) async throws {
        let url = request.maskedURL
        kept.withLock { $0 = (url, nil, []) }
    }

    func didReceive(_ response: inout HTTPResponse, _ call: CallDescription) async throws {
        guard case .bytes(let bytes) = response.body else { return }
        let status = response.status
        kept.withLock {
            $0.status = status
            $0.body = bytes
        }
        if isXML, let damage = CallFailure.damage(status, bytes) { throw damage }
    }

    /// The address of the last request.
    var url: String { kept.withLock { $0.url } }
    var status: Int? { kept.withLock { $0.status } }
    var body: [UInt8] { kept.withLock { $0.body } }
}
