import Foundation
import Testing

@testable import CommandRuntime

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Files that arguments name, and those that are no files.
struct FileTests {
    @Test func aPipeIsReadToItsEnd() async throws {
        let fixture = try Fixture([#"{"Number":"1"}"#])
        let pipe = fixture.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        let writer = Thread {
            guard let file = fopen(pipe, "w") else { return }
            fputs("first ", file)
            fflush(file)
            usleep(20_000)
            fputs("second", file)
            fclose(file)
        }
        writer.start()
        #expect(await fixture.run(["parcel", "send-parcel", "--to", "a", "--title", "file://\(pipe)"]) == 0)
        #expect(fixture.bodies == [#"{"To": ["a"], "Content": {"Title": "first second"}}"#])
    }

    @Test(arguments: [
        ("/dev/zero", "[Errno 27] File too large"), ("/", "[Errno 21] Is a directory"), ("/dev/null/x", "[Errno 20] Not a directory"),
    ])
    func whatIsNoFileIsAnError(_ path: String, _ reason: String) async throws {
        let fixture = try Fixture()
        #expect(await fixture.run(["parcel", "send-parcel", "--to", "a", "--title", "file://\(path)"]) == 252)
        #expect(fixture.error.contains("Unable to load paramfile file://\(path): \(reason)"), "\(fixture.error)")
    }

    @Test(
        arguments: [
            ("latin-1", [0xE9, 0x80], "é\u{80}"), ("cp1252", [0xE9, 0x80], "é€"), ("utf-16", [0xFF, 0xFE, 0xE9, 0x00], "é"),
            ("UTF_16", [0xFE, 0xFF, 0x00, 0xE9], "é"), ("ascii", [0x61], "a"), ("UTF-8", [0xC3, 0xA9], "é"), ("ascii", [0xE9], nil),
            ("cp1252", [0x81], nil), ("utf-16", [0xE9], nil), ("utf-16", [0x00, 0xD8], nil), ("utf8", [0xE9], nil),
        ] as [(String, [UInt8], String?)])
    func theEncodingOfTextFilesCanBeNamed(_ name: String, _ bytes: [UInt8], _ text: String?) throws {
        #expect(try #require(TextEncoding(name)).text(bytes) == text)
    }

    @Test func bytesThatAreNoTextNeedTheOtherPrefix() async throws {
        let fixture = try Fixture([#"{"Number":"1"}"#])
        try Data([0xFF, 0x00]).write(to: fixture.folder.appending(path: "bytes"))
        #expect(await fixture.run(["parcel", "send-parcel", "--to", "a", "--title", "file://\(fixture.path("bytes"))"]) == 252)
        #expect(fixture.error.contains("text contents could not be decoded."), "\(fixture.error)")
        let words = ["parcel", "send-parcel", "--to", "a", "--title", "Hi", "--picture", "fileb://\(fixture.path("bytes"))"]
        #expect(await fixture.run(words) == 0)
        #expect(fixture.bodies.last?.contains(#""Picture": "/wA=""#) == true)
    }
}
