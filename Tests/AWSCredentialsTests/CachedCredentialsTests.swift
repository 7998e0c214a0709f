import ServiceRuntime
import Synchronization
import Testing
import WireFormats

struct CachedCredentialsTests {
    /// Gives credentials that last an hour, counts, and waits for leave if it is told to.
    private final class Source: CredentialProvider {
        let clock: VirtualClock
        let count = Atomic<Int>(0)
        let fails = Atomic<Bool>(false)
        let isHeld = Atomic<Bool>(false)
        init(_ clock: VirtualClock) { self.clock = clock }

        func credentials() async throws -> Credentials {
            let number = count.wrappingAdd(1, ordering: .relaxed).newValue
            while isHeld.load(ordering: .relaxed) { try await Task.sleep(for: .milliseconds(1)) }
            if fails.load(ordering: .relaxed) { throw ClientError(.badCredentials, "no") }
            let end = Timestamp(secondsSinceEpoch: Int64(clock.secondsSinceEpoch) + 3600)
            return Credentials(accessKeyID: "K\(number)", secretAccessKey: "s", expiration: end)
        }
    }

    @Test func credentialsAreFetchedOnceUntilShortlyBeforeTheirEnd() async throws {
        let clock = VirtualClock()
        let source = Source(clock)
        let cached = CachedCredentials(source, clock: clock)
        for _ in 0..<10 { #expect(try await cached.credentials().accessKeyID == "K1") }
        clock.advance(by: .seconds(3600 - 301))
        #expect(try await cached.credentials().accessKeyID == "K1")
        clock.advance(by: .seconds(2))
        #expect(try await cached.credentials().accessKeyID == "K2")
    }

    @Test func manyCallersFetchOnce() async throws {
        let clock = VirtualClock()
        let source = Source(clock)
        source.isHeld.store(true, ordering: .relaxed)
        let cached = CachedCredentials(source, clock: clock)
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<100 { group.addTask { try await cached.credentials().accessKeyID } }
            group.addTask {
                while source.count.load(ordering: .relaxed) == 0 { await Task.yield() }
                source.isHeld.store(false, ordering: .relaxed)
                return "K1"
            }
            for try await key in group { #expect(key == "K1") }
        }
        #expect(source.count.load(ordering: .relaxed) == 1)
    }

    @Test func whileOneCallerRefreshesEarlyTheOthersGoOn() async throws {
        let clock = VirtualClock()
        let source = Source(clock)
        let cached = CachedCredentials(source, clock: clock)
        _ = try await cached.credentials()
        clock.advance(by: .seconds(3600 - 200))
        source.isHeld.store(true, ordering: .relaxed)
        let refreshing = Task { try await cached.credentials().accessKeyID }
        while source.count.load(ordering: .relaxed) < 2 { await Task.yield() }
        #expect(try await cached.credentials().accessKeyID == "K1")
        source.isHeld.store(false, ordering: .relaxed)
        #expect(try await refreshing.value == "K2")
    }

    @Test func aRefreshThatFailsIsForgivenAsLongAsTheOldOnesAreValid() async throws {
        let clock = VirtualClock()
        let source = Source(clock)
        let cached = CachedCredentials(source, clock: clock)
        _ = try await cached.credentials()
        source.fails.store(true, ordering: .relaxed)
        clock.advance(by: .seconds(3600 - 30))
        #expect(try await cached.credentials().accessKeyID == "K1")
        clock.advance(by: .seconds(31))
        await #expect(throws: ClientError.self) { try await cached.credentials() }
        source.fails.store(false, ordering: .relaxed)
        #expect(try await cached.credentials().accessKeyID.hasPrefix("K"))
    }

    @Test func aCallerThatIsCancelledLeavesTheFetchToTheOthers() async throws {
        let clock = VirtualClock()
        let source = Source(clock)
        source.isHeld.store(true, ordering: .relaxed)
        let cached = CachedCredentials(source, clock: clock)
        let first = Task { try await cached.credentials() }
        while source.count.load(ordering: .relaxed) == 0 { await Task.yield() }
        let second = Task { try await cached.credentials().accessKeyID }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        source.isHeld.store(false, ordering: .relaxed)
        #expect(try await second.value == "K1")
    }
}
