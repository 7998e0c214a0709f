import Documents
import Foundation
import UntypedCalls
import Values
import WireFormats

/// Suites of protocol cases: a description of shapes, and what goes over the wire for which values.
struct ConformanceSuite: Sendable, CustomStringConvertible {
    var file: String
    var name: String
    var metadata: Value
    var shapes: ValueMap
    var cases: [Value]
    var clientEndpoint: String?

    var description: String { "\(file): \(name)" }

    static let folder = ProcessInfo.processInfo.environment["SHAPESMITH_CONFORMANCE"]
    static let isRequired = ProcessInfo.processInfo.environment["SHAPESMITH_REQUIRE"] == "all"

    /// All suites of a direction, `input` or `output`.
    static func all(_ direction: String) -> [ConformanceSuite] {
        guard let folder else { return [] }
        let path = folder + "/protocols/" + direction
        let files = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { $0.hasSuffix(".json") }.sorted()
        return files.flatMap { file -> [ConformanceSuite] in
            guard let data = FileManager.default.contents(atPath: path + "/" + file),
                let document = try? Document(json: String(decoding: data, as: UTF8.self)), let list = document.value.list
            else { return [] }
            return list.map {
                ConformanceSuite(
                    file: file, name: $0["description"]?.string ?? "", metadata: $0["metadata"] ?? nil, shapes: $0["shapes"]?.map ?? [:],
                    cases: $0["cases"]?.list ?? [], clientEndpoint: $0["clientEndpoint"]?.string)
            }
        }
    }

    var wireProtocol: WireProtocol {
        switch metadata["protocol"]?.string {
        case "query": .awsQuery
        case "ec2": .ec2Query
        case "json": metadata["jsonVersion"]?.string == "1.0" ? .awsJSON10 : .awsJSON11
        case "rest-json": .restJSON
        case "rest-xml": .restXML
        default: .rpcv2CBOR
        }
    }

    // MARK: Schema

    /// The suite's shapes as a schema.
    func schema(_ given: Value) throws -> Schema {
        var lines = ["service\tSuite\t\(wireProtocol.rawValue)\tversion=\(metadata["apiVersion"]?.string ?? "")", operationLine(given)]
        for entry in shapes {
            let shape = entry.value
            var kind = shape["type"]?.string ?? ""
            if shape["union"] == true { kind = "union" }
            if shape["document"] == true { kind = "document" }
            if shape["enum"] != nil && kind == "string" { kind = "enumeration" }
            lines.append("\(kind)\t\(entry.key)" + facts(shape, ofMember: false))
            guard kind != "document" else { continue }
            for member in shape["members"]?.map ?? [:] {
                lines.append(line(member.key, member.value, payload: shape["payload"]?.string == member.key))
            }
            for part in ["member", "key", "value"] { if let member = shape[part] { lines.append(line(part, member, isPart: true)) } }
            for value in shape["enum"]?.list ?? [] where kind == "enumeration" { lines.append("\t" + (value.string ?? "")) }
        }
        return try Schema(text: lines.joined(separator: "\n"))
    }

    private func operationLine(_ given: Value) -> String {
        let name = given["name"]?.string ?? "Operation"
        var text = "operation\t\(name)\t\(given["http"]?["method"]?.string ?? "POST")\t\(given["http"]?["requestUri"]?.string ?? "/")"
        if let input = given["input"]?["shape"]?.string { text += "\tin=\(input)" }
        if let output = given["output"]?["shape"]?.string { text += "\tout=\(output)" }
        for error in given["errors"]?.list ?? [] { text += "\terror=\(error["shape"]?.string ?? "")" }
        if wireProtocol == .restXML {
            let input = given["input"]?["shape"]?.string ?? ""
            if let root = shapes[input]?["locationName"]?.string ?? given["input"]?["locationName"]?.string { text += "\txml=\(root)" }
            if let namespace = shapes[input]?["xmlNamespace"] {
                text += "\txmlns=\(namespace.string ?? namespace["uri"]?.string ?? "")"
                if let prefix = namespace["prefix"]?.string { text += "\txmlns.prefix=\(prefix)" }
            }
        }
        if let prefix = given["endpoint"]?["hostPrefix"]?.string { text += "\thost=\(prefix)" }
        if given["httpChecksumRequired"] == true { text += "\tchecksum" }
        if given["requestcompression"] != nil { text += "\tcompression=gzip" }
        return text
    }

