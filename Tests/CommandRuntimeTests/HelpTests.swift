import TerminalText
import Testing

@testable import CommandRuntime

/// Help, completion and the prompt, from the same tables.
struct HelpTests {
    @Test func aCommandsHelpHasItsParts() async throws {
        let fixture = try Fixture()
        #expect(await fixture.run("parcel send-parcel help") == 0)
        let lines = fixture.output.split(separator: "\n").map(String.init)
        for part in ["DESCRIPTION", "SYNOPSIS", "OPTIONS", "EXAMPLES", "OUTPUT"] {
            #expect(lines.contains { $0.trimmingPrefix(while: { $0 == " " }) == part }, "\(part) is missing")
        }
        #expect(fixture.output.contains("--to <value>"))
        #expect(fixture.output.contains("[--fragile | --no-fragile]"))
        #expect(fixture.output.contains("Who gets it."))
        #expect(fixture.output.contains("See the page <https://example.com/>."))
        #expect(!fixture.output.contains("\u{1B}"))
    }

    @Test func helpIsAPageForManAndForMarkdownToo() async throws {
        let fixture = try Fixture()
        #expect(await fixture.run("man parcel get-weights") == 0)
        #expect(fixture.output.hasPrefix(".TH "))
        #expect(await fixture.run("markdown parcel get-weights") == 0)
        #expect(fixture.output.contains("# awsmith parcel get-weights"))
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func completionIsAScriptForTheShell(_ shell: String) async throws {
        let fixture = try Fixture()
        #expect(await fixture.run("completion \(shell)") == 0)
        #expect(fixture.output.contains("awsmith"))
    }

    @Test func suggestionsFollowThePlaceInTheLine() throws {
        let completer = Completer(try Fixture().program())
        func texts(_ words: [String], _ current: String) -> [String] {
            completer.suggestions(after: words, typing: current).map(\.text)
        }
        #expect(texts([], "par") == ["parcel"])
        #expect(texts(["parcel"], "") == ["get-weights", "list-parcels", "send-parcel"])
        #expect(texts(["parcel", "send-parcel"], "--no-f").first == "--no-fragile")
        #expect(texts(["parcel", "send-parcel", "--kind"], "") == ["letter", "box"])
        #expect(texts(["parcel", "get-weights", "--output"], "js") == ["json"])
        #expect(!texts(["parcel", "send-parcel", "--kind", "box"], "--").contains("--kind"))
    }

    @Test func keysFillALineAndRunIt() throws {
        let completer = Completer(try Fixture().program())
        var state = PromptState(completer, words: [])
        for character in "par" { #expect(state.take(.character(character)) == .going) }
        #expect(state.take(.tab) == .going)
        for character in "get" { #expect(state.take(.character(character)) == .going) }
        #expect(state.take(.down) == .going)
        #expect(state.shown?.text == "get-weights")
        #expect(state.take(.enter) == .going)
        #expect(state.preview == "awsmith parcel get-weights")
        #expect(state.take(.enter) == .run(["parcel", "get-weights"]))
    }
}
