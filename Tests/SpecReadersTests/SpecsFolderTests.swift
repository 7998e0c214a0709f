import Foundation
import ServiceModel
import SpecDiagnostics
import Testing

/// The descriptions that come with the package.
@Suite struct SpecsFolderTests {
    private static let ses = ("ses/2010-12-01", "ses/2010-12-01/documentation.overlay.yaml")
    private static let sesv2 = ("sesv2/2019-09-27", "sesv2/2019-09-27/documentation.overlay.yaml")

    @Test(arguments: [
        ("ses/2010-12-01", 71), ("sesv2/2019-09-27", 112), ("sts/2011-06-15", 11), ("sso/2019-06-10", 4), ("sso-oidc/2019-06-10", 4),
    ])
    func theyAreReadWithoutADiagnostic(spec: String, operations: Int) throws {
        let result = try read(spec: spec)
        #expect(result.problems == [])
        #expect(result.service?.operations.count == operations)
        #expect(result.service?.endpointRules != nil)
    }

    @Test(arguments: [ses, sesv2])
    func everyOperationHasASentence(spec: String, overlay: String) throws {
        let result = try read(spec: spec, overlays: [overlay])
        #expect(result.problems == [])
        for operation in result.service?.operations ?? [] {
            #expect(operation.documentation?.hasSuffix(".") == true, "\(operation.name) has a sentence")
        }
    }

    /// Everything that is reached from the six operations of the reference pages.
    @Test(arguments: [
        (ses.0, ses.1, ["GetSendStatistics", "GetSendQuota", "SendBounce", "SendEmail", "SendRawEmail"]),
        (sesv2.0, sesv2.1, ["BatchGetMetricData"]),
    ])
    func whatTheSixOperationsTakeAndGiveIsDocumentedWhole(spec: String, overlay: String, operations: [String]) throws {
        var d = Diagnostics()
        let service = try #require(try read(spec: spec, overlays: [overlay]).service).selecting(operations, &d).pruned()
        #expect(d.entries.isEmpty)
        for shape in service.shapes {
            for member in shape.structure?.members ?? [] {
                #expect(member.documentation?.hasSuffix(".") == true, "\(shape.name).\(member.name) has a sentence")
            }
            if let structure = shape.structure, !structure.members.isEmpty || structure.error != nil {
                #expect(shape.documentation?.hasSuffix(".") == true, "\(shape.name) has a sentence")
            }
            for value in shape.enumerationValues ?? [] {
                #expect(value.documentation?.hasSuffix(".") == true, "\(shape.name) \(value.value) has a sentence")
            }
        }
    }

    /// Facts of the reference pages, and where they have to be found.
    @Test func theFactsOfTheReferencePagesAreThere() throws {
        let v1 = try read(spec: Self.ses.0, overlays: [Self.ses.1])
        let v2 = try read(spec: Self.sesv2.0, overlays: [Self.sesv2.1])
        let statistics = v1.operation("GetSendStatistics")
        for fact in ["current region", "last two weeks", "data points", "15 minutes"] {
            #expect(statistics?.documentation?.contains(fact) == true, "GetSendStatistics: \(fact)")
        }
        #expect(statistics?.rateLimits == [RateLimit(count: 1, unit: "call", period: "second")])
        #expect(v1.member("SendDataPoint", "Bounces")?.documentation?.contains("hard bounces") == true)
        #expect(v1.member("SendDataPoint", "DeliveryAttempts")?.documentation?.contains("sent") == true)
        #expect(v1.member("SendDataPoint", "Complaints")?.documentation?.contains("unwanted") == true)
        #expect(v1.member("SendDataPoint", "Rejects")?.documentation?.contains("refused") == true)
        #expect(v1.member("GetSendQuotaResponse", "Max24HourSend")?.documentation?.contains("24 hours") == true)
        #expect(v1.member("GetSendQuotaResponse", "MaxSendRate")?.documentation?.contains("second") == true)
        #expect(v1.member("GetSendQuotaResponse", "SentLast24Hours")?.documentation?.contains("previous 24 hours") == true)
        #expect(v1.member("SendEmailRequest", "ReturnPath")?.documentation?.contains("feedback forwarding is on") == true)

        let batch = v2.operation("BatchGetMetricData")
        #expect(
            batch?.rateLimits == [
                RateLimit(count: 16, unit: "call", period: "second"),
                RateLimit(count: 160, unit: "query", period: "second", note: "summed over all batches"),
            ])
        let dimensions = v2.member("BatchGetMetricDataQuery", "Dimensions")?.documentation ?? ""
        for fact in ["`*`", "all values", "up to 10", "a single value"] { #expect(dimensions.contains(fact), "Dimensions: \(fact)") }
        let metrics = v2.shape("Metric")?.enumerationValues ?? []
        #expect(metrics.count == 10)
        for (metric, exclusions) in Self.exclusions {
            let text = metrics.first { $0.value == metric }?.documentation ?? ""
            for exclusion in Self.allExclusions {
                #expect(text.contains(exclusion) == exclusions.contains(exclusion), "\(metric): \(exclusion)")
            }
        }
        #expect(v2.shape("MetricDimensionName")?.enumerationValues?.map(\.value) == ["EMAIL_IDENTITY", "CONFIGURATION_SET", "ISP"])
        let isp = v2.shape("MetricDimensionName")?.enumerationValues?.last?.documentation ?? ""
        #expect(isp.contains("Gmail") && isp.contains("Yahoo"))
        #expect(v2.shape("QueryErrorCode")?.enumerationValues?.map(\.value) == ["INTERNAL_FAILURE", "ACCESS_DENIED"])
        #expect(v2.shape("BatchGetMetricDataQueries")?.constraints.max == "10")
    }

