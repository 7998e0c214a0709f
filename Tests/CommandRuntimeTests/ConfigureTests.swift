import Testing

@testable import CommandRuntime

/// Settings kept in the two files.
struct ConfigureTests {
    @Test func threeStepsFromNothingToACall() async throws {
        let fixture = try Fixture(
            [#"{"Points":[]}"#], answers: [.line("AKIDASKED"), .line("secret+key"), .line("us-west-2"), .line("text")])
        let nothing: [String: String?] = [
            "AWS_ACCESS_KEY_ID": nil, "AWS_SECRET_ACCESS_KEY": nil, "AWS_DEFAULT_REGION": nil,
        ]
        #expect(await fixture.run("configure", nothing) == 0)
        #expect(
            fixture.questions == [
                "AWS Access Key ID [None]: ", "AWS Secret Access Key [None]: ", "Default region name [None]: ",
                "Default output format [None]: ",
            ])
        #expect(try fixture.read("credentials") == "[default]\naws_access_key_id = AKIDASKED\naws_secret_access_key = secret+key\n")
        #expect(try fixture.read("config") == "[default]\nregion = us-west-2\noutput = text\n")
        #expect(await fixture.run("parcel get-weights --query length(Points)", nothing) == 0)
        #expect(fixture.output == "0\n")
        #expect(
            fixture.transport.requests.first?.headers["Authorization"]?.contains("AKIDASKED/") == true)
    }

    @Test func whatIsThereIsOfferedMasked() async throws {
        let fixture = try Fixture(answers: [.line(""), .line(""), .line("eu-north-1"), .line("")])
        try fixture.write("credentials", "[work]\naws_access_key_id = AKIDABCDEFGH\naws_secret_access_key = 0123456789\n")
        #expect(await fixture.run("configure --profile work") == 0)
        #expect(fixture.questions.first == "AWS Access Key ID [****************EFGH]: ")
        #expect(try fixture.read("config") == "[profile work]\nregion = eu-north-1\n")
    }

    @Test func settingsAreSetAndGotByName() async throws {
        let fixture = try Fixture()
        #expect(await fixture.run("configure set region eu-central-1 --profile work") == 0)
        #expect(await fixture.run("configure set profile.work.s3.max_queue_size 5") == 0)
        #expect(await fixture.run("configure set aws_access_key_id AKIDX --profile work") == 0)
        #expect(try fixture.read("config") == "[profile work]\nregion = eu-central-1\ns3 =\n    max_queue_size = 5\n")
        #expect(try fixture.read("credentials") == "[work]\naws_access_key_id = AKIDX\n")
        #expect(await fixture.run("configure get region --profile work") == 0)
        #expect(await fixture.run("configure list-profiles") == 0)
        #expect(fixture.output == "eu-central-1\nwork\n")
        #expect(await fixture.run("configure get nothing --profile work") == 1)
    }

    @Test func aNameCanBeginWithAProfileAndASectionIsNoValue() async throws {
        let fixture = try Fixture()
        try fixture.write("config", "[default]\ns3 =\n  max_queue_size = 5\n[profile work]\nregion = eu-central-1\n")
        #expect(await fixture.run("configure get work.region") == 0)
        #expect(await fixture.run("configure get s3") == 1)
        #expect(fixture.output == "eu-central-1\n")
        #expect(fixture.error == "varname (s3) must reference a value, not a section or sub-section.")
        #expect(await fixture.run("configure set") == 252)
        #expect(fixture.error.contains("the following arguments are required: varname, value"))
    }

    /// As AWS CLI 1.46.3 prints it for the same files.
    @Test func whatIsListedIsWhatACallWouldBeSignedWith() async throws {
        let fixture = try Fixture()
        try fixture.write(
            "config",
            """
            [default]
            region = us-east-1
            aws_access_key_id = AKIABCDEFGHMNOP
            aws_secret_access_key = abcdefghijklmnopqrst
            [profile made]
            credential_process = echo '{"Version":1,"AccessKeyId":"AKIAPROCESS00AA","SecretAccessKey":"zzzzzzzz"}'
            """)
        try fixture.write("credentials", "[kept]\naws_access_key_id = AKIAKEPT1111\naws_secret_access_key = yyyyyyyy\n")
        let nothing: [String: String?] = ["AWS_ACCESS_KEY_ID": nil, "AWS_SECRET_ACCESS_KEY": nil, "AWS_DEFAULT_REGION": nil]
        #expect(await fixture.run("configure list", nothing) == 0)
        #expect(fixture.output.contains("access_key     ****************MNOP      config-file    \n"))
        #expect(fixture.output.contains("    region                us-east-1      config-file    \(fixture.path("config"))\n"))
        #expect(await fixture.run("configure list --profile made", nothing) == 0)
        #expect(fixture.output.contains("secret_key     ****************zzzz   custom-process    \n"))
        #expect(await fixture.run("configure list --profile kept", nothing) == 0)
        #expect(fixture.output.contains("access_key     ****************1111 shared-credentials-file    \n"))
        #expect(await fixture.run("configure list", ["AWS_SECRET_ACCESS_KEY": nil]) == 255)
    }

    @Test func theRestOfAFileStaysAsItIs() {
        var editor = ConfigurationEditor("# mine\n[default]\nregion=a  \n\n; more\n[profile b]\nregion = c\n")
        editor.set("region", "z", section: "default")
        editor.set("output", "text", section: "default")
        #expect(editor.text == "# mine\n[default]\nregion = z\noutput = text\n\n; more\n[profile b]\nregion = c\n")
    }
}
