import ServiceRuntime
import Testing
import Values

@testable import CommandRuntime

/// What a waiter makes of answers; the sentences are those of the AWS CLI.
struct WaitingTests {
    private static let lines = [
        "wait\tthing-ready\tThingReady\tget-thing\tdelay=0\tattempts=2", "accept\tsuccess\tpathAll\t\"Yes\"\tStates[]",
        "accept\tfailure\tpath\t\"Gone\"\tState", "accept\tfailure\terror\t\"Broken\"\t", "accept\tretry\terror\t\"Missing\"\t",
    ]

    /// Waits with answers given one after the other; the sentence is that of the error, or empty.
    private func wait(_ answers: [Result<ValueMap, CommandError>]) async -> (sentence: String, calls: Int) {
        let rule = WaiterRule(Self.lines.map(TableLine.init))
        var calls = 0
        do throws(CommandError) {
            try await WaitingCall(rule: rule, clock: SystemClock()).run(status: { 200 }) { () async throws(CommandError) in
                calls += 1
                return try answers[min(calls, answers.count) - 1].get()
            }
            return ("", calls)
        } catch {
            return (error.message, calls)
        }
    }

    private func error(_ code: String) -> Result<ValueMap, CommandError> {
        .failure(CommandError(.service, "", details: ["Code": .string(code), "Message": "Why."]))
    }

    @Test func anAnswerThatShowsItEndsTheWaiting() async {
        let (sentence, calls) = await wait([.success(["States": []]), .success(["States": ["Yes", "Yes"]])])
        #expect(sentence == "")
        #expect(calls == 2)
    }

    @Test func whatWillNeverBeIsAFailure() async {
        let (sentence, calls) = await wait([.success(["State": "Gone"])])
        #expect(
            sentence
                == "Waiter ThingReady failed: Waiter encountered a terminal failure state: For expression \"State\" we matched expected path: \"Gone\""
        )
        #expect(calls == 1)
    }

    @Test func errorsCountIfAnAcceptorNamesThem() async {
        let broken = await wait([error("Broken")])
        #expect(
            broken.sentence
                == "Waiter ThingReady failed: Waiter encountered a terminal failure state: Matched expected service error code: Broken")
        let other = await wait([error("Other")])
        #expect(other.sentence == "Waiter ThingReady failed: An error occurred (Other): Why.")
    }

    @Test func thereIsAnEndToAsking() async {
        let (sentence, calls) = await wait([.success(["States": ["No"]])])
        #expect(sentence == "Waiter ThingReady failed: Max attempts exceeded")
        #expect(calls == 2)
        let missing = await wait([error("Missing")])
        #expect(
            missing.sentence
                == "Waiter ThingReady failed: Max attempts exceeded. Previously accepted state: Matched expected service error code: Missing"
        )
    }
}