    /// What is documented in the model is what the generated code shows, and so are the limits.
    @Test(arguments: [
        (ses, "SES", ["GetSendStatistics", "GetSendQuota", "SendBounce", "SendEmail", "SendRawEmail"], ["1 call a second"]),
        (sesv2, "SESv2", ["BatchGetMetricData"], ["16 calls a second", "160 queries a second", "summed over all batches"]),
    ])
    func everySentenceStandsInADocComment(spec: (String, String), module: String, operations: [String], limits: [String]) throws {
        var d = Diagnostics()
        let service = try #require(try read(spec: spec.0, overlays: [spec.1]).service).selecting(operations, &d).pruned()
        let folder = specsFolder.deletingLastPathComponent().appending(path: "Generated/\(module)")
        var comments = ""
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where name.hasSuffix(".swift") {
            for line in try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n") {
                guard let mark = line.range(of: "///") else { continue }
                comments += line[mark.upperBound...] + " "
            }
        }
        comments = comments.words
        var sentences = limits + service.operations.compactMap(\.documentation)
        for shape in service.shapes {
            sentences += shape.structure?.members.compactMap(\.documentation) ?? []
            sentences += shape.enumerationValues?.compactMap(\.documentation) ?? []
        }
        #expect(sentences.count > 20)
        for sentence in sentences { #expect(comments.contains(sentence.words), "\(sentence)") }
    }

    private static let allExclusions = [
        "mailbox simulator", "more than one recipient", "account-level suppression list", "without an open tracker",
        "without a click tracker",
        "feedback loop",
    ]
    /// What each metric leaves out, as the reference page of the command says.
    private static let exclusions: [(String, Set<String>)] = [
        ("SEND", ["mailbox simulator", "more than one recipient"]),
        ("COMPLAINT", ["mailbox simulator", "more than one recipient", "account-level suppression list"]),
        ("PERMANENT_BOUNCE", ["mailbox simulator", "more than one recipient", "account-level suppression list"]),
        ("TRANSIENT_BOUNCE", ["mailbox simulator", "more than one recipient"]),
        ("OPEN", ["more than one recipient"]),
        ("CLICK", ["more than one recipient"]),
        ("DELIVERY", ["mailbox simulator", "more than one recipient"]),
        ("DELIVERY_OPEN", ["mailbox simulator", "more than one recipient", "without an open tracker"]),
        ("DELIVERY_CLICK", ["mailbox simulator", "more than one recipient", "without a click tracker"]),
        ("DELIVERY_COMPLAINT", ["mailbox simulator", "more than one recipient", "feedback loop"]),
    ]

    @Test func theSwaggerDocumentKeepsTheOddSpellingsOfItsOriginal() throws {
        let text = try String(contentsOf: specsFolder.appending(path: "simple-email/swagger.yaml"), encoding: .utf8)
        #expect(text.hasPrefix("---\nswagger: \"2.0\"\n"))
        #expect(text.hasSuffix("\n  minute_run: 0\n---"))
        #expect(text.components(of: "\n        200:\n") == 5)
        let result = try read(spec: "simple-email/swagger.yaml")
        #expect(result.problems == [])
        #expect(result.service?.operations.map(\.name) == ["getSendQuota", "getSendStatistics", "sendBounce", "sendEmail", "sendRawEmail"])
        #expect(result.service?.operations.allSatisfy { $0.http.method == "GET" && $0.returnsRawReply } == true)
        #expect(result.service?.address.schemes == ["http"])
    }

    @Test func theRepairedDocumentTakesAndGivesWhatTheServicesOwnDescriptionDoes() throws {
        let repaired = try read(spec: "simple-email/swagger.yaml", overlays: ["simple-email/repair.overlay.yaml"])
        let original = try read(spec: Self.ses.0)
        #expect(repaired.problems == [])
        let service = try #require(repaired.service)
        #expect(service.wireProtocol == .query)
        #expect(service.identity.apiVersion == original.service?.identity.apiVersion)
        #expect(service.address.signingName == original.service?.address.signingName)
        #expect(service.xmlNamespace == original.service?.xmlNamespace)
        #expect(service.auth == [.sigv4])
        #expect(service.operations.count == 5)
        for operation in service.operations {
            let twin = try #require(original.operation(operation.name))
            #expect(operation.http.method == twin.http.method && operation.http.path == twin.http.path && operation.http.query.isEmpty)
            #expect(operation.output?.resultWrapper == twin.output?.resultWrapper)
            #expect(operation.errors.map { repaired.name($0.target) } == twin.errors.map { original.name($0.target) })
            for (a, b) in [(operation.input, twin.input), (operation.output, twin.output)] {
                #expect(repaired.outline(a?.target) == original.outline(b?.target), "\(operation.name)")
            }
        }
        for name in service.shapes.filter({ $0.error != nil }).map(\.name) {
            #expect(repaired.shape(name)?.error == original.shape(name)?.error)
        }
    }
}

extension ReadResult {
    /// A shape with everything in it that shows on the wire, as text.
    fileprivate func outline(_ id: ShapeID?) -> String {
        guard let id, let service else { return "" }
        let shape = service.shapes[id]
        switch shape.kind {
        case .structure(let structure):
            let members = structure.members.map { "\($0.wireName(in: .query))\($0.isRequired ? "!" : ""): \(outline($0.target))" }
            return "{\(members.joined(separator: ", "))}"
        case .list(let list): return "[\(list.element.locationName ?? "member") \(list.isFlattened): \(outline(list.element.target))]"
        case .enumeration(let values): return values.map(\.value).joined(separator: "|")
        default: return shape.typeName
        }
    }
}

extension String {
    /// The text with one blank between its words, however it is wrapped.
    fileprivate var words: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