    private func line(_ name: String, _ member: Value, payload: Bool = false, isPart: Bool = false) -> String {
        let target = member["shape"]?.string ?? ""
        var text = "\t\(name)\t\(target)" + facts(member, ofMember: true)
        let given = member["locationName"]?.string
        var reply = given
        let list = shapes[target]
        if given == nil, list?["flattened"] == true, let item = list?["member"]?["locationName"]?.string { reply = item }
        var wire = reply
        if wireProtocol == .ec2Query && !isPart {
            let base = given ?? name
            wire = base.prefix(1).uppercased() + base.dropFirst()
        }
        if let wire { text += "\twire=\(wire)" }
        if wire != reply { text += "\treply=\(reply ?? name)" }
        if payload && (wireProtocol == .restJSON || wireProtocol == .restXML) { text += "\tat=payload" }
        return text
    }

    private func facts(_ value: Value, ofMember: Bool) -> String {
        var text = ""
        if value["flattened"] == true { text += "\tflattened" }
        if value["xmlAttribute"] == true { text += "\tattribute" }
        if value["jsonvalue"] == true { text += "\tjson" }
        if value["idempotencyToken"] == true { text += "\ttoken" }
        if value["hostLabel"] == true { text += "\thostlabel" }
        if let format = value["timestampFormat"]?.string { text += "\tformat=\(format)" }
        if let uri = value["xmlNamespace"]?.string ?? value["xmlNamespace"]?["uri"]?.string { text += "\txmlns=\(uri)" }
        if let prefix = value["xmlNamespace"]?["prefix"]?.string { text += "\txmlns.prefix=\(prefix)" }
        if !ofMember, let name = value["locationName"]?.string { text += "\txml=\(name)" }
        if ofMember, value["location"]?.string == "querystring", shapes[value["shape"]?.string ?? ""]?["type"] == "map" {
            text += "\tat=querymap"
        } else if ofMember, let location = value["location"]?.string, let name = value["locationName"]?.string {
            let places = ["header": "header", "headers": "headers", "querystring": "query", "uri": "label", "statusCode": "status"]
            text += "\tat=\(places[location] ?? location):\(name)"
        } else if ofMember, value["location"]?.string == "statusCode" {
            text += "\tat=status"
        }
        return text
    }

    // MARK: Values

    /// Parameters as a case gives them, in the terms of the wire: blobs are bytes, times are seconds since the epoch.
    func value(_ given: Value, _ shapeName: String) -> Value {
        let shape = shapes[shapeName] ?? nil
        if shape["document"] == true { return given }
        switch (shape["type"]?.string, given) {
        case ("structure", .map(let map)):
            return .map(
                ValueMap(
                    map.map { entry in
                        let member = shape["members"]?[entry.key]
                        // JSON inside a text is given as that text.
                        if member?["jsonvalue"] == true, let text = entry.value.string, let json = try? Document(json: text) {
                            return (entry.key, json.value)
                        }
                        return (entry.key, member?["shape"]?.string.map { value(entry.value, $0) } ?? entry.value)
                    }))
        case ("list", .list(let items)):
            return .list(items.map { value($0, shape["member"]?["shape"]?.string ?? "") })
        case ("map", .map(let map)):
            return .map(ValueMap(map.map { ($0.key, value($0.value, shape["value"]?["shape"]?.string ?? "")) }))
        case ("blob", .string(let text)): return .bytes(Array(text.utf8))
        case ("timestamp", .number(let number)):
            guard let time = Timestamp(number.text) else { return given }
            return .timestamp(OffsetTimestamp(secondsSinceEpoch: time.secondsSinceEpoch, nanoseconds: time.nanoseconds))
        case ("float", .string("NaN")), ("double", .string("NaN")): return .number(Number(Double.nan))
        case ("float", .string("Infinity")), ("double", .string("Infinity")): return .number(Number(Double.infinity))
        case ("float", .string("-Infinity")), ("double", .string("-Infinity")): return .number(Number(-Double.infinity))
        default: return given
        }
    }
}
