import ModelDump
import ServiceModel
import SpecDiagnostics
import Testing

@Suite struct ModelTests {
    @Test(arguments: [
        ("instanceId", nil, nil, "InstanceId"), ("a", "tagSet", nil, "TagSet"), ("a", "tagSet", "Tag", "Tag"), ("Äpfel", nil, nil, "Äpfel"),
    ])
    func ec2RequestsHaveNamesOfTheirOwn(name: String, locationName: String?, queryName: String?, expected: String) {
        var member = Member(name: name, target: ShapeID(0))
        member.locationName = locationName
        member.queryName = queryName
        #expect(member.wireName(in: .ec2) == expected)
        #expect(member.wireName(in: .query) == locationName ?? name)
        #expect(member.replyName == locationName ?? name)
    }

    @Test func shapesAndOperationsAreFoundByName() {
        let sample = service([("A", []), ("B", []), ("C", [])]).withOperations(["Do": "A", "Go": "B"])
        #expect(["A", "B", "C", "D", ""].map { sample.shape(named: $0)?.index } == [0, 1, 2, nil, nil])
        #expect(sample.operation(named: "Go")?.name == "Go")
        #expect(sample.operation(named: "No") == nil)
    }

    @Test func reachabilityFollowsListsAndMembers() {
        let sample = service([("A", [("b", "[B]")]), ("B", [("c", "C")]), ("C", []), ("D", [("a", "A")])])
        let graph = ShapeGraph(sample)
        let roots = [sample.shape(named: "A")].compactMap { $0 }
        let reached = zip(sample.shapes, graph.reachable(from: roots)).filter(\.1).map(\.0.name)
        #expect(reached == ["A", "B", "C", "[B]"])
    }

    @Test func theDumpIsIndentedJSONWithoutWhatIsAbsent() {
        var sample = service([("Request", [("name!", "Name")])]).withOperations(["Do": "Request"])
        sample.documentation = "Says \"hi\"\n\u{1}"
        sample.extensions = [
            Extension(name: "x-a", value: .map([.init(key: "n", value: .number("1.50")), .init(key: "h", value: .number("0x1F"))]))
        ]
        #expect(
            sample.json == #"""
                {
                  "id": "Sample",
                  "fullName": "Sample Service",
                  "apiVersion": "2020-01-01",
                  "protocol": "json",
                  "protocols": [
                    "json"
                  ],
                  "documentation": "Says \"hi\"\n\u0001",
                  "x-a": {
                    "n": 1.50,
                    "h": "0x1F"
                  },
                  "operations": {
                    "Do": {
                      "method": "POST",
                      "path": "/",
                      "input": {
                        "shape": "Request"
                      }
                    }
                  },
                  "shapes": {
                    "Name": {
                      "type": "string"
                    },
                    "Request": {
                      "type": "structure",
                      "members": {
                        "name": {
                          "shape": "Name",
                          "required": true
                        }
                      }
                    }
                  }
                }

                """#)
    }
}
