import RequestSigning
import Testing

@Suite("The path that is signed")
struct CanonicalPathTests {
    private func path(_ path: String, twice: Bool, normalized: Bool) -> String {
        Example.canonical(
            Example.request(path: path), options: SigningOptions(doubleEncodesPath: twice, normalizesPath: normalized))[1]
    }

    /// Expected values: botocore's `normalize_url_path`, and percent-encoding by RFC 3986.
    @Test(arguments: [
        ("", "/"), ("/", "/"), ("//", "/"), ("/a", "/a"), ("/a/", "/a/"), ("//a//b//", "/a/b/"), ("/./", "/"), ("/a/./b", "/a/b"),
        ("/a/../b", "/b"), ("/a/b/..", "/a"), ("/..", "/"), ("/../../a", "/a"), ("/a/../", "/"), ("/.a/..b/c.", "/.a/..b/c."),
        ("/a/b/../../c/", "/c/"), ("/...", "/..."),
    ])
    func dotsAndRepeatedSlashesGo(_ raw: String, _ canonical: String) {
        #expect(path(raw, twice: true, normalized: true) == canonical)
        #expect(path(raw, twice: false, normalized: true) == canonical)
    }

    @Test(arguments: ["/", "//", "//a//b//", "/a/../b", "/./", "/.."])
    func withoutNormalisingThePathStays(_ raw: String) {
        #expect(path(raw, twice: true, normalized: false) == raw)
    }

    @Test(arguments: [
        ("/a%20b", "/a%2520b", "/a%20b"), ("/a b", "/a%20b", "/a%20b"), ("/%E1%88%B4", "/%25E1%2588%25B4", "/%E1%88%B4"),
        ("/ሴ", "/%E1%88%B4", "/%E1%88%B4"), ("/-._~/aZ9", "/-._~/aZ9", "/-._~/aZ9"), ("/a:b=$", "/a%3Ab%3D%24", "/a%3Ab%3D%24"),
        ("/100%", "/100%25", "/100%25"), ("/%2", "/%252", "/%252"), ("/%zz", "/%25zz", "/%25zz"), ("/%2f", "/%252f", "/%2f"),
    ])
    func twiceOrOnceEncoded(_ raw: String, _ twice: String, _ once: String) {
        #expect(path(raw, twice: true, normalized: false) == twice)
        #expect(path(raw, twice: false, normalized: false) == once)
        #expect(path(raw, twice: true, normalized: true) == twice)
    }
}

@Suite("The query that is signed")
struct CanonicalQueryTests {
    @Test(arguments: [
        ("", ""), ("a=1", "a=1"), ("a", "a="), ("a=", "a="), ("=1", "=1"), ("b=2&a=1", "a=1&b=2"), ("a=2&a=1", "a=1&a=2"),
        ("A=1&a=1", "A=1&a=1"), ("a=1&A=1", "A=1&a=1"), ("a=b=c", "a=b%3Dc"), ("a=%7e&b=%e1", "a=~&b=%E1"), ("a=b+c", "a=b%20c"),
        ("a=é", "a=%C3%A9"), ("a=%zz", "a=%25zz"), ("a&&b&", "a=&b="), ("foo=2&foo-=1", "foo=2&foo-=1"), ("a-b=1&a=2", "a=2&a-b=1"),
        ("aa=1&a=2&aaa=0", "a=2&aa=1&aaa=0"), ("a=%2F/", "a=%2F%2F"),
    ])
    func pairsAreEncodedInOneWayAndSorted(_ raw: String, _ canonical: String) {
        #expect(Example.canonical(Example.request(query: raw))[2] == canonical)
    }
}
