import Foundation
import ServiceRuntime

/// What is wrong with the endpoint that a case gives, or nothing.
func difference(_ endpoint: Endpoint, _ expected: [String: Any]) -> String? {
    func trimmed(_ url: String) -> String { url.hasSuffix("/") ? String(url.dropLast()) : url }
    let url = expected["url"] as? String ?? ""
    if trimmed(url) != trimmed(endpoint.url) { return "the address is \(endpoint.url), expected \(url)" }
    let headers = expected["headers"] as? [String: [String]] ?? [:]
    let names = Set(endpoint.headers.fields.map(\.name))
    if headers.contains(where: { endpoint.headers.values($0.key) != $0.value }) || headers.count != names.count {
        return "the headers are \(endpoint.headers.fields), expected \(headers)"
    }
    let properties = expected["properties"] as? [String: Any] ?? [:]
    let schemes = (properties["authSchemes"] as? [[String: Any]] ?? []).map { scheme in
        EndpointSigning(
            AuthorizationScheme(rawValue: scheme["name"] as? String ?? ""), name: scheme["signingName"] as? String,
            region: scheme["signingRegion"] as? String ?? (scheme["signingRegionSet"] as? [String])?.joined(separator: ","),
            doubleEncodesPath: (scheme["disableDoubleEncoding"] as? Bool).map { !$0 })
    }
    if schemes != endpoint.signing { return "it is signed as \(endpoint.signing), expected \(schemes)" }
    for (name, value) in properties {
        if let text = value as? String, endpoint.properties[name] != text { return "the property \(name) is not '\(text)'" }
    }
    return nil
}

/// What is wrong with a case, or nothing.
func check(_ one: [String: Any], _ makeEndpoint: (EndpointParameters) throws -> Endpoint) -> String? {
    var parameters = EndpointParameters()
    for (name, value) in one["params"] as? [String: Any] ?? [:] {
        if let text = value as? String { parameters[name] = .string(text) }
        if let texts = value as? [String] { parameters[name] = .strings(texts) }
        if let number = value as? NSNumber { parameters[name] = .boolean(number.boolValue) }
    }
    let expected = one["expect"] as? [String: Any] ?? [:]
    do {
        let endpoint = try makeEndpoint(parameters)
        guard let wanted = expected["endpoint"] as? [String: Any] else { return "it gives \(endpoint.url), expected an error" }
        return difference(endpoint, wanted)
    } catch {
        let message = (error as? ClientError)?.message ?? "\(error)"
        return expected["error"] as? String == message ? nil : "the error is '\(message)', expected '\(expected["error"] ?? expected)'"
    }
}

var passed = 0
var failures: [String] = []
for ruleSet in ruleSets {
    let file = URL(fileURLWithPath: "\(CommandLine.arguments[1])/\(ruleSet.name).json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    for one in json?["testCases"] as? [[String: Any]] ?? [] {
        guard let problem = check(one, ruleSet.endpoint) else {
            passed += 1
            continue
        }
        failures.append("\(ruleSet.name): \(one["documentation"] ?? ""): \(problem)")
    }
}
print("passed \(passed) of \(passed + failures.count)")
for failure in failures { print(failure) }
exit(failures.isEmpty ? 0 : 1)
