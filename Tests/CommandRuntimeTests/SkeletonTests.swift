import Testing

@testable import CommandRuntime

/// Skeletons, and inputs from whole documents.
struct SkeletonTests {
    @Test func aSkeletonHasEveryMember() async throws {
        let fixture = try Fixture()
        #expect(await fixture.run("parcel send-parcel --generate-cli-skeleton") == 0)
        #expect(
            fixture.output == """
                {
                    "To": [
                        ""
                    ],
                    "Kind": "letter",
                    "Content": {
                        "Title": "",
                        "Note": ""
                    },
                    "Labels": {
                        "KeyName": ""
                    },
                    "Weight": 0.0,
                    "Fragile": true,
                    "Picture": null,
                    "Until": "1970-01-01T00:00:00"
                }

                """, "\(fixture.output)")
    }

    @Test func aSkeletonInYAMLSaysWhatIsRequired() async throws {
        let fixture = try Fixture()
        #expect(await fixture.run("parcel send-parcel --generate-cli-skeleton yaml-input") == 0)
        #expect(fixture.output.hasPrefix("To:  # [REQUIRED] Who gets it.\n- ''\n"), "\(fixture.output)")
        #expect(fixture.output.contains("Kind: letter  # Valid values are: letter, box."), "\(fixture.output)")
    }

    @Test func whatOptionsSayGoesBeforeWhatADocumentSays() async throws {
        let fixture = try Fixture([#"{"Number":"1"}"#, #"{"Number":"2"}"#])
        let document = #"{"To": ["x"], "Content": {"Title": "From the document"}, "Kind": "box"}"#
        try fixture.write("input.json", document)
        #expect(
            await fixture.run(["parcel", "send-parcel", "--cli-input-json", "file://\(fixture.path("input.json"))", "--to", "me"]) == 0)
        try fixture.write("input.yaml", "To: [x]\nContent:\n  Title: 'yes'\n")
        #expect(await fixture.run(["parcel", "send-parcel", "--cli-input-yaml", "file://\(fixture.path("input.yaml"))"]) == 0)
        #expect(
            fixture.bodies == [
                #"{"To": ["me"], "Kind": "box", "Content": {"Title": "From the document"}}"#,
                #"{"To": ["x"], "Content": {"Title": "yes"}}"#,
            ])
    }
}
