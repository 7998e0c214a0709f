internal import ServiceModel
public import TemplateEngine

/// The error codes that a service documents.
public struct ErrorsView: TemplateView {
    var file: FileView
    var serviceName: String
    var errorCodes: String
    var codes: [ErrorCodeView]

    public static let fields = Fields<ErrorsView>(
        [
            .text("serviceName") { $0.serviceName },
            .text("errorCodes") { $0.errorCodes },
            .list("codes") { $0.codes },
        ] + FileView.fields(of: { $0.file }))
}

/// One code and what it means.
struct ErrorCodeView: TemplateView {
    var name: String
    /// The literal of the code.
    var code: String
    var documentation: [String]
    var mark: Int32

    static let fields = Fields<ErrorCodeView>([
        .text("name") { $0.name },
        .text("code") { $0.code },
        .lines("documentation") { $0.documentation },
    ])
}

extension ModulePlan {
    func errors(_ origins: inout Origins) -> ErrorsView {
        let codes = errorCodeNames
        var file = file()
        if codes.isEmpty { file.imports = [] }
        return ErrorsView(
            file: file, serviceName: identity.fullName.replacingNewlines, errorCodes: tables.errorCodes,
            codes: codes.map { code in
                var doc = DocLines(width: 116)
                let shape = shapes[code.place]
                if let text = shape.documentation { doc.add(text) }
                doc.paragraph("``\(names.types[code.place])`` holds its details.")
                return ErrorCodeView(
                    name: Keywords.escape(code.name), code: swiftLiteral(shape.errorCode), documentation: doc.lines,
                    mark: origins.mark(shape.origin))
            })
    }

    /// The names of the error codes in the order of the codes: with the place of the shape, and with what they would be called if none
    /// of them met another.
    var errorCodeNames: [(place: Int, name: String, wanted: String)] {
        // Over plain HTTP a reply has a status; a code it has only if the description says so.
        let places = shapes.indices.filter { place in
            guard let error = shapes[place].error, error.isSynthetic != true else { return false }
            return wire != .http || error.code != nil
        }.sorted { shapes[$0].errorCode < shapes[$1].errorCode }
        var seen: Set<String> = []
        let distinct = places.filter { seen.insert(shapes[$0].errorCode).inserted }
        let candidates = distinct.map { place in
            let code = shapes[place].errorCode
            return NameTable.Candidate(
                wireName: code, wanted: WordSplitter.lowerCamel(codeStem(code)), kind: "Code", origin: shapes[place].origin)
        }
        let names = NameTable(reserved: []).names(for: candidates).names
        return distinct.indices.map { (distinct[$0], names[$0], candidates[$0].wanted) }
    }

    /// A code without the ending that only says that it is one: `MessageRejectedException` → `MessageRejected`.
    private func codeStem(_ code: String) -> String {
        for ending in ["Exception", "Fault"] where code.hasSuffix(ending) && code.utf8.count > ending.utf8.count {
            return String(code.dropLast(ending.count))
        }
        return code
    }
}
