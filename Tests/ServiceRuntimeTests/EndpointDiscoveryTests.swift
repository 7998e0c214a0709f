import ServiceRuntime
import SpecialServices
import Synchronization
import Testing
import WireFormats

struct EndpointDiscoveryTests {
    private final class Source: Sendable {
        let count = Atomic<Int>(0)
        func ask(_ core: ClientCore) async throws -> [EndpointDiscovery.Address] {
            let number = count.wrappingAdd(1, ordering: .relaxed).newValue
            if number == 13 { throw ClientError(.connectionRefused, "no") }
            return [EndpointDiscovery.Address("cell\(number).example.com", minutes: 2)]
        }
    }

    private func operation(_ source: Source, isRequired: Bool) -> ServiceOperation<Mail.Send, Mail.Sent> {
        Mail.send(
            traits: OperationTraits(
                resultWrapper: "SendResult", discovery: EndpointDiscovery(isRequired: isRequired) { try await source.ask($0) }))
    }

    @Test func theEndpointIsAskedForOnceAndAgainWhenItsTimeIsOver() async throws {
        let clock = VirtualClock()
        let source = Source()
        let transport = ScriptedTransport([.reply(HTTPResponse(text: Mail.good))], repeatsLast: true)
        let core = Mail.core(transport, clock: clock)
        for _ in 0..<3 { _ = try await core.call(operation(source, isRequired: true), Mail.Send()) }
        clock.advance(by: .seconds(121))
        _ = try await core.call(operation(source, isRequired: true), Mail.Send())
        #expect(transport.requests.map(\.host) == ["cell1.example.com", "cell1.example.com", "cell1.example.com", "cell2.example.com"])
        #expect(transport.requests[0].headers["Host"] == "cell1.example.com")
        #expect(transport.requests[0].headers["Authorization"]?.contains("/us-west-2/mail/") == true)
    }

    @Test func anEndpointThatIsWrongIsForgottenAndTheCallMadeAnew() async throws {
        let source = Source()
        let transport = ScriptedTransport(
            HTTPResponse(status: 400, text: Mail.failure("InvalidEndpointException")), HTTPResponse(text: Mail.good),
            HTTPResponse(status: 421), HTTPResponse(status: 421))
        let core = Mail.core(transport) { $0.retries = .none }
        _ = try await core.call(operation(source, isRequired: true), Mail.Send())
        #expect(transport.requests.map(\.host) == ["cell1.example.com", "cell2.example.com"])
        await #expect(throws: ServiceError.self) { try await core.call(operation(source, isRequired: true), Mail.Send()) }
        #expect(transport.requests.count == 4)
    }

    @Test func whereItIsNotNeededItIsDoneOnlyWhenWanted() async throws {
        func host(_ environment: [String: String], isRequired: Bool = false) async throws -> String {
            let transport = ScriptedTransport(HTTPResponse(text: Mail.good))
            _ = try await Mail.core(transport, environment: environment).call(operation(Source(), isRequired: isRequired), Mail.Send())
            return transport.requests[0].host
        }
        #expect(try await host([:]) == "mail.us-west-2.amazonaws.com")
        #expect(try await host(["AWS_ENABLE_ENDPOINT_DISCOVERY": "auto"]) == "mail.us-west-2.amazonaws.com")
        #expect(try await host(["AWS_ENABLE_ENDPOINT_DISCOVERY": "true"]) == "cell1.example.com")
        #expect(try await host(["AWS_ENDPOINT_URL": "http://mine"], isRequired: true) == "mine")
        let error = await #expect(throws: ClientError.self) { try await host(["AWS_ENABLE_ENDPOINT_DISCOVERY": "false"], isRequired: true) }
        #expect(error?.code == .badSetting)
    }

    @Test func anOptionalDiscoveryThatFailsIsNoHarm() async throws {
        let clock = VirtualClock()
        let source = Source()
        source.count.store(12, ordering: .relaxed)
        let transport = ScriptedTransport([.reply(HTTPResponse(text: Mail.good))], repeatsLast: true)
        let core = Mail.core(transport, clock: clock, environment: ["AWS_ENABLE_ENDPOINT_DISCOVERY": "true"])
        for _ in 0..<3 { _ = try await core.call(operation(source, isRequired: false), Mail.Send()) }
        #expect(source.count.load(ordering: .relaxed) == 13)
        clock.advance(by: .seconds(61))
        _ = try await core.call(operation(source, isRequired: false), Mail.Send())
        #expect(transport.requests.map(\.host).last == "cell14.example.com")
    }
}
