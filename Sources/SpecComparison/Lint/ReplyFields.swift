internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// The fields of a reply that were written down as parameters of the request, as happens when a description is made from pages that
/// list both alike.
///
/// No service's name is needed to see it. An operation that reads (`get…`, `list…`, `describe…`), says nothing of its reply and has
/// neither a path to fill nor a body asks for one fixed thing. Its parameters could still choose among such things, and then they are
/// called `…Id`, `…Name`, `Max…Results`, `Filter`, `NextToken` and the like, or are required. Where none is, and one repeats a word of
/// what is read (`getSendQuota`: `MaxSendRate`), they are the answer itself.
extension Service {
    func replyFieldsAmongParameters(of operation: Operation) -> [Finding] {
        let isDescribed = operation.output.map { !(shapes[$0.target].structure?.members.isEmpty ?? true) } ?? false
        let words = SwiftNames.words(in: operation.name).map(stem)
        guard !isDescribed, let verb = words.first, readingVerbs.contains(verb) else { return [] }
        let members = operation.input.flatMap { shapes[$0.target].structure?.members } ?? []
        guard !members.isEmpty, members.allSatisfy({ isFreeParameter($0) && !selects($0) }) else { return [] }
        let subject = Set(words.dropFirst())
        guard members.contains(where: { !subject.isDisjoint(with: SwiftNames.words(in: $0.name).map(stem)) }) else { return [] }
        let names = listed(members.map(\.name))
        let looks = members.count == 1 ? "looks like a field of its reply" : "look like fields of its reply"
        return [
            Finding(
                .replyFieldAsParameter, "\(text(of: operation)) takes \(names), which \(looks)", at: operation.origin,
                hint: "describe the reply with them in a 'schema', and take them out of the parameters; an overlay can do both",
                notes: members.prefix(12).map { Diagnostic(.note, "this parameter", at: $0.origin) })
        ]
    }

    /// Something that may be left out, in the query or a form.
    private func isFreeParameter(_ member: Member) -> Bool {
        guard !member.isRequired else { return false }
        switch member.location {
        case .query, .form: return true
        case .body: return wireProtocol == .query || wireProtocol == .ec2
        default: return false
        }
    }

    /// Whether its name says that it chooses, bounds or orders what is read.
    private func selects(_ member: Member) -> Bool {
        let words = SwiftNames.words(in: member.name).map(stem)
        if member.isIdempotencyToken || member.defaultValue != nil { return true }
        return words.contains(where: selectingWords.contains)
    }
}

private let readingVerbs: Set<String> = ["get", "list", "describe", "read", "fetch", "show", "view", "retrieve", "check"]

/// In small letters and the singular.
private let selectingWords: Set<String> = [
    "after", "arn", "before", "category", "cursor", "date", "day", "end", "exclude", "expand", "field", "filter", "format", "from", "id",
    "identifier", "identity", "include", "index", "interval", "item", "key", "kind", "lang", "language", "last", "level", "limit", "locale",
    "marker", "match", "mode", "name", "namespace", "number", "offset", "only", "order", "owner", "page", "path", "pattern", "period",
    "prefix",
    "query", "range", "record", "region", "result", "scope", "search", "select", "since", "size", "sort", "start", "state", "status", "tag",
    "term", "time", "to", "token", "type", "until", "user", "uuid", "version", "view", "with", "year", "zone",
]

/// `Points` → `point`: small letters, without the ending of the plural.
private func stem(_ word: String) -> String {
    let small = word.lowercased()
    guard small.utf8.count > 3 else { return small }
    if small.hasSuffix("ies") { return small.dropLast(3) + "y" }
    return small.hasSuffix("s") && !small.hasSuffix("ss") ? String(small.dropLast()) : small
}
