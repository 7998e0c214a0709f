import ServiceRuntime
import Testing

@testable import AWSCredentials

struct SharedConfigurationTests {
    private func read(_ config: String, _ credentials: String = "") throws -> SharedConfiguration {
        let home = try Home()
        try home.config(config)
        if !credentials.isEmpty { try home.credentials(credentials) }
        return try SharedConfiguration(environment: ProcessEnvironment(["HOME": home.path]))
    }

    @Test func profilesOfBothFilesAreOneAndTheCredentialsFileComesFirst() throws {
        let files = try read(
            "[default]\nregion = eu-west-1\naws_access_key_id = A\n[profile work]\nregion=us-west-2\n",
            "[default]\naws_access_key_id = B\n[work]\naws_access_key_id = W\n")
        #expect(files.profiles["default"]?["region"] == "eu-west-1")
        #expect(files.profiles["default"]?["aws_access_key_id"] == "B")
        #expect(files.profiles["work"]?.values == ["region": "us-west-2", "aws_access_key_id": "W"])
    }

    /// As boto3 has it: in the credentials file a name is what stands in the brackets.
    @Test func inTheCredentialsFileTheWordProfileIsPartOfAName() throws {
        let files = try read("[default]\nregion = eu-west-1\n", "[profile work]\naws_access_key_id = W\n")
        #expect(files.profiles["work"] == nil)
        #expect(files.profiles["profile work"]?["aws_access_key_id"] == "W")
    }

    @Test func whatIsNoSettingBelowAnEmptyOneIsAnError() {
        let error = #expect(throws: ClientError.self) { try read("[default]\nses =\n  x\n") }
        #expect(error?.message.contains(":3: the line below 'ses' is no setting.") == true)
    }

    @Test func commentsBlanksQuotesAndContinuationsAreRead() throws {
        let files = try read(
            """
            # a comment
            ; another
            [profile "my work"] ; behind
              \t
            Region: us-east-1
            token = a#b ; c
            output=json
            empty =
            s3 =
                max_concurrent_requests = 20
                addressing_style = path
            long = one
              two

            """)
        let profile = try #require(files.profiles["my work"])
        #expect(profile["region"] == "us-east-1")
        #expect(profile["token"] == "a#b ; c")
        #expect(profile["output"] == "json")
        #expect(profile["empty"] == nil)
        #expect(profile.nested["s3"] == ["max_concurrent_requests": "20", "addressing_style": "path"])
        #expect(profile["long"] == "one\ntwo")
    }

    @Test func sessionsAndServicesAreSectionsOfTheirOwn() throws {
        let files = try read(
            """
            [profile dev]
            services = local
            sso_session = corp
            [sso-session corp]
            sso_region = us-east-1
            [services local]
            s3 =
              endpoint_url = http://localhost:1
            mail_box =
              endpoint_url = http://localhost:2
            """)
        #expect(files.ssoSessions["corp"]?["sso_region"] == "us-east-1")
        #expect(files.profiles["dev"]?.services["mail_box"]?["endpoint_url"] == "http://localhost:2")
    }

    @Test func lineEndsOfWindowsAndAByteOrderMarkAreNoTrouble() throws {
        #expect(try read("\u{feff}[default]\r\nregion = eu-west-1\r\n").profiles["default"]?["region"] == "eu-west-1")
    }

    /// Python's configparser, with which boto3 reads, takes a section's name as it stands and knows only `profile` in the first file.
    @Test func namesOfSectionsAreTakenAsTheyStand() throws {
        let files = try read("[ default ]\nregion = a\n[work]\nregion = b\n[profile home]\nregion = c\n")
        #expect(files.profiles.keys.sorted() == ["home"])
    }

    @Test(arguments: [
        ("[default]\nregion = a\nREGION = b", ":3: 'region' is set twice in 'default'. Keep one of them."),
        ("[default]\nregion = a\n[default]\noutput = b", ":3: the section 'default' is there twice. Put its settings together."),
        ("[default\nregion = x", ":1: the section '[default' has no closing bracket. Add ']'."),
        ("[default]\nregion us-east-1", ":2: the line is no setting. Expected `name = value` or `[section]`."),
        ("region = x", ":1: the setting 'region' stands in no section. Put `[default]` before it."),
    ])
    func mistakesAreNamedWithTheirLine(_ text: String, _ message: String) throws {
        let error = #expect(throws: ClientError.self) { try read(text) }
        #expect(error?.code == .badSetting)
        #expect(error?.message.hasSuffix(message) == true)
    }

    @Test func aProfileThatIsNotThereIsAnErrorOnlyIfItWasNamed() throws {
        let files = try read("[profile a]\n[profile b]\n")
        #expect(try files.profile(nil) == nil)
        let error = #expect(throws: ClientError.self) { try files.profile("c") }
        #expect(error?.message.contains("There are: a, b.") == true)
    }

    @Test func noFilesAreNoError() throws {
        let files = try SharedConfiguration(environment: ProcessEnvironment(["HOME": "/no/such/home"]))
        #expect(files.profiles.isEmpty)
        #expect(!files.exists)
        #expect(try SharedConfiguration(environment: ProcessEnvironment([:])).profiles.isEmpty)
    }

    @Test func aFolderInPlaceOfAFileIsAnError() throws {
        let error = #expect(throws: ClientError.self) {
            try SharedConfiguration(environment: ProcessEnvironment(["AWS_CONFIG_FILE": "/tmp"]))
        }
        #expect(error?.message == "/tmp cannot be read: it is not a regular file.")
    }

    @Test func anyBytesEndInSettingsOrAnError() throws {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("[]=#; \t\n\r\"'profile default sso-session services s3\u{0}\u{e9}".utf8) + [0xff, 0xc3]
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0..<80, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            _ = try? ConfigurationText(bytes, file: "x")
        }
    }
}
