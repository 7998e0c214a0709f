import Testing
import WireFormats

@testable import Recordings
@testable import ServiceRuntime

struct RecordingTests {
    private static let redaction = Redaction(sensitive: ["Password", "Keys"])

    private func redacted(_ body: String, _ type: String = "") -> String {
        String(decoding: Self.redaction.body(Array(body.utf8), ["Content-Type": type]), as: UTF8.self)
    }

    @Test(arguments: [
        (
            #"{"a": 1, "Password": "x\"y", "b": {"Password" :null,"c":"Password"}}"#,
            #"{"a": 1, "Password": "***", "b": {"Password" :"***","c":"Password"}}"#
        ),
        (#"[{"Keys":[{"k":"]"},"}"],"z":0}]"#, #"[{"Keys":"***","z":0}]"#), (#"{"Keys": 12}"#, #"{"Keys": "***"}"#),
        (#"{"Password""#, #"{"Password""#), (#"{"Password":"#, #"{"Password":"***""#),
    ])
    func secretsLeaveJSON(_ body: String, _ expected: String) { #expect(redacted(body) == expected) }

    @Test(arguments: [
        ("<a><Password>x</Password><b>Password</b></a>", "<a><Password>***</Password><b>Password</b></a>"),
        ("<a><n:Keys q=\"1\"><k>1</k><k>2</k></n:Keys >y</a>", "<a><n:Keys q=\"1\">***</n:Keys >y</a>"), ("<Password/>", "<Password/>"),
        ("<Password>", "<Password>"),
        ("<Password", "<Password"),
    ])
    func secretsLeaveXML(_ body: String, _ expected: String) { #expect(redacted(body) == expected) }

    @Test func secretsLeaveFormsAndOtherBytes() {
        #expect(redacted("A=1&User.Password=x%26&Passwords=2", "application/x-www-form-urlencoded") == "A=1&User.Password=***&Passwords=2")
        #expect(redacted("\u{1}binary", "application/cbor") == "***")
        #expect(redacted("plain Password") == "plain Password")
    }

    @Test func aRecordingHasNoSecretsAndCanBeReplayed() async throws {
        let answers = ScriptedTransport(
            HTTPResponse(headers: ["Set-Cookie": "s=1", "X-Other": "o"], text: Mail.good), HTTPResponse(status: 400, text: Mail.refused))
        let recorder = RecordingTransport(answers, redaction: Redaction(sensitive: ["To"]))
        let core = Mail.core(recorder) {
            $0.credentials = StaticCredentials(accessKeyID: "AKID", secretAccessKey: "SECRET", sessionToken: "TOKEN")
        }
        _ = try await core.call(Mail.send(), Mail.Send(to: "private@e.com"))
        await #expect(throws: ServiceError.self) { try await core.call(Mail.send(), Mail.Send(to: nil)) }
        let text = recorder.recording.text
        for secret in ["SECRET", "TOKEN", "private", "s=1", "Signature=0", "Signature=a"] { #expect(!text.contains(secret), "\(secret)") }
        #expect(text.contains("X-Other: o"))

        let replayer = ReplayingTransport(try Recording(text: text), redaction: Redaction(sensitive: ["To"]))
        let again = Mail.core(replayer)
        let error = await #expect(throws: ServiceError.self) { try await again.call(Mail.send(), Mail.Send(to: nil)) }
        #expect(error?.code == "MessageRejected")
        #expect(try await again.call(Mail.send(), Mail.Send(to: "other@e.com")).id == "m-1")
        #expect(replayer.unused.isEmpty)
        let missing = await #expect(throws: ClientError.self) { try await again.call(Mail.send(), Mail.Send(to: "third@e.com")) }
        #expect(missing?.code == .noScriptedReply)
    }

    @Test(
        arguments: [
            (
                "<AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>hidden</SecretAccessKey>"
                    + "<SessionToken>hidden</SessionToken></Credentials></AssumeRoleResult>", [:]
            ),
            (#"{"roleCredentials":{"accessKeyId":"A","secretAccessKey":"hidden","sessionToken":"hidden"}}"#, [:]),
            (#"{"AccessKeyId" : "A", "SecretAccessKey" : "hidden", "Token" : "hidden"}"#, [:]),
            (#"{"accessToken":"hidden","refreshToken":"hidden","idToken":"hidden"}"#, [:]),
            ("hidden", ["X-aws-ec2-metadata-token-ttl-seconds": "21600"]),
        ] as [(String, HTTPHeaders)])
    func credentialsLeaveARecordingThoughNothingWasSaidOfThem(_ body: String, _ headers: HTTPHeaders) async throws {
        let recorder = RecordingTransport(ScriptedTransport(HTTPResponse(headers: headers, text: body)))
        var request = try HTTPRequest(.post, url: "http://127.0.0.1/")
        request.headers = ["Content-Type": "application/x-www-form-urlencoded"]
        request.body = .bytes(Array("Action=AssumeRoleWithWebIdentity&WebIdentityToken=hidden".utf8))
        let reply = try await recorder.send(request, TransferOptions())
        #expect(try await reply.body.collect(upTo: 10_000) == Array(body.utf8))
        #expect(!recorder.recording.text.contains("hidden"))
        #expect(recorder.recording.text.contains("AssumeRoleWithWebIdentity"))
    }

    @Test func bytesSurviveTheFile() throws {
        let exchange = Recording.Exchange(
            method: "PUT", path: "/", query: "", requestHeaders: ["A": "b: c"], requestBody: [0xff, 0, 1], status: 204, replyHeaders: [:],
            replyBody: Array("ü".utf8))
        let read = try Recording(text: Recording([exchange]).text).exchanges[0]
        #expect(read.requestBody == [0xff, 0, 1])
        #expect(read.replyBody == Array("ü".utf8))
        #expect(read.requestHeaders == ["A": "b: c"])
        #expect(read.status == 204)
        #expect(throws: ClientError.self) { try Recording(text: "{") }
    }

    @Test func anyBytesComeThroughTheScanner() {
        let alphabet = Array("<>/\"\\:{}[],KeysPassword \n".utf8) + [0xff]
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 0..<60)).map { _ in alphabet.randomElement() ?? 0 }
            var json = SecretScanner(bytes, ["Keys", "Password"])
            _ = json.json()
            var xml = SecretScanner(bytes, ["Keys", "Password"])
            _ = xml.xml()
        }
    }
}
