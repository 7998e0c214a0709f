extension Call {
    /// Compresses the body if the operation takes it, and if it is long enough that it pays.
    ///
    /// Streams are compressed on their way, whatever their length, as the specification of the SDKs says. Operations
    /// that demand to know the length beforehand do not have the trait.
    func compress(_ request: inout HTTPRequest, _ settings: ClientSettings) {
        guard let compression = traits.compression, let threshold = settings.compressionThreshold else { return }
        switch request.body {
        case .bytes(let bytes):
            guard !bytes.isEmpty, bytes.count >= threshold else { return }
            request.body = .bytes(compression.compress(bytes))
        case .stream(let stream): request.body = .stream(compression.compress(stream))
        }
        let encodings = [request.headers["Content-Encoding"], compression.encoding].compactMap { $0 }.filter { !$0.isEmpty }
        request.headers.set("Content-Encoding", encodings.joined(separator: ", "))
    }
}
