import TerminalText
import Testing

@Suite struct ProgressLineTests {
    private final class Screen {
        var text = ""
        var time = ContinuousClock.now
    }

    private func line(on screen: Screen, columns: Int?) -> ProgressLine {
        ProgressLine(columns: columns, now: { screen.time }, write: { screen.text += $0 })
    }

    @Test func aLineReplacesTheOneBeforeAndGoesAway() {
        let screen = Screen()
        var line = line(on: screen, columns: 10)
        line.show("page 1")
        screen.time += .milliseconds(150)
        line.show("page 2 of many")
        line.finish()
        #expect(screen.text == "\rpage 1\u{1B}[K\rpage 2 o…\u{1B}[K\r\u{1B}[K")
    }

    @Test func linesThatComeTooSoonAreLeftOut() {
        let screen = Screen()
        var line = line(on: screen, columns: 20)
        for number in 1...5 {
            line.show("\(number)")
            screen.time += .milliseconds(60)
        }
        #expect(screen.text == "\r1\u{1B}[K\r3\u{1B}[K\r5\u{1B}[K")
    }

    @Test func whereNobodyLooksOnNothingIsWritten() {
        let screen = Screen()
        var line = line(on: screen, columns: nil)
        line.show("page 1")
        line.finish()
        #expect(screen.text == "")
    }

    @Test(arguments: [(0.0, "[    ]"), (0.5, "[##  ]"), (1.0, "[####]"), (7.0, "[####]"), (-1.0, "[    ]"), (Double.nan, "[    ]")])
    func barsAreFilledByAFraction(fraction: Double, bar: String) {
        #expect(progressBar(fraction: fraction, columns: 6) == bar)
    }
}
