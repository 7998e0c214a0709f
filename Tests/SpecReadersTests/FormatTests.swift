import Testing

@Suite struct FormatTests {
    @Test(arguments: [
        ("openapi: 3.0.1\ninfo: {}", "1:1: error: this is an OpenAPI 3.0.1 document, which is not read"),
        ("{\"smithy\": \"2.0\", \"shapes\": {}}", "1:1: error: this is a Smithy 2.0 model, which is not read"),
        ("swagger: '1.2'", "1:1: error: Swagger 1.2 is not read, only Swagger 2.0 is"),
        ("pagination: {}", "1:1: error: this is a list of paginators, which only goes beside shape definitions"),
        ("waiters: {}", "1:1: error: this is a list of waiters, which only goes beside shape definitions"),
        ("overlay: 1.0.0\nactions: []", "1:1: error: this is an overlay, which changes a description"),
        ("hello: world", "1:1: error: this is no description of a service"),
        ("- a\n- b", "1:1: error: a description of a service is a map, this is a list"),
    ])
    func whatIsNoDescriptionIsNamed(text: String, expected: String) {
        let result = read(text)
        #expect(result.problems == [expected])
        #expect(result.service == nil)
        #expect(result.diagnostics.entries.allSatisfy { $0.hint != nil })
    }

    @Test func anUnquotedVersionOfSwaggerIsRead() {
        let result = read("swagger: 2.0\ninfo: {title: A, version: '1'}\npaths: {}")
        #expect(result.problems == [])
        #expect(result.service?.wireProtocol == .http)
    }
}
