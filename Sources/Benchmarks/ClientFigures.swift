import SES

/// A client of fixed keys that asks neither environment nor files.
func benchmarkClient(_ transport: (any HTTPTransport)?, endpoint: String? = nil) -> SESClient {
    var options = ClientOptions()
    options.environment = ProcessEnvironment([
        "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "NO_PROXY": "127.0.0.1",
    ])
    return SESClient(
        region: "us-east-1",
        credentials: StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        endpoint: endpoint, transport: transport, options: options)
}

/// The reply to GetSendQuota.
let quotaReply = HTTPResponse(
    headers: HTTPHeaders([("x-amzn-RequestId", "r-1"), ("Content-Type", "text/xml")]),
    text: """
        <GetSendQuotaResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><GetSendQuotaResult><Max24HourSend>200.0</Max24HourSend>\
        <MaxSendRate>1.0</MaxSendRate><SentLast24Hours>127.0</SentLast24Hours></GetSendQuotaResult><ResponseMetadata>\
        <RequestId>r-1</RequestId></ResponseMetadata></GetSendQuotaResponse>
        """)

func clientFigures(_ report: inout Report) async {
    let name = "sign + dispatch + decode, scripted transport"
    guard report.wants(name) else { return }
    let client = benchmarkClient(ScriptedTransport([.reply(quotaReply)], repeatsLast: true, keepsRequests: false))
    let count = 20_000
    var best = Double.infinity
    for _ in 0..<7 {
        let start = cpuSeconds()
        for _ in 0..<count { keep(try? await client.getSendQuota()) }
        best = min(best, (cpuSeconds() - start) / Double(count))
    }
    report.add(
        name, "\((1 / best).short) /s, \((best * 1e6).short) µs", toReach: "150,000 /s", isReached: best <= 1 / 150_000,
        limit: "an empty actor hop and an array of the body's size \((1 / bareCall(await emptyHop())).short) /s")
}

private actor Hop { func hop(_ bytes: [UInt8]) -> Int { bytes.count } }

/// CPU seconds of a hop to an actor and back with as many bytes as a request has.
private func emptyHop() async -> Double {
    let hop = Hop()
    let start = cpuSeconds()
    for _ in 0..<20_000 { keep(await hop.hop([UInt8](repeating: 0, count: 256))) }
    return (cpuSeconds() - start) / 20_000
}

private func bareCall(_ seconds: Double) -> Double { max(seconds, 1e-9) }

/// Memory after many calls, and after ten times as many.
func memoryFigures(_ report: inout Report) async {
    let name = "memory after 10⁵ calls"
    guard report.wants(name) else { return }
    let client = benchmarkClient(ScriptedTransport([.reply(quotaReply)], repeatsLast: true, keepsRequests: false))
    for _ in 0..<10_000 { keep(try? await client.getSendQuota()) }
    let before = residentBytes()
    for _ in 0..<100_000 { keep(try? await client.getSendQuota()) }
    let growth = Double(residentBytes() - before) / 1e6
    report.add(
        name, "\(growth.short) MB more than after 10⁴, of \((Double(before) / 1e6).short) MB", toReach: "flat (at most 1 MB)",
        isReached: growth <= 1)
}
