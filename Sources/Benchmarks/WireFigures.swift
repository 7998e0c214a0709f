import SES
import SESv2

func wireFigures(_ report: inout Report) {
    decodeFigure(&report, "GetSendStatistics reply, 1,344 points, into structs", statisticsReply(), .xml, toReach: 700) { root in
        keep(try GetSendStatisticsResponse(from: root.child("GetSendStatisticsResult") ?? root))
    }
    decodeFigure(&report, "BatchGetMetricData reply, 200 KB, into structs", metricsReply(), .json, toReach: 400) { root in
        keep(try BatchGetMetricDataResponse(from: root))
    }
    encodeFigure(&report)
}

private func decodeFigure(
    _ report: inout Report, _ name: String, _ bytes: [UInt8], _ syntax: BodySyntax, toReach goal: Double,
    _ decode: (ShapeNode) throws -> Void
) {
    guard report.wants(name) else { return }
    let seconds = measure(20, rounds: 30) { try? withParsedBody(bytes, syntax, decode) }
    let speed = Double(bytes.count) / seconds / 1e6
    report.add(
        name, "\(bytes.count) bytes, \((seconds * 1e6).short) µs, \(speed.short) MB/s", toReach: "\(goal.short) MB/s",
        isReached: speed >= goal,
        limit: "reading each byte once \(readingSpeed(bytes).short) MB/s")
}

private func encodeFigure(_ report: inout Report) {
    let name = "encode SendEmail, 50 recipients"
    guard report.wants(name) else { return }
    let text = String(repeating: "Plain text of the message, a line of it. ", count: 20)
    let message = Message(subject: Content(data: "Hello there", charset: "UTF-8"), body: Body(text: Content(data: text, charset: "UTF-8")))
    let input = SendEmailRequest(
        source: "Example Sender <sender@example.com>",
        destination: Destination(toAddresses: (0..<50).map { "recipient\($0)@mail.example.com" }), message: message,
        replyToAddresses: ["reply@example.com"])
    func encoded() -> [UInt8] {
        var shape = ShapeEncoder.query(action: "SendEmail", version: "2010-12-01")
        input.encode(into: &shape)
        return (try? shape.finish()) ?? []
    }
    let bytes = encoded()
    let seconds = measure(2_000, rounds: 10) { keep(encoded()) }
    let speed = Double(bytes.count) / seconds / 1e6
    var target = [UInt8](repeating: 0, count: bytes.count)
    let copying = measure(20_000) {
        target.withUnsafeMutableBytes { $0.copyBytes(from: bytes) }
        keep(target.first)
    }
    report.add(
        name, "\(bytes.count) bytes, \((seconds * 1e6).short) µs, \(speed.short) MB/s", toReach: "400 MB/s", isReached: speed >= 400,
        limit: "copying as many bytes \((Double(bytes.count) / copying / 1e6).short) MB/s")
}

/// MB/s of a loop that adds up all bytes one by one, eight sums beside each other.
private func readingSpeed(_ bytes: [UInt8]) -> Double {
    let seconds = measure(50) {
        bytes.withUnsafeBytes { buffer in
            var sums = (0, 0, 0, 0)
            var index = 0
            while index + 4 <= buffer.count {
                sums.0 ^= Int(buffer[index]) &+ sums.0 << 1
                sums.1 ^= Int(buffer[index + 1]) &+ sums.1 << 1
                sums.2 ^= Int(buffer[index + 2]) &+ sums.2 << 1
                sums.3 ^= Int(buffer[index + 3]) &+ sums.3 << 1
                index += 4
            }
            keep(sums)
        }
    }
    return Double(bytes.count) / seconds / 1e6
}

// MARK: - Replies

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// Two weeks of quarters of an hour.
private func statisticsReply() -> [UInt8] {
    var xml =
        "<GetSendStatisticsResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\">\n  <GetSendStatisticsResult>\n    <SendDataPoints>\n"
    for point in 0..<1344 {
        xml += """
                  <member>
                    <DeliveryAttempts>\(point % 37)</DeliveryAttempts>
                    <Timestamp>2012-08-\(two(1 + point / 96))T\(two(point / 4 % 24)):\(two(point % 4 * 15)):00Z</Timestamp>
                    <Rejects>0</Rejects>
                    <Bounces>\(point % 5)</Bounces>
                    <Complaints>0</Complaints>
                  </member>

            """
    }
    xml +=
        "    </SendDataPoints>\n  </GetSendStatisticsResult>\n  <ResponseMetadata>\n    <RequestId>e81b5d16-9b22-11e1-9b2a-8b8a1e0a0b2a</RequestId>\n"
    return Array((xml + "  </ResponseMetadata>\n</GetSendStatisticsResponse>\n").utf8)
}

/// Ten queries with 1,300 points each.
private func metricsReply() -> [UInt8] {
    let results = (0..<10).map { result in
        let times = (0..<1300).map { "\(1_670_000_000 + $0 * 900)" }.joined(separator: ",")
        let values = (0..<1300).map { "\($0 * 13 % 9973)" }.joined(separator: ",")
        return "{\"Id\":\"query\(result)\",\"Timestamps\":[\(times)],\"Values\":[\(values)]}"
    }
    return Array("{\"Results\":[\(results.joined(separator: ","))],\"Errors\":[]}".utf8)
}
