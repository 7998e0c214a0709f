import Digests
import RequestSigning
import Testing

@Suite("Signature Version 4 in headers")
struct SignatureV4Tests {
    /// The example of the signing documentation: a GET of IAM's ListUsers.
    @Test func theDocumentedExample() {
        var request = SignableRequest(
            method: "GET", query: "Action=ListUsers&Version=2010-05-08",
            headers: [("Host", "iam.amazonaws.com"), ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")])
        let record = SignatureV4(region: "us-east-1", service: "iam")
            .sign(&request, body: .empty, credentials: Example.credentials, at: Example.time)
        #expect(record.signature == "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7")
        #expect(
            request.header("authorization")
                == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                + "SignedHeaders=content-type;host;x-amz-date, "
                + "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"
        )
        #expect(record.credential == "AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request")
        #expect(record.signedHeaders == "content-type;host;x-amz-date")
        #expect(record.stringToSign.hasSuffix("\nf536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59"))
    }

    @Test func signingAgainReplacesTheFirstSignature() {
        var once = Example.request("POST", ("Content-Type", "text/plain"))
        var twice = once
        Example.signer.sign(&once, body: .body([1]), credentials: Example.credentials, at: Example.time)
        let early = SigningTime(secondsSinceEpoch: 5)
        Example.signer.sign(&twice, body: .body([2]), credentials: Example.credentials, at: early)
        Example.signer.sign(&twice, body: .body([1]), credentials: Example.credentials, at: Example.time)
        #expect(once.headers.map { "\($0.name): \($0.value)" } == twice.headers.map { "\($0.name): \($0.value)" })
        #expect(once.headers.map(\.name) == ["Host", "Content-Type", "X-Amz-Date", "Authorization"])
    }

    @Test func staleHeadersOfAnyCaseAndNumberAreReplaced() {
        var request = Example.request(
            "GET", ("x-amz-date", "old"), ("AUTHORIZATION", "old"), ("X-AMZ-DATE", "older"), ("x-amz-security-token", "old"))
        var credentials = Example.credentials
        credentials.sessionToken = "new"
        Example.signer.sign(&request, body: .empty, credentials: credentials, at: Example.time)
        #expect(request.headers.map(\.name) == ["Host", "x-amz-date", "AUTHORIZATION", "x-amz-security-token"])
        #expect(request.header("X-Amz-Date") == "20150830T123600Z")
        #expect(request.header("X-Amz-Security-Token") == "new")
        #expect(request.header("Authorization")?.hasPrefix("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/") == true)
    }

    @Test func headersOfTheTransportAreNotSigned() {
        let lines = Example.canonical(
            Example.request(
                "GET", ("User-Agent", "x"), ("Expect", "100-continue"), ("Transfer-Encoding", "chunked"), ("X-Amzn-Trace-Id", "1"),
                ("Connection", "close"), ("amz-sdk-invocation-id", "1"), ("amz-sdk-request", "attempt=1"), ("Accept", "y")))
        #expect(lines[lines.count - 2] == "accept;host;x-amz-date")
    }

    @Test func whichHeadersAreUnsignedCanBeChosen() {
        var options = SigningOptions()
        options.unsignedHeaders = ["Accept"]
        let lines = Example.canonical(Example.request("GET", ("accept", "y"), ("User-Agent", "x")), options: options)
        #expect(lines[lines.count - 2] == "host;user-agent;x-amz-date")
    }

    @Test func headersOfOneNameAreJoinedInTheirOrder() {
        let lines = Example.canonical(Example.request("GET", ("b", "2"), ("A", "1"), ("B", "1"), ("a", " 3 ")))
        #expect(lines[3...4] == ["a:1,3", "b:2,1"])
    }

    @Test(arguments: [
        ("", ""), (" ", ""), ("a", "a"), (" a ", "a"), ("a  b", "a b"), ("a \t b", "a b"), ("a\tb", "a b"), ("one two", "one two"),
        ("a\n   b\n\tc", "a b c"), ("eight...  and a half", "eight... and a half"), ("eight... and  a half", "eight... and a half"),
        ("long enough to need several words", "long enough to need several words"), ("ends with one ", "ends with one"),
        ("é  è", "é è"),
    ])
    func whiteSpaceInValuesIsCollapsed(_ value: String, _ canonical: String) {
        #expect(Example.canonical(Example.request("GET", ("a", value)))[3] == "a:\(canonical)")
    }

    @Test(arguments: [1, 2, 3, 7, 32, 33, 1_000, 20_001])
    func parametersAreSortedByNameAndThenByValue(count: Int) {
        // Each name stands for several parameters, in no order; texts of one length, which Swift orders as bytes.
        let pairs = (0..<count).map { place in
            let number = place &* 2_654_435_761 % 1_000_003
            return (name: "n\(100 + number % 97)", value: "v\(10_000_000 + number)")
        }
        let expected = pairs.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
        func query(_ pairs: [(name: String, value: String)]) -> String { pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&") }
        #expect(Example.canonical(Example.request(query: query(pairs)))[2] == query(expected))
    }

    @Test func manyHeadersAreSortedToo() {
        var request = Example.request()
        for number in 0..<100 { request.headers.append(("x-\((number * 37) % 100)", "\(number)")) }
        request.headers.append(("X-5", "last"))
        let lines = Example.canonical(request)
        let names = request.headers.map { $0.name.lowercased() } + ["x-amz-date"]
        #expect(lines[lines.count - 2] == Set(names).sorted().joined(separator: ";"))
        let place = (0..<100).first { ($0 * 37) % 100 == 5 }
        #expect(lines.contains("x-5:\(place ?? -1),last"))
    }

    @Test func theSessionTokenIsSignedOrAddedBehind() {
        var credentials = Example.credentials
        credentials.sessionToken = "token"
        var request = Example.request()
        let record = Example.signer.sign(&request, body: .empty, credentials: credentials, at: Example.time)
        #expect(record.signedHeaders == "host;x-amz-date;x-amz-security-token")

        var unsigned = Example.request()
        let signer = SignatureV4(region: "us-east-1", service: "service", options: SigningOptions(signsSessionToken: false))
        let other = signer.sign(&unsigned, body: .empty, credentials: credentials, at: Example.time)
        #expect(other.signedHeaders == "host;x-amz-date")
        #expect(unsigned.headers.last?.name == "X-Amz-Security-Token")
        #expect(unsigned.headers.last?.value == "token")
    }

    @Test func theTokenMayGoByAnotherName() {
        var credentials = Example.credentials
        credentials.sessionToken = "token"
        var options = SigningOptions.objectStorage
        options.sessionTokenName = "x-amz-s3session-token"
        var request = Example.request()
        let record = SignatureV4(region: "us-east-1", service: "s3express", options: options)
            .sign(&request, body: .empty, credentials: credentials, at: Example.time)
        #expect(record.signedHeaders == "host;x-amz-content-sha256;x-amz-date;x-amz-s3session-token")
    }

    @Test func theBodyStandsInItsChosenForm() {
        func last(_ body: PayloadHash, _ options: SigningOptions = .init()) -> (hash: String?, header: String?) {
            var request = Example.request("PUT")
            let record = SignatureV4(region: "us-east-1", service: "service", options: options)
                .sign(&request, body: body, credentials: Example.credentials, at: Example.time)
            return (record.canonicalRequest.split(separator: "\n").last.map(String.init), request.header("x-amz-content-sha256"))
        }
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(last(.empty) == (empty, nil))
        #expect(last(.body([])) == (empty, nil))
        #expect(last(.body(Array("abc".utf8))) == (abc, nil))
        #expect(last(.body(Array("abc".utf8)), .objectStorage) == (abc, abc))
        #expect(last(.hashed(abc)) == (abc, nil))
        #expect(last(.unsigned) == ("UNSIGNED-PAYLOAD", "UNSIGNED-PAYLOAD"))
        let signed = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
        #expect(last(.streaming(.signed)) == (signed, signed))
        #expect(last(.streaming(.signedWithTrailer)).hash == "\(signed)-TRAILER")
        #expect(last(.streaming(.unsignedWithTrailer)).hash == "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
        #expect(last(.streaming(.events)).hash == "STREAMING-AWS4-HMAC-SHA256-EVENTS")
    }

    @Test func aStatedHashIsTaken() {
        let lines = Example.canonical(Example.request("PUT", ("X-Amz-Content-Sha256", "stated")), body: .body([1, 2, 3]))
        #expect(lines.last == "stated")
    }

    @Test func aRequestMayBeLargerThanTheBuffersOnTheStack() {
        let long = String(repeating: "long-value/", count: 500)
        var request = Example.request("GET", path: "/" + long, ("X-" + String(repeating: "n", count: 700), long))
        var credentials = Example.credentials
        credentials.sessionToken = long
        let record = SignatureV4(region: String(repeating: "r", count: 400), service: "service")
            .sign(&request, body: .empty, credentials: credentials, at: Example.time)
        #expect(record.canonicalRequest.contains("\nx-amz-security-token:\(long)\n"))
        #expect(record.signature.utf8.count == 64)
        #expect(request.header("Authorization")?.hasSuffix(", Signature=\(record.signature)") == true)
    }

    @Test func manyTasksSignWithOneSigner() async {
        let signer = SignatureV4(region: "us-east-1", service: "service")
        let signatures = await withTaskGroup(of: String.self) { group in
            for task in 0..<64 {
                group.addTask {
                    var credentials = Example.credentials
                    credentials.secretAccessKey += String(task % 32)  // more than the signer keeps keys for
                    var request = Example.request()
                    return signer.sign(&request, body: .empty, credentials: credentials, at: Example.time).signature
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(signatures.count == 64)
        #expect(Set(signatures).count == 32)
    }

    @Test func anotherDayOrKeyIsAnotherSignature() {
        func signature(_ credentials: SigningCredentials, _ seconds: Int64) -> String {
            var request = Example.request()
            return Example.signer.sign(&request, body: .empty, credentials: credentials, at: SigningTime(secondsSinceEpoch: seconds))
                .signature
        }
        var other = Example.credentials
        other.secretAccessKey += "x"
        let all = [
            signature(Example.credentials, 0), signature(Example.credentials, 86_400), signature(other, 0),
            signature(Example.credentials, 1),
        ]
        #expect(Set(all).count == 4)
        #expect(signature(Example.credentials, 0) == all[0])
    }
}
