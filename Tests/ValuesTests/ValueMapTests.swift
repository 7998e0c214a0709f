import Testing
import Values

@Suite struct ValueMapTests {
    @Test func keysKeepTheOrderInWhichTheyWereFirstSet() {
        var map = ValueMap([("b", 1), ("a", 2), ("b", 3)])
        map["c"] = 4
        map["a"] = 5
        #expect(map.keys == ["b", "a", "c"])
        #expect(map.values == [3, 5, 4])
    }

    @Test func equalityIgnoresOrder() {
        let one = ValueMap([("a", 1), ("b", 2)])
        let other = ValueMap([("b", 2), ("a", 1)])
        #expect(one == other && one.hashValue == other.hashValue)
        #expect(one != ValueMap([("a", 1), ("b", 3)]))
        #expect(one != ValueMap([("a", 1)]))
    }

    @Test func bigMapsAreIndexedAndStayRightWhenKeysGo() {
        var map = ValueMap()
        for number in 0..<100 { map["key\(number)"] = .number(Number(number)) }
        #expect(map["key99"] == 99 && map["key100"] == nil)
        #expect(map.removeValue(forKey: "key50") == 50)
        #expect(map["key50"] == nil && map["key99"] == 99 && map.count == 99)
        for number in 0..<95 { map["key\(number)"] = nil }
        #expect(map.keys == ["key95", "key96", "key97", "key98", "key99"])
        #expect(map["key97"] == 97)
    }

    @Test(arguments: [2, 40]) func keysThatOnlyLookAlikeStayApart(others: Int) {
        var map = ValueMap((0..<others).map { ("other\($0)", .null) })
        map["caf\u{E9}"] = 1
        map["cafe\u{301}"] = 2
        #expect(map.count == others + 2)
        #expect(map["caf\u{E9}"] == 1 && map["cafe\u{301}"] == 2)
    }
}
