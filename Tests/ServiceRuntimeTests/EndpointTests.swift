import Testing

@testable import ServiceRuntime

struct EndpointTests {
    @Test(
        arguments: [
            ("https://a.b", "https", "a.b", nil, ""), ("http://a.b:8080/x/", "http", "a.b", 8080, "/x/"),
            ("https://[::1]:99/y/z", "https", "[::1]", 99, "/y/z"),
            ("http://localhost/?q=1", "http", "localhost", nil, ""), ("http://localhost?q=/a:1", "http", "localhost", nil, ""),
            ("http://a:0080/b:c#d?e", "http", "a", 80, "/b:c"), ("http://a#:1/b", "http", "a", nil, ""),
            ("http://[fe80::1%25e0]:1", "http", "[fe80::1%25e0]", 1, ""), ("HTTP://a:1", "http", "a", 1, ""),
            ("httpS://B", "https", "B", nil, ""),
        ] as [(String, String, String, Int?, String)])
    func addressesAreRead(_ url: String, _ scheme: String, _ host: String, _ port: Int?, _ path: String) throws {
        let endpoint = try Endpoint(url)
        #expect(endpoint.scheme == scheme)
        #expect(endpoint.host == host)
        #expect(endpoint.port == port)
        #expect(endpoint.basePath == path)
    }

    @Test(arguments: [
        "", "x", "ftp://a", "http://", "https:///p", "http://a:b", "http://a:99999", "http://a b", "http://u@h",
        "http://[::1", "http://[zz]", "http://[::1]x", "http://[::1]:", "http://[::1]]", "http://?q", "http://a:65536",
        "http://a:99999999999999999999", "http://a:-1", "http://a<b", "http://a/#\u{7f}",
        "http://a:", "//a", "http://a\u{0}b",
    ])
    func whatIsNoAddressIsAnError(_ url: String) {
        let error = #expect(throws: ClientError.self) { try Endpoint(url) }
        #expect(error?.code == .badSetting)
    }

