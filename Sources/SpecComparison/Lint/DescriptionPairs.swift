internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// Two descriptions of one service, which need not be of one format: what answers to what is told by names alone.
struct DescriptionPairs {
    let here: Service
    let there: Service
    private let counterparts: [String: Operation]

    init(_ here: Service, _ there: Service) {
        self.here = here
        self.there = there
        counterparts = Dictionary(there.operations.map { (plain($0.name), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The operation of the other description by its name, or by the `Action` that requests carry.
    func counterpart(of operation: Operation) -> Operation? {
        if let same = counterparts[plain(operation.name)] { return same }
        let constants = operation.http.query + operation.formConstants
        return constants.first { $0.name == "Action" }?.value.flatMap { counterparts[plain($0)] }
    }

    /// Operations that only one of both has.
    func compareLists() -> [Finding] {
        var known: Set<String> = []
        var findings: [Finding] = []
        for operation in here.operations {
            if let same = counterpart(of: operation) {
                known.insert(same.name)
                continue
            }
            let near = nearest(to: operation.name, among: there.operations.map(\.name))
            findings.append(
                Finding(
                    .unknownOperation, "the other description has no operation \(here.text(of: operation))", at: operation.origin,
                    hint: near.map { "did you mean '\($0)'?" }))
        }
        let missing = there.operations.filter { !known.contains($0.name) }
        if !missing.isEmpty {
            let count = "\(missing.count) of the \(there.operations.count) operations of the other description are missing"
            findings.append(
                Finding(
                    .missingOperation, "\(count): \(missing.map(\.name).joined(separator: ", "))", at: here.origin,
                    hint: "describe those that callers need"))
        }
        return findings
    }

    func compare(_ operation: Operation, _ same: Operation) -> [Finding] {
        compareParameters(operation, same) + compareReplies(operation, same) + compareErrors(operation, same)
    }
}

/// What a name comes to without its spelling: `sendEmail`, `SendEmail` and `send-email` are one.
func plain(_ name: String) -> String {
    String(decoding: name.lowercased().utf8.filter { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 >= 0x80 }, as: UTF8.self)
}
