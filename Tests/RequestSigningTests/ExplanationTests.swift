import RequestSigning
import SpecialSigning
import Testing

@Suite("Explaining a signature")
struct ExplanationTests {
    private let record: SigningRecord = {
        var request = Example.request("POST", query: "a=<1>&b='2'", ("Content-Type", "text/plain"), ("X-Quote", "it's"))
        return Example.signer.sign(&request, body: .empty, credentials: Example.credentials, at: Example.time)
    }()

    private func message(_ canonical: String, _ text: String) -> String {
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing "
            + "method. Consult the service documentation for details.\n\nThe Canonical String for this request should have been\n'\(canonical)'"
            + "\n\nThe String-to-Sign should have been\n'\(text)'\n"
    }

    @Test func withoutAnAnswerBothTextsAreShown() {
        let explanation = record.explain()
        #expect(explanation.difference == nil)
        #expect(explanation.canonicalRequest == record.canonicalRequest)
        #expect(explanation.stringToSign == record.stringToSign)
        #expect("\(explanation)".contains("    content-type:text/plain\n"))
        #expect(explanation.advice.contains("quotes neither"))
    }

    @Test func theFirstLineThatDiffersIsNamed() {
        let expected = record.canonicalRequest.replacing("text/plain", with: "text/html")
        let explanation = record.explain(message(expected, record.stringToSign))
        #expect(explanation.expectedCanonicalRequest == expected)
        #expect(explanation.expectedStringToSign == record.stringToSign)
        let difference = SignatureExplanation.Difference(
            part: .canonicalRequest, line: 4, signed: "content-type:text/plain", expected: "content-type:text/html")
        #expect(explanation.difference == difference)
        #expect(
            explanation.advice
                == "line 4 of the canonical request differs: the service expects “content-type:text/html”, signed was “content-type:text/plain”"
        )
    }

    @Test func theStringToSignIsComparedToo() {
        let explanation = record.explain(message(record.canonicalRequest, record.stringToSign.replacing("us-east-1", with: "eu-west-1")))
        let difference = SignatureExplanation.Difference(
            part: .stringToSign, line: 3, signed: "20150830/us-east-1/service/aws4_request",
            expected: "20150830/eu-west-1/service/aws4_request")
        #expect(explanation.difference == difference)
    }

    @Test func ifAllAgreesTheKeyIsWrong() {
        let explanation = record.explain(message(record.canonicalRequest, record.stringToSign))
        #expect(explanation.difference == nil)
        #expect(explanation.advice.contains("secret access key"))
    }

    @Test func aLineMoreOrLessIsADifference() {
        let shorter = record.canonicalRequest.split(separator: "\n", omittingEmptySubsequences: false).dropLast().joined(separator: "\n")
        let difference = record.explain(message(shorter, record.stringToSign)).difference
        #expect(difference?.expected == nil)
        #expect(difference?.signed?.hasPrefix("e3b0c442") == true)
        #expect(record.explain(message(record.canonicalRequest + "\nmore", record.stringToSign)).difference?.signed == nil)
    }

    @Test func aWholeBodyInXMLIsRead() {
        let expected = record.canonicalRequest.replacing("text/plain", with: "a<b>&\"é\"")
        let escaped = message(expected, record.stringToSign).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing("é", with: "&#xe9;").replacing("'", with: "&#39;")
        let body = "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>\(escaped)</Message></Error></ErrorResponse>"
        let explanation = record.explain(body)
        #expect(explanation.expectedCanonicalRequest == expected)
        #expect(explanation.difference?.expected == "content-type:a<b>&\"é\"")
    }

    @Test func theElementsOfObjectStorageAreRead() {
        let canonical = record.canonicalRequest.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("POST", with: "GET")
        let body =
            "<?xml version=\"1.0\"?><Error><Code>SignatureDoesNotMatch</Code><StringToSign>\(record.stringToSign)</StringToSign>"
            + "<CanonicalRequest>\(canonical)</CanonicalRequest></Error>"
        let difference = SignatureExplanation.Difference(part: .canonicalRequest, line: 1, signed: "POST", expected: "GET")
        #expect(record.explain(body).difference == difference)
    }

    @Test func aWholeBodyInJSONIsRead() {
        let escaped = message(record.canonicalRequest, "AWS4").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            .replacing("<", with: "\\u003c")
        let explanation = record.explain("{\"message\":\"\(escaped)\"}")
        #expect(explanation.expectedCanonicalRequest == record.canonicalRequest)
        #expect(explanation.expectedStringToSign == "AWS4")
    }

    @Test(arguments: [
        "", "{", "<", "'", "{\"message\": \"\\", "<CanonicalRequest>", "The Canonical String for this request should have been",
        "String-to-Sign should have been 'x",
        "&#xffffffff;", "{\\u12", "<a>&&&&&&&&&",
    ])
    func otherAnswersQuoteNothing(_ answer: String) {
        #expect(record.explain(answer).difference == nil)
    }
}
