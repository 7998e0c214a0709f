import Testing

/// Every fact of the reference documents stands in the comment of the declaration that it is about, in words of this project.
@Suite struct ChecklistTests {
    private static let ses = Result { try DocComments(module: "SES") }
    private static let sesv2 = Result { try DocComments(module: "SESv2") }

    @Test(arguments: statisticsFacts)
    func factsAboutStatisticsStandWhereTheyBelong(fact: Fact) throws { try check(fact, in: Self.ses.get()) }

    @Test(arguments: metricFacts)
    func factsAboutMetricsStandWhereTheyBelong(fact: Fact) throws { try check(fact, in: Self.sesv2.get()) }

    @Test(arguments: swaggerFacts)
    func factsOfTheSwaggerDocumentStandWhereTheyBelong(fact: Fact) throws { try check(fact, in: Self.ses.get()) }

    /// What each metric leaves out, and that it claims to leave out nothing else.
    @Test(arguments: [
        ("send", ["mailbox simulator", "more than one recipient"]),
        ("complaint", ["mailbox simulator", "more than one recipient", "account-level suppression list (if it is on)"]),
        ("permanentBounce", ["mailbox simulator", "more than one recipient", "account-level suppression list (if it is on)"]),
        ("transientBounce", ["mailbox simulator", "more than one recipient"]),
        ("open", ["more than one recipient"]),
        ("click", ["more than one recipient"]),
        ("delivery", ["mailbox simulator", "more than one recipient"]),
        ("deliveryOpen", ["mailbox simulator", "more than one recipient", "without an open tracker"]),
        ("deliveryClick", ["mailbox simulator", "more than one recipient", "without a click tracker"]),
        (
            "deliveryComplaint",
            ["mailbox simulator", "more than one recipient", "isps with which the service has no feedback loop agreement"]
        ),
    ])
    func metricsTellWhatTheyExclude(metric: String, exclusions: [String]) throws {
        let comment = try #require(try Self.sesv2.get()["Metric.\(metric)"])
        let start = try #require(comment.range(of: "without"), "it says what it excludes")
        let excluded = comment[start.lowerBound...]
        let all = [
            "mailbox simulator", "more than one recipient", "account-level suppression list (if it is on)", "without an open tracker",
            "without a click tracker", "isps with which the service has no feedback loop agreement",
        ]
        for exclusion in all { #expect(excluded.contains(exclusion) == exclusions.contains(exclusion), "\(exclusion)") }
    }

    @Test func thereAreTenMetricsThreeDimensionsAndTwoErrorCodes() throws {
        let names = try Self.sesv2.get().texts.keys
        #expect(names.count { $0.hasPrefix("Metric.") } == 10)
        #expect(names.count { $0.hasPrefix("MetricDimensionName.") } == 3)
        #expect(names.count { $0.hasPrefix("QueryErrorCode.") } == 2)
    }

    private func check(_ fact: Fact, in comments: DocComments) throws {
        let comment = try #require(comments[fact.declaration], "\(fact.declaration) has a comment")
        for words in fact.words { #expect(comment.contains(words), "'\(words)' in: \(comment)") }
    }
}
