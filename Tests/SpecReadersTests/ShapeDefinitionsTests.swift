import ServiceModel
import Testing

/// A service with one operation, `Do`, that takes `Request`; `shapes` are further shapes as JSON members.
func definitions(_ shapes: String, metadata: String = #""protocol":"rest-json""#, operation: String = "") -> String {
    """
    {"metadata":{"apiVersion":"2020-01-01","serviceId":"Sample","serviceFullName":"Sample Service",\(metadata)},
    "operations":{"Do":{"name":"Do","http":{"method":"POST","requestUri":"/x/{id}?list&type=2"},"input":{"shape":"Request"}\(operation)}},
    "shapes":{"String":{"type":"string"},"Request":{"type":"structure","required":["id"],"members":{"id":{"shape":"String","location":"uri"}}}\(shapes)}}
    """
}

@Suite struct ShapeDefinitionsTests {
    @Test func requestUriIsSplitIntoPathAndConstantQuery() throws {
        let result = read(definitions(""), path: "a.json")
        #expect(result.problems == [])
        let http = try #require(result.operation("Do")?.http)
        #expect(http.path == "/x/{id}")
        #expect(http.query == [Constant(name: "list", value: nil), Constant(name: "type", value: "2")])
        #expect(result.member("Request", "id")?.location == .label("id"))
        #expect(result.member("Request", "id")?.isRequired == true)
    }

