import ServiceRuntime
import Testing
import WireFormats

struct PagingTests {
    private struct List: Sendable { var token: String? }
    private struct Page: Sendable {
        var items: [Int]?
        var next: String?
    }

    /// Three pages; the second has no items.
    private func pages(_ tokens: [String?]) -> Pages<List, Page> {
        Pages("List", List()) { input in
            let place = input.token.flatMap { token in tokens.firstIndex { $0 == token } }.map { $0 + 1 } ?? 0
            let next = place < tokens.count ? tokens[place] : nil
            return Page(items: place == 1 ? nil : [place * 10, place * 10 + 1], next: next)
        } next: { page, input in
            guard let token = page.next, !token.isEmpty else { return nil }
            input.token = token
            return [token]
        }
    }

    @Test func pagesFollowEachOtherUntilThereIsNoToken() async throws {
        var seen: [[Int]?] = []
        for try await page in pages(["a", "b", nil]) { seen.append(page.items) }
        #expect(seen == [[0, 1], nil, [20, 21]])
    }

    @Test func itemsOfAllPagesComeOneByOne() async throws {
        var seen: [Int] = []
        for try await item in pages(["a", "b", nil]).items(\.items) { seen.append(item) }
        #expect(seen == [0, 1, 20, 21])
    }

    @Test func anEmptyTokenIsNoToken() async throws {
        var count = 0
        for try await _ in pages([""]) { count += 1 }
        #expect(count == 1)
    }

    @Test func aRepeatedTokenIsAnErrorAndNoEndlessLoop() async throws {
        let pages = Pages("List", List()) { _ in
            Page(items: [1], next: "same")
        } next: { page, input in
            input.token = page.next
            return page.next.map { [$0] }
        }
        var count = 0
        let error = await #expect(throws: ClientError.self) { for try await _ in pages { count += 1 } }
        #expect(error?.code == .repeatedToken)
        #expect(error?.operation == "List")
        #expect(count == 1)
    }
}

struct WaitingTests {
    private static let attempts = 5

    private func wait(_ answers: [HTTPResponse], _ clock: VirtualClock = VirtualClock(), options: WaiterOptions = WaiterOptions())
        async throws
        -> String?
    {
        let core = Mail.core(ScriptedTransport(answers.map { .reply($0) }, repeatsLast: true), clock: clock)
        return try await core.wait(
            "SentExists", Mail.send(), Mail.Send(), delaySeconds: 3, maximumAttempts: Self.attempts, options: options
        ) { answer in
            if answer.error?.code == "NotYet" { return .retry }
            if answer.error?.code == "Never" || answer.status == 204 { return .failure }
            if answer.output?.id == "m-1" { return .success }
            return nil
        }?.id
    }

    private static let good = HTTPResponse(text: Mail.good)
    private static let other = HTTPResponse(text: "<SendResponse><SendResult><Id>x</Id></SendResult></SendResponse>")
    private static func error(_ code: String) -> HTTPResponse { HTTPResponse(status: 400, text: Mail.failure(code)) }

    @Test func waitingEndsWithTheOutput() async throws {
        let clock = VirtualClock()
        #expect(try await wait([Self.error("NotYet"), Self.other, Self.good], clock) == "m-1")
        #expect(clock.slept == [.seconds(3), .seconds(3)])
    }

    @Test func aFinalStateEndsTheWaitWithAnError() async throws {
        let error = await #expect(throws: ClientError.self) { try await wait([Self.error("NotYet"), Self.error("Never")]) }
        #expect(error?.code == .waiterFailed)
        #expect((error?.underlying as? ServiceError)?.code == "Never")
    }

    @Test func anErrorThatNobodyKnowsIsThrownAsItIs() async throws {
        let error = await #expect(throws: ServiceError.self) { try await wait([Self.error("Strange")]) }
        #expect(error?.code == "Strange")
    }

    @Test func patienceHasAnEnd() async throws {
        let clock = VirtualClock()
        let error = await #expect(throws: ClientError.self) { try await wait([Self.other], clock) }
        #expect(error?.code == .waiterFailed)
        #expect(clock.uptime == .seconds(12))
    }

    @Test func optionsTakeThePlaceOfTheDescription() async throws {
        let clock = VirtualClock()
        let options = WaiterOptions(delay: .seconds(10), maximumAttempts: 100, maximumWait: .seconds(25))
        await #expect(throws: ClientError.self) { try await wait([Self.other], clock, options: options) }
        #expect(clock.uptime == .seconds(20))
    }
}