    @Test func theFunctionsOfRulesDoAsTheSpecificationSays() {
        #expect(
            EndpointRules.parseURL("https://a.b:1/p/q")
                == .init(scheme: "https", authority: "a.b:1", path: "/p/q", normalizedPath: "/p/q/", isIp: false))
        #expect(EndpointRules.parseURL("http://192.168.1.1")?.isIp == true)
        #expect(EndpointRules.parseURL("http://[2001:db8::1]/")?.isIp == true)
        #expect(EndpointRules.parseURL("http://192.168.1.256")?.isIp == false)
        for host in ["1.2.3", "1.2.3.4.5", "1.2..4", ".1.2.3", "1.2.3.", "0001.2.3.4", "1.2.3.x"] {
            #expect(EndpointRules.parseURL("http://\(host)")?.isIp == false, "\(host)")
        }
        #expect(EndpointRules.parseURL("http://000.10.020.255")?.isIp == true)
        #expect(EndpointRules.parseURL("https://a.b//")?.normalizedPath == "/")
        #expect(EndpointRules.parseURL("https://a.b")?.normalizedPath == "/")
        #expect(EndpointRules.parseURL("https://a.b?x=1") == nil)
        #expect(EndpointRules.parseURL("abc://a.b") == nil)
        #expect(EndpointRules.isValidHostLabel("a-b"))
        #expect(!EndpointRules.isValidHostLabel("a.b"))
        #expect(EndpointRules.isValidHostLabel("a.b", allowSubDomains: true))
        #expect(!EndpointRules.isValidHostLabel("a..b", allowSubDomains: true))
        #expect(!EndpointRules.isValidHostLabel("a.b.", allowSubDomains: true))
        #expect(!EndpointRules.isValidHostLabel("a-.b", allowSubDomains: true))
        #expect(!EndpointRules.isValidHostLabel("a.-b", allowSubDomains: true))
        #expect(!EndpointRules.isValidHostLabel("a-"))
        #expect(!EndpointRules.isValidHostLabel("\u{e4}"))
        #expect(EndpointRules.isValidHostLabel(String(repeating: "a", count: 63) + ".B", allowSubDomains: true))
        #expect(!EndpointRules.isValidHostLabel("b." + String(repeating: "a", count: 64), allowSubDomains: true))
        #expect(!EndpointRules.isValidHostLabel("-a"))
        #expect(!EndpointRules.isValidHostLabel(""))
        #expect(!EndpointRules.isValidHostLabel(nil))
        #expect(!EndpointRules.isValidHostLabel(String(repeating: "a", count: 64)))
        #expect(EndpointRules.isVirtualHostableS3Bucket("bucket-1"))
        #expect(!EndpointRules.isVirtualHostableS3Bucket("Bucket"))
        #expect(!EndpointRules.isVirtualHostableS3Bucket("192.168.5.4", allowSubDomains: true))
        #expect(!EndpointRules.isVirtualHostableS3Bucket("ab"))
        #expect(EndpointRules.isVirtualHostableS3Bucket("a.b.c", allowSubDomains: true))
        #expect(EndpointRules.uriEncode("a b/ü~") == "a%20b%2F%C3%BC~")
        #expect(EndpointRules.substring("abcdef", 0, 2, reverse: false) == "ab")
        #expect(EndpointRules.substring("abcdef", 0, 2, reverse: true) == "ef")
        #expect(EndpointRules.substring("abcdef", 1, 3, reverse: true) == "de")
        #expect(EndpointRules.substring("abc", 0, 4, reverse: false) == nil)
        #expect(EndpointRules.substring("abü", 0, 2, reverse: false) == nil)
        #expect(EndpointRules.element(["a", "b"], 1) == "b")
        #expect(EndpointRules.element(["a", "b"], 2) == nil)
        #expect(EndpointRules.element(["a", "b"], -1) == "b")
        let arn = EndpointRules.parseArn("arn:aws:s3:us-east-1:123:accesspoint:name/x")
        #expect(
            arn == .init(partition: "aws", service: "s3", region: "us-east-1", accountId: "123", resourceId: ["accesspoint", "name", "x"]))
        #expect(EndpointRules.parseArn("arn:aws:s3:::b")?.resourceId == ["b"])
        #expect(EndpointRules.parseArn("arn:aws:s3:::b::/c")?.resourceId == ["b", "", "", "c"])
        #expect(EndpointRules.parseArn("arn:aws:s3::") == nil)
        #expect(EndpointRules.parseArn("arn::s3:::b") == nil)
        #expect(EndpointRules.parseArn("urn:aws:s3:::b") == nil)
    }

    @Test(arguments: [
        ("us-east-1", "aws", "amazonaws.com"), ("cn-north-1", "aws-cn", "amazonaws.com.cn"),
        ("us-gov-west-1", "aws-us-gov", "amazonaws.com"),
        ("us-gov-north-9", "aws-us-gov", "amazonaws.com"), ("eu-isoe-west-1", "aws-iso-e", "cloud.adc-e.uk"),
        ("us-isob-west-7", "aws-iso-b", "sc2s.sgov.gov"),
        ("mars-north-1", "aws", "amazonaws.com"), ("aws-cn-global", "aws-cn", "amazonaws.com.cn"),
        ("eusc-de-west-3", "aws-eusc", "amazonaws.eu"),
        ("eu-west-99", "aws", "amazonaws.com"), ("cn-west", "aws", "amazonaws.com"), ("cn-west-x", "aws", "amazonaws.com"),
        ("cn-we.st-1", "aws", "amazonaws.com"), ("cn-west-1-2", "aws", "amazonaws.com"), ("cn--1", "aws", "amazonaws.com"),
    ])
    func regionsFindTheirPartition(_ region: String, _ name: String, _ suffix: String) {
        #expect(Partition.of(region: region).name == name)
        #expect(Partition.of(region: region).dnsSuffix == suffix)
    }
}
