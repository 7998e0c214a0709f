import SpecDocument
import Testing

@Suite struct JSONPathTests {
    private func selected(_ path: String, _ text: String) throws -> String {
        let nodes = try #require(try document(text, path: "a.json").select(try JSONPath(path)))
        return "[" + nodes.map { $0.json() }.joined(separator: ",") + "]"
    }

    // RFC 9535, section 1.5, with the values that its table describes.
    static let store = #"""
        {"store":{"book":[
        {"category":"reference","author":"Nigel Rees","title":"Sayings of the Century","price":8.95},
        {"category":"fiction","author":"Evelyn Waugh","title":"Sword of Honour","price":12.99},
        {"category":"fiction","author":"Herman Melville","title":"Moby Dick","isbn":"0-553-21311-3","price":8.99},
        {"category":"fiction","author":"J. R. R. Tolkien","title":"The Lord of the Rings","isbn":"0-395-19395-8","price":22.99}],
        "bicycle":{"color":"red","price":399}}}
        """#

    @Test(arguments: [
        ("$.store.book[*].author", #"["Nigel Rees","Evelyn Waugh","Herman Melville","J. R. R. Tolkien"]"#),
        ("$..author", #"["Nigel Rees","Evelyn Waugh","Herman Melville","J. R. R. Tolkien"]"#),
        ("$.store..price", "[8.95,12.99,8.99,22.99,399]"), ("$..book[2].author", #"["Herman Melville"]"#), ("$..book[2].publisher", "[]"),
        ("$..book[-1].title", #"["The Lord of the Rings"]"#), ("$..book[0,1].price", "[8.95,12.99]"), ("$..book[:2].price", "[8.95,12.99]"),
        ("$..book[?@.isbn].price", "[8.99,22.99]"), ("$..book[?@.price<10].title", #"["Sayings of the Century","Moby Dick"]"#),
    ])
    func theExamplesOfTheStoreHold(path: String, values: String) throws { #expect(try selected(path, Self.store) == values) }

    @Test func everythingIsSelectedByTheLastExample() throws {
        // The values and members of the whole document but its root: 1 store, 2 in it, 4 books, 4 + 4 + 5 + 5 and 2 members.
        #expect(try document(Self.store, path: "a.json").select(try JSONPath("$..*"))?.count == 27)
    }

    // RFC 9535, sections 2.3.1.3 to 2.5.2.3.
    @Test(arguments: [
        ("$.o['j j']", #"{"o":{"j j":{"k.k":3}}}"#, #"[{"k.k":3}]"#), ("$.o['j j']['k.k']", #"{"o":{"j j":{"k.k":3}}}"#, "[3]"),
        (#"$["'"]["@"]"#, #"{"'":{"@":2}}"#, "[2]"), ("$[*]", #"{"o":{"j":1,"k":2},"a":[5,3]}"#, #"[{"j":1,"k":2},[5,3]]"#),
        ("$.o[*, *]", #"{"o":{"j":1,"k":2}}"#, "[1,2,1,2]"), ("$[1]", #"["a","b"]"#, #"["b"]"#), ("$[-2]", #"["a","b"]"#, #"["a"]"#),
        ("$[1:3]", #"["a","b","c","d","e","f","g"]"#, #"["b","c"]"#), ("$[5:]", #"["a","b","c","d","e","f","g"]"#, #"["f","g"]"#),
        ("$[1:5:2]", #"["a","b","c","d","e","f","g"]"#, #"["b","d"]"#), ("$[5:1:-2]", #"["a","b","c","d","e","f","g"]"#, #"["f","d"]"#),
        ("$[::-1]", #"["a","b","c"]"#, #"["c","b","a"]"#), ("$[::0]", "[1,2]", "[]"), ("$[0:9007199254740991]", "[1,2]", "[1,2]"),
        ("$[-9007199254740991:9007199254740991:9007199254740991]", "[1,2]", "[1]"), ("$[-2:]", "[1,2,3]", "[2,3]"),
        ("$[:-2]", "[1,2,3]", "[1]"),
        ("$..j", #"{"o":{"j":1,"k":2},"a":[5,3,[{"j":4},{"k":6}]]}"#, "[1,4]"),
        ("$..[0]", #"{"o":{"j":1,"k":2},"a":[5,3,[{"j":4},{"k":6}]]}"#, #"[5,{"j":4}]"#),
        ("$..o", #"{"o":{"j":1},"a":[]}"#, #"[{"j":1}]"#), ("$.a..[0, 1]", #"{"a":[5,3,[{"j":4},{"k":6}]]}"#, #"[5,3,{"j":4},{"k":6}]"#),
        ("$.a", #"{"a":null}"#, "[null]"), ("$.a[0]", #"{"a":null}"#, "[]"), ("$.a.d", #"{"a":null}"#, "[]"),
        ("$.b[?@]", #"{"b":[null]}"#, "[null]"),
        ("$.b[?@==null]", #"{"b":[null]}"#, "[null]"), ("$.c[?@.d==null]", #"{"c":[{}]}"#, "[]"), ("$.null", #"{"null":1}"#, "[1]"),
        ("$[?@.a>@.b]", #"[{"a":2,"b":1},{"a":1,"b":2}]"#, #"[{"a":2,"b":1}]"#), ("$ ['a'] [ 0 ]", #"{"a":[7]}"#, "[7]"), ("$", "1", "[1]"),
    ])
    func theExamplesOfTheSelectorsHold(path: String, text: String, values: String) throws { #expect(try selected(path, text) == values) }

    // RFC 9535, section 2.3.5.3: the table of filters.
    static let filtered = #"""
        {"a":[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}],"o":{"p":1,"q":2,"r":3,"s":5,"t":{"u":6}},"e":"f"}
        """#

    @Test(arguments: [
        ("$.a[?@.b == 'kilo']", #"[{"b":"kilo"}]"#), ("$.a[?(@.b == 'kilo')]", #"[{"b":"kilo"}]"#), ("$.a[?@>3.5]", "[5,4,6]"),
        ("$.a[?@.b]", #"[{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]"#),
        ("$[?@.*]", #"[[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}],{"p":1,"q":2,"r":3,"s":5,"t":{"u":6}}]"#),
        ("$[?@[?@.b]]", #"[[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]]"#), ("$.o[?@<3, ?@<3]", "[1,2,1,2]"),
        (#"$.a[?@<2 || @.b == "k"]"#, #"[1,{"b":"k"}]"#), (#"$.a[?match(@.b, "[jk]")]"#, #"[{"b":"j"},{"b":"k"}]"#),
        (#"$.a[?search(@.b, "[jk]")]"#, #"[{"b":"j"},{"b":"k"},{"b":"kilo"}]"#), ("$.o[?@>1 && @<4]", "[2,3]"),
        ("$.o[?@.u || @.x]", #"[{"u":6}]"#),
        ("$.a[?@.b == $.x]", "[3,5,1,2,4,6]"), ("$.a[?@ == @]", #"[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]"#),
        ("$.a[?!@.b && @>4]", "[5,6]"), ("$.a[?!(@.b == 'j' || @.b == 'k') && @.b]", #"[{"b":{}},{"b":"kilo"}]"#),
        ("$.a[?length(@.b) > 3]", #"[{"b":"kilo"}]"#), ("$.a[?length(@.b) == 0]", #"[{"b":{}}]"#),
        ("$[?count(@.*) == 5]", #"[{"p":1,"q":2,"r":3,"s":5,"t":{"u":6}}]"#),
        ("$.o[?value(@..u) == 6]", #"[{"u":6}]"#), (#"$.a[?match(@.b, $.e)]"#, "[]"),
    ])
    func theExamplesOfTheFiltersHold(path: String, values: String) throws { #expect(try selected(path, Self.filtered) == values) }

    // RFC 9535, section 2.3.5.3: the table of comparisons.
    @Test(arguments: [
        ("$.absent1 == $.absent2", true), ("$.absent1 <= $.absent2", true), ("$.absent == 'g'", false), ("$.absent1 != $.absent2", false),
        ("$.absent != 'g'", true), ("1 <= 2", true), ("1 > 2", false), ("13 == '13'", false), ("'a' <= 'b'", true), ("'a' > 'b'", false),
        ("$.obj == $.arr", false), ("$.obj != $.arr", true), ("$.obj == $.obj", true), ("$.obj != $.obj", false), ("$.arr == $.arr", true),
        ("$.arr != $.arr", false), ("$.obj == 17", false), ("$.obj != 17", true), ("$.obj <= $.arr", false), ("$.obj < $.arr", false),
        ("$.obj <= $.obj", true), ("$.arr <= $.arr", true), ("1 <= $.arr", false), ("1 >= $.arr", false), ("1 > $.arr", false),
        ("1 < $.arr", false),
        ("true <= true", true), ("true > true", false), ("1.0 == 1", true), ("-0 == 0", true), ("1e2 == 100", true), ("null == null", true),
        ("$.same == $.obj", true), ("$.more == $.obj", false), ("'' < 'a'", true), ("'\\u00e9' == 'é'", true),
    ])
    func theTableOfComparisonsHolds(condition: String, holds: Bool) throws {
        let text = #"{"obj":{"x":"y","z":1},"arr":[2,3],"same":{"z":1.0,"x":"y"},"more":{"x":"y","z":2}}"#
        #expect(try selected("$.arr[?\(condition)]", text) == (holds ? "[2,3]" : "[]"))
    }

    @Test(arguments: [
        "", "a", " $", "$ ", "$.", "$.1", "$.a.", "$..", "$...a", "$[", "$[]", "$[1", "$['a", "$['a\"]", "$[a]", "$[01]", "$[-0]", "$[1.0]",
        "$[1:2:3:4]",
        "$[9007199254740992]", "$.a b", "$['\\x']", "$['\\uD800']", "$['\\u12']", "$[\"\\'\"]", "$['\u{1}']", "$[?]", "$[?1]", "$[?'a']",
        "$[?true]", "$[?@.a==]", "$[?@.a=1]", "$[?@.*==1]", "$[?@..a==1]", "$[?@[0:1]==1]", "$[?(@.a]", "$[?!1]", "$[?@.a==1 &&]",
        "$[?@ == True]",
        "$[?length(@)]", "$[?length(@.*)==1]", "$[?length()==1]", "$[?count(1)==1]", "$[?match(@.a)]", "$[?match(@,'a')==true]",
        "$[?nothing(@)]", "$[?length (@)==1]", "$[?@.a==01]", "$[?@.a==1.]", "$[?@.a==.5]", "$[?@.a==+1]", "$[,]", "$[1,]", "$[?!@.a==1]",
        "$.é\u{0}",
    ])
    func whatIsNoPathIsRefused(path: String) { #expect(throws: JSONPathError.self) { try JSONPath(path) } }

    @Test func errorsSayWhereAndWhy() {
        let error = #expect(throws: JSONPathError.self) { try JSONPath("$.paths[?@.a = 1]") }
        #expect(error?.message == "expected ',' or ']', found '='")
        #expect(error?.offset == 13)
        let unknown = #expect(throws: JSONPathError.self) { try JSONPath("$[?len(@) == 1]") }
        #expect(unknown?.message == "no function 'len'; there are length, count, match, search and value")
    }

    @Test func deepConditionsAreRefused() {
        #expect(throws: JSONPathError.self) { try JSONPath("$[?" + String(repeating: "(", count: 100_000)) }
        #expect(throws: JSONPathError.self) { try JSONPath(String(repeating: "$[?@", count: 100_000)) }
        #expect(throws: JSONPathError.self) { try JSONPath("$[?" + String(repeating: "length(", count: 100_000)) }
    }

    @Test func endlessWorkIsGivenUp() throws {
        let wide = try document("[" + (0..<3000).map { "[\($0)]" }.joined(separator: ",") + "]", path: "a.json")
        #expect(wide.select(try JSONPath("$..[?$..[?$..[?@ == 7]]]")) == nil)
        let deep = try document(String(repeating: "[", count: 200) + String(repeating: "]", count: 200), path: "a.json")
        #expect(deep.select(try JSONPath("$..*..*..*..*..*")) == nil)
        let regex = try document("[\"" + String(repeating: "a", count: 100_000) + "\"]", path: "a.json")
        #expect(regex.select(try JSONPath("$[?match(@, '((a{1,30}){1,30}){1,5}b')]")) == nil)
    }
}
