internal import RequestSigning
internal import ServiceRuntime
internal import SpecialSigning

/// What can be said about a refused signature beyond the service's sentence.
enum SignatureNote {
    /// The line that differs from what the service quotes; nothing if it quotes nothing, or the error is another.
    static func text(code: String, _ error: ServiceError, _ record: SigningRecord?) -> String? {
        guard code == "SignatureDoesNotMatch", let record else { return nil }
        let explanation = record.explain(error.message.isEmpty ? String(decoding: error.body, as: UTF8.self) : error.message)
        guard explanation.expectedCanonicalRequest != nil || explanation.expectedStringToSign != nil else { return nil }
        return "What differs: \(explanation.advice)."
    }
}
