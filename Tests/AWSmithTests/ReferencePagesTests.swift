import CommandRuntime
import Foundation
import SESCommands
import SESv2Commands
import Synchronization
import Testing

/// What the reference pages of the AWS CLI say of two commands: names, order and types of options, required marks, syntax, output.
struct ReferencePagesTests {
    private func help(_ words: String...) async -> [String] {
        let output = Mutex<[UInt8]>([])
        let console = Console(
            output: { bytes in
                output.withLock { $0 += bytes }
                return true
            }, error: { _ in })
        let program = CommandLineProgram(
            services: [SESCommands.service, SESv2Commands.service], version: "test", environment: ["HOME": "/nonexistent"], console: console
        )
        #expect(await program.run(words + ["help"]) == .success)
        return String(decoding: output.withLock { $0 }, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func part(_ name: String, of lines: [String]) -> [String] {
        guard let start = lines.firstIndex(of: name) else { return [] }
        return lines[(start + 1)...].prefix { $0.hasPrefix(" ") }.map { line in String(line.dropFirst(4)) }
    }

    private static let globalOptions = [
        "--debug (boolean)", "--endpoint-url (string)", "--no-verify-ssl (boolean)", "--no-paginate (boolean)", "--output (string)",
        "--query (string)", "--profile (string)", "--region (string)", "--version (string)", "--color (string)",
        "--no-sign-request (boolean)", "--ca-bundle (string)", "--cli-read-timeout (int)", "--cli-connect-timeout (int)",
        "--cli-binary-format (string)", "--no-cli-pager (boolean)", "--cli-auto-prompt (boolean)", "--no-cli-auto-prompt (boolean)",
    ]
    private static let inputOptions = ["--cli-input-json | --cli-input-yaml (string)", "--generate-cli-skeleton (string)"]

    @Test func partsStandInTheOrderOfThePages() async {
        for lines in [await help("ses", "get-send-statistics"), await help("sesv2", "batch-get-metric-data")] {
            let wanted = ["DESCRIPTION", "SYNOPSIS", "OPTIONS", "GLOBAL OPTIONS", "EXAMPLES", "OUTPUT"].filter(lines.contains)
            #expect(lines.filter { wanted.contains($0) } == wanted)
            #expect(wanted.count >= 5)
        }
    }

    @Test func getSendStatistics() async {
        let lines = await help("ses", "get-send-statistics")
        #expect(part("OPTIONS", of: lines).filter { $0.hasPrefix("--") } == Self.inputOptions)
        let global = part("GLOBAL OPTIONS", of: lines).filter { $0.hasPrefix("--") }
        #expect(Array(global.prefix(Self.globalOptions.count)) == Self.globalOptions)
        #expect(part("DESCRIPTION", of: lines).contains("At most 1 call a second."))
        #expect(
            lines.contains("    <https://docs.aws.amazon.com/goto/WebAPI/email-2010-12-01/GetSendStatistics>"))
        #expect(
            part("OUTPUT", of: lines).filter { $0.contains("(") && $0.hasSuffix(")") } == [
                "SendDataPoints -> (list)", "    (structure)", "        Timestamp -> (timestamp)", "        DeliveryAttempts -> (long)",
                "        Bounces -> (long)", "        Complaints -> (long)", "        Rejects -> (long)",
            ])
        #expect(part("EXAMPLES", of: lines).contains("  awsmith ses get-send-statistics"))
    }

    @Test func batchGetMetricData() async {
        let lines = await help("sesv2", "batch-get-metric-data")
        let options = part("OPTIONS", of: lines)
        #expect(options.filter { $0.hasPrefix("--") } == ["--queries (list) [required]"] + Self.inputOptions)
        let members = options.filter { $0.contains(" -> (") }.map { $0.drop { $0 == " " } }
        #expect(
            members == [
                "Id -> (string) [required]", "Namespace -> (string) [required]", "Metric -> (string) [required]", "Dimensions -> (map)",
                "key -> (string)", "value -> (string)", "StartDate -> (timestamp) [required]", "EndDate -> (timestamp) [required]",
            ])
        #expect(
            options.contains(
                "      Id=string,Namespace=string,Metric=string,Dimensions={KeyName1=string,KeyName2=string},"
                    + "StartDate=timestamp,EndDate=timestamp ..."))
        let json = options.drop { !$0.hasSuffix("JSON Syntax:") }.dropFirst().prefix { !$0.hasPrefix("--") }
        #expect(
            json.map { $0.dropFirst(6) } == [
                "[", "  {", #"    "Id": "string","#, #"    "Namespace": "VDM","#,
                #"    "Metric": "SEND"|"COMPLAINT"|"PERMANENT_BOUNCE"|"TRANSIENT_BOUNCE"|"OPEN"|"CLICK"|"DELIVERY"|"DELIVERY_OPEN""#
                    + #"|"DELIVERY_CLICK"|"DELIVERY_COMPLAINT","#,
                #"    "Dimensions": {"EMAIL_IDENTITY"|"CONFIGURATION_SET"|"ISP": "string""#, "      ...},",
                #"    "StartDate": timestamp,"#, #"    "EndDate": timestamp"#, "  }", "  ...", "]",
            ])
        let synopsis = part("SYNOPSIS", of: lines).map { String($0.dropFirst(2)) }
        #expect(
            Array(synopsis.prefix(4)) == [
                "batch-get-metric-data", "--queries <value>", "[--cli-input-json | --cli-input-yaml]", "[--generate-cli-skeleton <value>]",
            ])
        let output = part("OUTPUT", of: lines).filter { $0.hasSuffix(")") && $0.contains("(") }.map { $0.drop { $0 == " " } }
        #expect(
            output == [
                "Results -> (list)", "(structure)", "Id -> (string)", "Timestamps -> (list)", "(timestamp)", "Values -> (list)", "(long)",
                "Errors -> (list)", "(structure)", "Id -> (string)", "Code -> (string)", "Message -> (string)",
            ])
    }
}