    @Test func theBestOfTheListedProtocolsIsChosen() throws {
        let result = read(
            definitions("", metadata: #""protocol":"query","protocols":["query","json","smithy-rpc-v2-cbor"]"#), path: "a.json")
        let service = try #require(result.service)
        #expect(service.protocols == [.query, .json, .rpcv2CBOR])
        #expect(service.wireProtocol == .rpcv2CBOR)
    }

    @Test func membersTakeOverFactsOfTheirShapes() throws {
        let result = read(
            definitions(
                """
                ,"Secret":{"type":"string","sensitive":true},"When":{"type":"timestamp","timestampFormat":"rfc822"},
                "Flat":{"type":"list","member":{"shape":"String","locationName":"item"},"flattened":true,"locationName":"flat"},
                "Box":{"type":"integer","box":true},"Stream":{"type":"blob","streaming":true,"requiresLength":true},
                "Holder":{"type":"structure","members":{"secret":{"shape":"Secret"},"when":{"shape":"When"},"flat":{"shape":"Flat"},
                "named":{"shape":"Flat","locationName":"own"},"box":{"shape":"Box"},"stream":{"shape":"Stream"},
                "other":{"shape":"When","timestampFormat":"iso8601"}}}
                """), path: "a.json")
        #expect(result.problems == [])
        #expect(result.member("Holder", "secret")?.isSensitive == true)
        #expect(result.member("Holder", "when")?.timestampFormat == .rfc822)
        #expect(result.member("Holder", "other")?.timestampFormat == .iso8601)
        #expect(result.member("Holder", "flat")?.isFlattened == true)
        #expect(result.member("Holder", "flat")?.locationName == "flat")
        #expect(result.member("Holder", "named")?.locationName == "own")
        #expect(result.member("Holder", "box")?.isNullable == true)
        let stream = try #require(result.member("Holder", "stream"))
        #expect(stream.isStreaming && stream.requiresLength)
    }

    @Test func onlyMembersOfInputsAndOutputsStandOutsideTheBody() {
        let result = read(
            definitions(#","Inner":{"type":"structure","members":{"id":{"shape":"String","location":"header","locationName":"X-Id"}}}"#),
            path: "a.json")
        #expect(result.member("Inner", "id")?.location == .body)
        #expect(result.member("Inner", "id")?.locationName == "X-Id")
    }

    @Test func everyPlaceOutsideTheBodyIsRead() {
        let result = read(
            definitions(
                """
                ,"Map":{"type":"map","key":{"shape":"String"},"value":{"shape":"String"}},"Status":{"type":"integer"},
                "Reply":{"type":"structure","payload":"all","members":{"h":{"shape":"String","location":"header","locationName":"X-H"},
                "hs":{"shape":"Map","location":"headers","locationName":"X-M-"},"s":{"shape":"Status","location":"statusCode"},
                "q":{"shape":"String","location":"querystring","locationName":"q"},"qs":{"shape":"Map","location":"querystring"},
                "all":{"shape":"String"}}}
                """, operation: #","output":{"shape":"Reply"}"#), path: "a.json")
        #expect(result.problems == [])
        let places = ["h", "hs", "s", "q", "qs", "all"].map { result.member("Reply", $0)?.location }
        #expect(places == [.header("X-H"), .headers(prefix: "X-M-"), .status, .query("q"), .queryMap, .payload])
    }

    @Test func errorsHaveTheirCodeStatusAndFault() throws {
        let result = read(
            definitions(
                """
                ,"Gone":{"type":"structure","exception":true,"error":{"code":"It.Gone","httpStatusCode":410,"senderFault":true},"members":{}},
                "Busy":{"type":"structure","exception":true,"fault":true,"retryable":{"throttling":true},"error":{"httpStatusCode":503},"members":{}}
                """, operation: #","errors":[{"shape":"Gone"},{"shape":"Busy","error":{"httpStatusCode":429}}]"#), path: "a.json")
        #expect(result.problems == [])
        let gone = try #require(result.shape("Gone")?.error)
        #expect(gone.code == "It.Gone" && gone.status == 410 && gone.isSenderFault && !gone.isServerFault)
        let busy = try #require(result.shape("Busy")?.error)
        #expect(busy.isServerFault && busy.isRetryable && busy.isThrottling)
        #expect(result.shape("Busy")?.errorCode == "Busy")
        #expect(result.operation("Do")?.errors.map(\.status) == [nil, 429])
    }

    @Test func unionsEventStreamsAndDocumentsAreKindsOfTheirOwn() throws {
        let result = read(
            definitions(
                """
                ,"U":{"type":"structure","union":true,"members":{"a":{"shape":"String"}}},
                "D":{"type":"structure","document":true,"members":{}},
                "E":{"type":"structure","eventstream":true,"members":{"e":{"shape":"Ev"}}},
                "Ev":{"type":"structure","event":true,"members":{"bytes":{"shape":"B","eventpayload":true},"h":{"shape":"String","eventheader":true}}},
                "B":{"type":"blob"},"S":{"type":"list","sparse":true,"member":{"shape":"String"}}
                """), path: "a.json")
        #expect(result.problems == [])
        #expect(result.shape("U")?.isUnion == true)
        #expect(result.shape("D")?.typeName == "document")
        #expect(result.shape("E")?.isUnion == true)
        #expect(result.shape("E")?.structure?.isEventStream == true)
        #expect(result.member("Ev", "bytes")?.location == .eventPayload)
        #expect(result.member("Ev", "h")?.location == .eventHeader)
        guard case .list(let sparse) = try #require(result.shape("S")).kind else {
            Issue.record("'S' is no list")
            return
        }
        #expect(sparse.isSparse)
    }

    @Test func aMemberThatListsValuesGetsAShapeUnderAFreeName() throws {
        let result = read(
            definitions(#","kind":{"type":"string"},"H":{"type":"structure","members":{"kind":{"shape":"String","enum":["A","B","A"]}}}"#),
            path: "a.json")
        #expect(result.problems == ["3:241: note: 'A' is listed twice and counts once"])
        let member = try #require(result.member("H", "kind"))
        #expect(result.name(member.target) == "kind2")
        #expect(result.shape("kind2")?.enumerationValues?.map(\.value) == ["A", "B"])
        #expect(result.service?.shapes.map(\.name) == ["H", "Request", "String", "kind", "kind2"])
    }

    @Test func operationTraitsAreRead() throws {
        let result = read(
            definitions(
                "",
                operation: """
                    ,"idempotent":true,"readonly":true,"authtype":"v4-unsigned-body","auth":["smithy.api#noAuth"],"endpoint":{"hostPrefix":"{id}.a."},
                    "endpointdiscovery":{"required":true},"httpChecksum":{"requestAlgorithmMember":"id","requestChecksumRequired":true,"responseAlgorithms":["CRC32"]},
                    "requestcompression":{"encodings":["gzip"]},"staticContextParams":{"A":{"value":true}},"operationContextParams":{"B":{"path":"id"}},
                    "deprecated":true,"deprecatedMessage":"old","deprecatedSince":"2020-01-01","x-rate-limit":[{"count":16},{"count":160,"unit":"query","note":"in all"}]
                    """), path: "a.json")
        #expect(result.problems == [])
        let operation = try #require(result.operation("Do"))
        #expect(operation.isIdempotent && operation.isReadOnly && operation.hasUnsignedPayload)
        #expect(operation.auth == [.none])
        #expect(operation.hostPrefix == "{id}.a.")
        #expect(operation.endpointDiscovery == .required)
        #expect(operation.checksum?.isRequired == true)
        #expect(operation.checksum?.requestAlgorithmMember == "id")
        #expect(operation.checksum?.responseAlgorithms == ["CRC32"])
        #expect(operation.requestCompression == ["gzip"])
        #expect(operation.staticContextParameters == [StaticContextParameter(name: "A", value: .bool(true))])
        #expect(operation.operationContextParameters.map(\.path) == ["id"])
        #expect(operation.deprecation == Deprecation(message: "old", since: "2020-01-01"))
        #expect(
            operation.rateLimits == [
                RateLimit(count: 16, unit: "call", period: "second"),
                RateLimit(count: 160, unit: "query", period: "second", note: "in all"),
            ])
    }

    @Test(arguments: [
        (#""signatureVersion":"v4","auth":["aws.auth#sigv4a","smithy.api#httpBearerAuth"]"#, [AuthScheme.sigv4a, .bearer]),
        (#""signatureVersion":"s3v4""#, [.sigv4]), (#""signatureVersion":"bearer""#, [.bearer]), (#""signatureVersion":"v2""#, [.v2]),
        (#""auth":["x#y"]"#, [.other("x#y")]),
    ])
    func signaturesAreSchemes(metadata: String, expected: [AuthScheme]) {
        let result = read(definitions("", metadata: #""protocol":"json","# + metadata), path: "a.json")
        #expect(result.service?.auth == expected)
    }
}
