import ServiceRuntime
import Testing

@testable import CommandRuntime

/// Calls from the command line to the printed answer, with replies given beforehand.
struct CallTests {
    private static let points = #"{"Points":[{"Timestamp":1600000000,"Weight":3},{"Timestamp":1600000900.5,"Weight":12}]}"#

    @Test func anAnswerIsPrintedAsJSON() async throws {
        let fixture = try Fixture([Self.points])
        #expect(await fixture.run("parcel get-weights") == 0)
        #expect(
            fixture.output == """
                {
                    "Points": [
                        {
                            "Timestamp": "2020-09-13T12:26:40+00:00",
                            "Weight": 3
                        },
                        {
                            "Timestamp": "2020-09-13T12:41:40.500000+00:00",
                            "Weight": 12
                        }
                    ]
                }

                """)
        #expect(fixture.transport.requests.first?.headers["X-Amz-Target"] == "Parcel.GetWeights")
        #expect(fixture.transport.requests.first?.headers["Authorization"]?.contains("/eu-west-1/parcel/aws4_request") == true)
    }

    @Test func timesCanStayAsTheyCame() async throws {
        let fixture = try Fixture([Self.points])
        try fixture.write("config", "[default]\ncli_timestamp_format = wire\n")
        #expect(await fixture.run("parcel get-weights --output text --query Points[].Timestamp") == 0)
        #expect(fixture.output == "1600000000\t1600000900.5\n")
    }

    @Test func otherFormatsAndQueries() async throws {
        let fixture = try Fixture([Self.points, Self.points, Self.points, Self.points])
        #expect(await fixture.run("parcel get-weights --output text --query Points[].[Weight]") == 0)
        #expect(await fixture.run("parcel get-weights --output yaml --query Points[0].Weight") == 0)
        #expect(await fixture.run("parcel get-weights --output off") == 0)
        #expect(fixture.output == "3\n12\n3\n")
        #expect(await fixture.run("parcel get-weights --output table --query Points[].Weight") == 0)
        #expect(fixture.output.hasSuffix("------------\n|GetWeights|\n+----------+\n|  3       |\n|  12      |\n+----------+\n"))
    }

    @Test func membersBecomeTheirJSONForms() async throws {
        let fixture = try Fixture([#"{"Number":"7"}"#])
        let status = await fixture.run([
            "parcel", "send-parcel", "--to", "a", "b", "--title", "Hi", "--labels", "x=1,y=2", "--weight", "2.5", "--no-fragile",
            "--picture",
            "aGk=", "--until", "2020-09-13T12:26:40Z",
        ])
        #expect(status == 0, "\(fixture.error)")
        #expect(
            fixture.bodies == [
                #"{"To": ["a", "b"], "Content": {"Title": "Hi"}, "Labels": {"x": "1", "y": "2"}, "Weight": 2.5, "Fragile": false, "#
                    + #""Picture": "aGk=", "Until": 1600000000}"#
            ])
    }

    @Test func optionsForPartsTakeTextsAsTheyAre() async throws {
        let fixture = try Fixture([#"{"Number":"7"}"#])
        #expect(await fixture.run(["parcel", "send-parcel", "--to", "a", "--title", #"{"x""#, "--note", "[1]"]) == 0)
        #expect(fixture.bodies == [#"{"To": ["a"], "Content": {"Title": "{\"x\"", "Note": "[1]"}}"#])
    }

    @Test func anErrorOfTheServiceIsToldAndIs254() async throws {
        let fixture = try Fixture([#"{"__type":"parcel#TooHeavy","message":"No.","Limit":20}"#], status: 400)
        let status = await fixture.run("parcel send-parcel --to a --title Hi")
        #expect(status == 254)
        #expect(fixture.output == "")
        #expect(
            fixture.error.hasPrefix("\nawsmith: [ERROR]: An error occurred (TooHeavy) when calling the SendParcel operation: No.\n"),
            "\(fixture.error)")
        #expect(fixture.error.contains("Limit: 20"))
    }

    @Test func withoutARegionNothingIsSent() async throws {
        let fixture = try Fixture()
        let status = await fixture.run("parcel get-weights", ["AWS_DEFAULT_REGION": nil])
        #expect(status == 253)
        #expect(fixture.error.contains("You must specify a region."))
        #expect(fixture.transport.requests.isEmpty)
    }

    @Test func withoutCredentialsNothingIsSent() async throws {
        let fixture = try Fixture()
        let status = await fixture.run("parcel get-weights", ["AWS_ACCESS_KEY_ID": nil, "AWS_SECRET_ACCESS_KEY": nil])
        #expect(status == 253)
        #expect(fixture.error.contains("Unable to locate credentials"))
        #expect(fixture.transport.requests.isEmpty)
    }

    @Test func aRequestCanBeShownInPlaceOfBeingSent() async throws {
        let fixture = try Fixture()
        #expect(await fixture.run("parcel get-weights --print-request http") == 0)
        #expect(fixture.output.hasPrefix("POST / HTTP/1.1\n"))
        #expect(fixture.output.contains("\nX-Amz-Target: Parcel.GetWeights\n"))
        #expect(fixture.output.contains("Signature=***\n"))
        #expect(await fixture.run("parcel get-weights --print-request curl --reveal-secrets") == 0)
        #expect(fixture.output.contains("curl --request POST"))
        #expect(fixture.output.split(separator: "curl --request").last?.contains("Signature=***") == false)
        #expect(fixture.transport.requests.isEmpty)
    }

    @Test func numbersOverTimeBecomeAChart() async throws {
        let fixture = try Fixture([Self.points, Self.points])
        #expect(await fixture.run("parcel get-weights --output chart") == 0)
        #expect(fixture.output.contains("Weight"))
        #expect(fixture.output.contains("15"))
        #expect(fixture.output.contains("█"))
        #expect(await fixture.run("parcel get-weights --output svg") == 0)
        #expect(fixture.output.contains("<svg xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(fixture.output.hasSuffix("</svg>\n"))
    }

    @Test(
        arguments: [
            ("2020-02-28T23:59:59+00:00", 1_582_934_399), ("2020-02-29T00:00:00+00:00", 1_582_934_400),
            ("1969-12-31T23:59:59+00:00", -1), ("2013-06-12T21:32:00+02:00", 1_371_065_520), ("2000-03-01T00:00:00Z", 951_868_800),
        ] as [(String, Int64)])
    func timesOfAChartAreInstants(_ text: String, _ seconds: Int64) {
        let series = TimeSeries.find(in: [[.string(text), 1]])
        #expect(series.first?.points == [TimeSeries.Point(time: seconds, value: 1)])
    }
}
