internal import ServiceModel
public import TemplateEngine

/// The functions that make requests from inputs, and the table of operations.
public struct SerializersView: TemplateView {
    var file: FileView
    var serviceName: String
    var serializers: String
    var operationsTable: String
    var operations: [SerializerView]

    public static let fields = Fields<SerializersView>(
        [
            .text("serviceName") { $0.serviceName },
            .text("serializers") { $0.serializers },
            .text("operationsTable") { $0.operationsTable },
            .list("operations") { $0.operations },
        ] + FileView.fields(of: { $0.file }))
}

/// How one operation's request is made and its reply read.
struct SerializerView: TemplateView {
    var name: String
    /// The method and path, for the comment.
    var route: String
    var input: String
    var output: String
    /// The lines between `let request` and `return`.
    var lines: [String]
    /// The arguments of `RequestBuilder`.
    var builder: String
    /// The arguments of `ServiceOperation` behind the name.
    var operation: String
    var mark: Int32

    static let fields = Fields<SerializerView>([
        .text("name") { $0.name },
        .text("route") { $0.route },
        .text("input") { $0.input },
        .text("output") { $0.output },
        .lines("lines") { $0.lines },
        .text("builder") { $0.builder },
        .text("operation") { $0.operation },
    ])
}

extension ModulePlan {
    func serializers(_ origins: inout Origins) -> SerializersView {
        var file = file()
        if operations.isEmpty { file.imports = [] }
        return SerializersView(
            file: file, serviceName: identity.fullName.replacingNewlines, serializers: tables.serializers,
            operationsTable: tables.operations, operations: operations.indices.map { serializer($0, &origins) })
    }

    private func serializer(_ place: Int, _ origins: inout Origins) -> SerializerView {
        let operation = operations[place]
        let path = pathPattern(operation, addresses[place].path)
        let input = operation.input.map { names.types[$0.target.index] } ?? ""
        let builder = "\(methodCase(operation.http.method)), \(swiftLiteral(path)), operation: \(swiftLiteral(operation.name))"
        let action = wire == .query || wire == .ec2 ? " with `Action=\(operation.name)`" : ""
        let route = "`\(operation.http.method) \(path.first == "/" ? "" : "/")\(path)`\(action)"
        return SerializerView(
            name: Keywords.escape(names.operations[place]), route: route.replacingNewlines, input: input,
            output: operation.returnsRawReply ? "RawReply" : operation.output.map { names.types[$0.target.index] } ?? "RawReply",
            lines: requestLines(place), builder: "\(builder), service: \(tables.service).description, endpoint: endpoint",
            operation: "\(swiftLiteral(operation.name)), \(operationArguments(place))", mark: origins.mark(operation.origin))
    }

    /// `/v2/{Key+}?versions`
    func pathPattern(_ operation: Operation, _ path: String) -> String {
        let constants = operation.http.query.map { constant in
            let name = percentEncodedConstant(constant.name)
            return constant.value.map { "\(name)=\(percentEncodedConstant($0))" } ?? name
        }
        return path + (constants.isEmpty ? "" : "?" + constants.joined(separator: "&"))
    }

    /// A part of a query that is always the same: what would end it or break the line is encoded, what is encoded stays.
    private func percentEncodedConstant(_ text: String) -> String {
        guard text.utf8.contains(where: { !isOfQuery($0) }) else { return text }
        let digits = Array("0123456789ABCDEF")
        return text.utf8.map { byte in
            isOfQuery(byte) ? String(Unicode.Scalar(byte)) : "%\(digits[Int(byte) / 16])\(digits[Int(byte) % 16])"
        }.joined()
    }

    private func isOfQuery(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "&", "#", "\"", "<", ">", "\\", "^", "`", "{", "|", "}", "+": false
        default: (0x21...0x7e).contains(byte)
        }
    }

    private func methodCase(_ method: String) -> String {
        switch method {
        case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS": ".\(method.lowercased())"
        default: swiftLiteral(method)
        }
    }
}
