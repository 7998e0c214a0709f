import Testing
import TypedCalls

/// Values keyed by member names, on their way into typed inputs and out of typed outputs.
@Suite struct TypedCallInputTests {
    @Test func membersThatAreAbsentOrNullAreNothing() {
        let input = TypedCallInput(["A": nil, "B": 1])
        #expect(input.member("A") == nil)
        #expect(input.member("C") == nil)
        #expect(input.member("B") != nil)
    }

    @Test func anErrorSaysWhereItIsAndWhatWasExpected() {
        let input = TypedCallInput(["Destination": ["ToAddresses": ["a@example.com", 7]]])
        let error = #expect(throws: TypedCallError.self) {
            try input.required("Destination").required("ToAddresses").list { try $0.string() }
        }
        #expect(error?.message == "'Destination.ToAddresses[1]' is the number 7, expected a text")
    }

    @Test func aRequiredMemberThatIsMissingIsAnError() {
        let error = #expect(throws: TypedCallError.self) { try TypedCallInput(["A": 1]).required("B") }
        #expect(error?.message == "the input is a map of A, expected a map with the member 'B'")
    }

    @Test func blobsAreBase64OrText() throws {
        #expect(try TypedCallInput(["$blob": "AP8="]).blob().bytes == [0x00, 0xff])
        #expect(try TypedCallInput("é").blob().bytes == [0xc3, 0xa9])
        #expect(throws: TypedCallError.self) { try TypedCallInput(["$blob": "*"]).blob() }
    }

    @Test func timesAreSecondsOrText() throws {
        // 2023-01-02T03:04:05Z
        let time = Timestamp(secondsSinceEpoch: 1_672_628_645)
        #expect(try TypedCallInput(["$time": 1_672_628_645]).timestamp() == time)
        #expect(try TypedCallInput(1_672_628_645).timestamp() == time)
        #expect(try TypedCallInput("2023-01-02T03:04:05Z").timestamp() == time)
        #expect(throws: TypedCallError.self) { try TypedCallInput("tomorrow").timestamp() }
    }

    @Test func specialNumbersAreTexts() throws {
        #expect(try TypedCallInput("NaN").double().isNaN)
        #expect(try TypedCallInput("-Infinity").float() == -Float.infinity)
        #expect(throws: TypedCallError.self) { try TypedCallInput("many").double() }
        #expect(throws: TypedCallError.self) { try TypedCallInput(1.5).integer() }
    }

    @Test func onlySparseCollectionsKeepNulls() throws {
        let list = TypedCallInput(["a", nil])
        #expect(try list.sparseList { try $0.string() } == ["a", nil])
        #expect(throws: TypedCallError.self) { try list.list { try $0.string() } }
        let map = TypedCallInput(["k": "v", "n": nil])
        #expect(try map.map { try $0.string() } == ["k": "v"])
        #expect(try map.sparseMap { try $0.string() } == ["k": "v", "n": nil])
    }

    @Test func aUnionHasOneMember() throws {
        #expect(try TypedCallInput(["text": "x"]).unionMember().name == "text")
        #expect(throws: TypedCallError.self) { try TypedCallInput(["text": "x", "number": 1]).unionMember() }
    }

    @Test func outputsKeepTheOrderOfTheirMembersAndLeaveOutWhatIsAbsent() {
        var output = TypedCallOutput()
        output.add("B", TypedCallOutput.number(Float(0.1)))
        output.add("A", nil)
        output.add("C", TypedCallOutput.sparseList(["x", nil]) { .string($0) })
        #expect(output.value.map?.keys == ["B", "C"])
        #expect(output.value["B"] == 0.1)
        #expect(output.value["C"] == ["x", nil])
    }
}
