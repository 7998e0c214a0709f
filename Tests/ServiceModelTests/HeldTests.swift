import ServiceModel
import Testing

@Suite struct HeldTests {
    @Test func aChangeOfACopyIsNotSeenInTheOriginal() {
        let original = Operation(name: "Send", http: HTTPBinding(method: "GET", path: "/"))
        var copy = original
        copy.http.method = "POST"
        copy.input = OperationShape(target: ShapeID(3))
        #expect(original.http.method == "GET" && original.input == nil)
        #expect(copy.http.method == "POST" && copy.http.path == "/" && copy.input?.target == ShapeID(3))
    }

    @Test func whatAMapHoldsIsAValue() {
        let original = MapShape(key: Member(name: "key", target: ShapeID(0)), value: Member(name: "value", target: ShapeID(1)))
        var copy = original
        (copy.key, copy.value) = (copy.value, copy.key)
        #expect(original.key.name == "key" && original.value.name == "value")
        #expect(copy.key.name == "value" && copy.value.name == "key")
    }
}
