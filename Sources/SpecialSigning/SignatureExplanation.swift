public import RequestSigning

/// Where what was signed differs from what the service says it should have been.
public struct SignatureExplanation: Sendable, Hashable {
    /// Which text differs.
    public enum Part: String, Sendable, Hashable {
        case canonicalRequest = "canonical request"
        case stringToSign = "string to sign"
    }

    /// The first line that differs.
    public struct Difference: Sendable, Hashable {
        /// The text that the line stands in.
        public let part: Part
        /// The number of the line, from 1.
        public let line: Int
        /// The line as it was signed, or nothing if the text had ended.
        public let signed: String?
        /// The line as the service has it, or nothing if its text had ended.
        public let expected: String?

        /// A difference from its parts.
        public init(part: Part, line: Int, signed: String?, expected: String?) {
            self.part = part
            self.line = line
            self.signed = signed
            self.expected = expected
        }
    }

    /// The request in the form that was hashed.
    public let canonicalRequest: String
    /// The text that was signed.
    public let stringToSign: String
    /// The canonical request that the service quotes.
    public let expectedCanonicalRequest: String?
    /// The string to sign that the service quotes.
    public let expectedStringToSign: String?
    /// The first line that differs from what the service quotes; nothing if all that it quotes agrees.
    public let difference: Difference?
}

extension SigningRecord {
    /// Compares what was signed with what a `SignatureDoesNotMatch` answer quotes: its message, or its whole body.
    public func explain(_ answer: String = "") -> SignatureExplanation {
        let quoted = QuotedSignature(answer)
        let signed = canonicalRequest
        let text = stringToSign
        let difference =
            quoted.canonicalRequest.flatMap { SignatureExplanation.firstDifference(.canonicalRequest, signed, $0) }
            ?? quoted.stringToSign.flatMap { SignatureExplanation.firstDifference(.stringToSign, text, $0) }
        return SignatureExplanation(
            canonicalRequest: signed, stringToSign: text, expectedCanonicalRequest: quoted.canonicalRequest,
            expectedStringToSign: quoted.stringToSign, difference: difference
        )
    }
}

extension SignatureExplanation {
    static func firstDifference(_ part: Part, _ signed: String, _ expected: String) -> Difference? {
        let signed = signed.split(separator: "\n", omittingEmptySubsequences: false)
        let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
        for index in 0..<max(signed.count, expected.count) {
            let ours = index < signed.count ? signed[index] : nil
            let theirs = index < expected.count ? expected[index] : nil
            if ours.map({ Array($0.utf8) }) != theirs.map({ Array($0.utf8) }) {
                return Difference(part: part, line: index + 1, signed: ours.map(String.init), expected: theirs.map(String.init))
            }
        }
        return nil
    }

    /// What to look at, given what the service quotes.
    public var advice: String {
        guard let difference else {
            if expectedCanonicalRequest == nil && expectedStringToSign == nil {
                return "the answer quotes neither text; compare the ones above with what the service documents"
            }
            return "what was signed is what the service expects: the secret access key is another than the service knows"
        }
        let expected = difference.expected.map { "\u{201c}\(redacted($0))\u{201d}" } ?? "the text to have ended"
        let signed = difference.signed.map { "\u{201c}\(redacted($0))\u{201d}" } ?? "nothing"
        return "line \(difference.line) of the \(difference.part.rawValue) differs: the service expects \(expected), signed was \(signed)"
    }
}

extension SignatureExplanation: CustomStringConvertible {
    /// Both texts and the advice, the session token left out.
    public var description: String {
        """
        canonical request:
        \(indented(canonicalRequest))
        string to sign:
        \(indented(stringToSign))
        \(advice)
        """
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \(redacted(String($0)))" }.joined(separator: "\n")
    }

    /// A line without a session token's value.
    private func redacted(_ line: String) -> String {
        for name in ["x-amz-security-token", "x-amz-s3session-token"] where line.hasPrefix("\(name):") {
            return "\(name):…(\(line.utf8.count - name.utf8.count - 1) bytes)"
        }
        for name in ["X-Amz-Security-Token=", "X-Amz-S3session-Token="] {
            guard let start = line.firstRange(of: name)?.upperBound else { continue }
            return line[..<start] + "…" + line[start...].drop { $0 != "&" }
        }
        return line
    }
}
