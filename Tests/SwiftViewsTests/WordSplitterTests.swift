import Testing

@testable import SwiftViews

@Suite struct WordSplitterTests {
    @Test(arguments: [
        ("SendEmail", ["Send", "Email"]),
        ("HTTPRequest", ["HTTP", "Request"]),
        ("x-amz-id_2", ["x", "amz", "id", "2"]),
        ("TemplateIDs", ["Template", "IDs"]),
        ("IPv4Address", ["IPv4", "Address"]),
        ("DBInstance", ["DB", "Instance"]),
        ("ETag", ["E", "Tag"]),
        ("S3Bucket", ["S3", "Bucket"]),
        ("Microsoft.Compute/virtualMachines", ["Microsoft", "Compute", "virtual", "Machines"]),
        ("größe", ["größe"]),
        ("😀", []),
        ("", []),
    ])
    func namesAreCutIntoWords(name: String, words: [String]) {
        #expect(WordSplitter.words(in: name).map { String(decoding: $0, as: UTF8.self) } == words)
    }

    @Test(arguments: [
        ("SendEmail", "sendEmail", "SendEmail"),
        ("MessageId", "messageID", "MessageID"),
        ("TemplateArn", "templateARN", "TemplateARN"),
        ("Id", "id", "ID"),
        ("URLList", "urlList", "URLList"),
        ("IN_PROGRESS", "inProgress", "InProgress"),
        ("light-blue", "lightBlue", "LightBlue"),
        ("m5.2xlarge", "m5_2xlarge", "M5_2xlarge"),
        ("m52.xlarge", "m52Xlarge", "M52Xlarge"),
        ("1.0", "_1_0", "_1_0"),
        ("__listOfTag", "listOfTag", "ListOfTag"),
        ("DKIMTokens", "dkimTokens", "DKIMTokens"),
    ])
    func wordsAreJoinedInSwiftsWays(name: String, member: String, type: String) {
        #expect(WordSplitter.lowerCamel(name) == member)
        #expect(WordSplitter.upperCamel(name) == type)
    }
}

@Suite struct NameTableTests {
    private func names(_ pairs: [(String, String)], reserved: Set<String> = [], given: [String: String] = [:]) -> [String] {
        let candidates = pairs.map { NameTable.Candidate(wireName: $0.0, wanted: $0.1, kind: "Member", origin: nil) }
        return NameTable(reserved: reserved, given: given).names(for: candidates).names
    }

    @Test func theExactMatchKeepsItsNameWhereverItStands() {
        #expect(names([("foo_bar", "fooBar"), ("fooBar", "fooBar"), ("FooBar", "fooBar")]) == ["fooBarMember", "fooBar", "fooBarMember2"])
    }

    @Test func reservedAndUnusableNamesGetTheirKind() {
        #expect(names([("String", "String")], reserved: ["String"]) == ["StringMember"])
        #expect(names([("self", "self"), ("init", "init"), ("", "")]) == ["selfMember", "initMember", "member"])
    }

    @Test func aNameOnceGivenStaysWhateverJoins() {
        let given = ["foo_bar": "fooBar"]
        #expect(names([("fooBar", "fooBar"), ("foo_bar", "fooBar")], given: given) == ["fooBarMember", "fooBar"])
    }

    @Test func changedNamesAreTold() {
        let candidates = [NameTable.Candidate(wireName: "init", wanted: "init", kind: "Value", origin: nil)]
        #expect(NameTable(reserved: []).names(for: candidates).changed == [0])
    }
}

@Suite struct KeywordTests {
    @Test func declarationsParametersAndLabelsTakeBackticksWhereSwiftWantsThem() {
        #expect(Keywords.escape("default") == "`default`" && Keywords.escape("name") == "name")
        #expect(Keywords.parameter("`default`") == "default" && Keywords.parameter("`var`") == "`var`")
        #expect(Keywords.label("`var`") == "var" && Keywords.label("`inout`") == "`inout`")
    }
}
