import Foundation
import ServiceRuntime
import ShapesmithFoundation
import Testing
import WireFormats

@Suite struct ShapesmithFoundationTests {
    @Test func localizedDescriptionIsTheSameBehindAnyError() {
        let answered: any Error = ServiceError(code: "X", message: "Y.", status: 400, requestID: "z")
        #expect(answered.localizedDescription == "X: Y. (status 400, request id z)")
        let failed: any Error = ClientError(.noRegion, "Name one.")
        #expect(failed.localizedDescription == "NoRegion: Name one.")
        #expect((failed as? any LocalizedError)?.errorDescription == "NoRegion: Name one.")
    }

    @Test func datesConvertBothWays() {
        let time = Timestamp(secondsSinceEpoch: 1_371_065_520, nanoseconds: 250_000_000)
        #expect(time.date == Date(timeIntervalSince1970: 1_371_065_520.25))
        #expect(Timestamp(Date(timeIntervalSince1970: 1_371_065_520.25)) == time)
        #expect(Timestamp(Date(timeIntervalSince1970: -0.5)) == Timestamp(secondsSinceEpoch: -1, nanoseconds: 500_000_000))
        #expect(Date(time).timeIntervalSince1970 == 1_371_065_520.25)
    }
}
