import Foundation

// `awsmith` as whole processes, beside the AWS CLI that the search path holds. Release builds differ; to look at the one that ./install makes:
//
//     ./install /tmp/here && swift run -c release benchmarks awsmith --awsmith /tmp/here/bin/awsmith

/// The command line: start, a skeleton, a short and a long reply in each format.
func commandLineFigures(_ report: inout Report) {
    guard report.wants("awsmith") else { return }
    guard let program = report.awsmith ?? builtProgram("awsmith") else {
        return report.note("awsmith", "left out: awsmith is not built; run `swift build -c release` first, or name one with --awsmith")
    }
    guard builtProgram("process-cost") != nil else {
        return report.note("awsmith", "left out: process-cost is not built; run `swift build -c release` first")
    }
    let aws = installedProgram("aws")
    let size = Double((try? FileManager.default.attributesOfItem(atPath: program)[.size] as? Int) ?? 0) / 1e6
    report.add("awsmith, size", "\(size.short) MB", toReach: "20 MB", isReached: size > 0 && size <= 20)
    add("awsmith --version", program, aws, ["--version"], milliseconds: 4, to: &report)
    let skeleton = ["ses", "send-email", "--generate-cli-skeleton"]
    add("awsmith, a skeleton", program, aws, skeleton, milliseconds: 5, to: &report)
    guard let server = builtProgram("loopback-responder") else {
        return report.note("awsmith, replies", "left out: loopback-responder is not built; run `swift build -c release` first")
    }
    withTemporaryFolder { folder in
        guard (try? writeAnswers(in: folder)) != nil, let responder = Responder(server, answers: folder) else {
            return report.note("awsmith, replies", "left out: the responder cannot be started")
        }
        defer { responder.end() }
        let call = ["ses", "get-send-statistics", "--endpoint-url"]
        add("awsmith, 3 points", program, aws, call + ["\(responder.address)/three"], milliseconds: 12, to: &report)
        for format in ["json", "text", "table", "yaml", "yaml-stream", "chart", "svg"] {
            let peer = ["json", "text", "table"].contains(format) ? aws : nil
            let arguments = call + ["\(responder.address)/many", "--output", format]
            add("awsmith, 1,344 points as \(format)", program, peer, arguments, milliseconds: 20, megabytes: 20, to: &report)
        }
    }
}

private func add(
    _ name: String, _ program: String, _ aws: String?, _ arguments: [String], milliseconds: Double, megabytes: Double? = nil,
    to report: inout Report
) {
    guard report.wants(name) else { return }
    guard let cost = processCost(program, arguments, rounds: 15) else { return report.note(name, "failed") }
    let peer = aws.flatMap { processCost($0, arguments, rounds: 1) }
    report.add(
        name, "\(cost.milliseconds.short) ms CPU, \(cost.megabytes.short) MB",
        toReach: "\(milliseconds.short) ms\(megabytes.map { ", \($0.short) MB" } ?? "")",
        isReached: cost.milliseconds <= milliseconds && cost.megabytes <= megabytes ?? .infinity,
        limit: peer.map { "aws \($0.milliseconds.short) ms, \($0.megabytes.short) MB" } ?? "")
}

/// The smallest CPU time and the largest memory of several runs; nothing if one fails.
private func processCost(_ program: String, _ arguments: [String], rounds: Int) -> (milliseconds: Double, megabytes: Double)? {
    guard let launcher = builtProgram("process-cost") else { return nil }
    let environment = [
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-west-2", "AWS_DEFAULT_REGION": "us-west-2",
        "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "NO_PROXY": "127.0.0.1", "AWS_PAGER": "",
    ]
    let run = run(launcher, ["\(rounds)", program] + arguments, environment: environment)
    let figures = run.output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard run.status == 0, figures.count == 2 else { return nil }
    return (figures[0], figures[1])
}

/// Replies of three and of 1,344 points: two weeks of quarters of an hour.
private func writeAnswers(in folder: String) throws {
    func reply(_ count: Int) -> String {
        let members = (0..<count).map { point in
            let (hour, minute) = (point / 4 % 24, point % 4 * 15)
            let day = point / 96 + 1
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "<member><Timestamp>2026-07-\(two(day))T\(two(hour)):\(two(minute)):00Z</Timestamp>"
                + "<DeliveryAttempts>\(100 + point % 97)</DeliveryAttempts><Bounces>\(point % 7)</Bounces>"
                + "<Complaints>\(point % 3)</Complaints><Rejects>\(point % 2)</Rejects></member>"
        }
        return "<GetSendStatisticsResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><GetSendStatisticsResult><SendDataPoints>"
            + members.joined() + "</SendDataPoints></GetSendStatisticsResult><ResponseMetadata><RequestId>r</RequestId>"
            + "</ResponseMetadata></GetSendStatisticsResponse>"
    }
    for (name, count) in [("three", 3), ("many", 1_344)] {
        try reply(count).write(toFile: "\(folder)/\(name).xml", atomically: true, encoding: .utf8)
    }
    // The AWS CLI puts no slash behind the path of an endpoint.
    let answers = ["three", "many"].flatMap { name in
        ["/\(name)", "/\(name)/"].map { #"{"path": "\#($0)", "contentType": "text/xml", "file": "\#(name).xml"}"# }
    }
    let listing = #"{"keys": {"AKIDEXAMPLE": "secret"}, "refusals": {}, "answers": [\#(answers.joined(separator: ", "))]}"#
    try listing.write(toFile: "\(folder)/answers.json", atomically: true, encoding: .utf8)
}
