extension Call {
    /// Compresses the body if the operation takes it, and if it is long enough that it pays.
    ///
    /// Streams go as they are: what is compressed on the way could not be sent a second time.
    func compress(_ request: inout HTTPRequest, _ settings: ClientSettings) {
        guard traits.compressesRequest, let threshold = settings.compressionThreshold, case .bytes(let bytes) = request.body,
            !bytes.isEmpty, bytes.count >= threshold
        else { return }
        request.body = .bytes(Gzip.compress(bytes))
        let encodings = [request.headers["Content-Encoding"], "gzip"].compactMap { $0 }.filter { !$0.isEmpty }
        request.headers.set("Content-Encoding", encodings.joined(separator: ", "))
    }
}
