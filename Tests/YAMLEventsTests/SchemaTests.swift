import Testing
import YAMLEvents

/// The core schema of YAML 1.2, section 10.3.2.
@Suite struct SchemaTests {
    @Test(arguments: ["", "~", "null", "Null", "NULL"])
    func thisIsNull(text: String) { #expect(YAMLSchema.meaning(ofPlain: text) == .null) }

    @Test(arguments: [("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false), ("FALSE", false)])
    func thisIsABoolean(text: String, value: Bool) { #expect(YAMLSchema.meaning(ofPlain: text) == .bool(value)) }

    @Test(arguments: ["0", "200", "-19", "+12", "007", "0o7", "0o17", "0x1F", "0xabc"])
    func thisIsAnInteger(text: String) { #expect(YAMLSchema.meaning(ofPlain: text) == .integer) }

    @Test(arguments: ["0.", "-0.0", ".5", "+12e03", "-2E+05", "1.5", "1e3", ".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN"])
    func thisIsAFloat(text: String) { #expect(YAMLSchema.meaning(ofPlain: text) == .float) }

    @Test(arguments: [
        "yes", "no", "on", "off", "y", "nULL", "tRUE", "1_000", "0b1", "0o8", "0x", "0o", "0xG", "1.2.3", "2010-12-01", "12:30:45", "-",
        "+", ".",
        "e3", "1e", "1e+", "--1", "-.nan", "1 2", "0x-1", "-0x1F", "<<", "=", "١",
    ])
    func thisIsText(text: String) { #expect(YAMLSchema.meaning(ofPlain: text) == .string) }

    @Test func quotesAndTagsDecideOverTheText() {
        let tagged = { (text: String, tag: String) in
            YAMLSchema.meaning(of: YAMLScalar(text: text, properties: YAMLProperties(tag: "tag:yaml.org,2002:" + tag)))
        }
        #expect(YAMLSchema.meaning(of: YAMLScalar(text: "12", style: .singleQuoted)) == .string)
        #expect(YAMLSchema.meaning(of: YAMLScalar(text: "", style: .doubleQuoted)) == .string)
        #expect(YAMLSchema.meaning(of: YAMLScalar(text: "true", style: .literal)) == .string)
        #expect(tagged("12", "str") == .string)
        #expect(tagged("12", "float") == .float)
        #expect(tagged("12", "int") == .integer)
        #expect(tagged("x", "int") == nil)
        #expect(tagged("yes", "bool") == nil)
        #expect(tagged("", "null") == .null)
        #expect(tagged("AAAA", "binary") == nil)
    }
}
