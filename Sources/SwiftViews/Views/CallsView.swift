internal import ServiceModel
public import TemplateEngine

/// Calls of operations by name, with values keyed by the description's member names for inputs and outputs: what tests drive clients with.
public struct CallsView: TemplateView {
    var file: FileView
    var serviceName: String
    var calls: String
    /// The protocol of shapes that show their members.
    var shownShape: String
    var qualifiedShownShape: String
    var serializers: String
    var operationsTable: String
    var operations: [CallView]
    /// The types of documented errors.
    var errors: [String]
    var shapes: [CallShapeView]

    public static let fields = Fields<CallsView>(
        [
            .text("serviceName") { $0.serviceName },
            .text("calls") { $0.calls },
            .text("shownShape") { $0.shownShape },
            .text("qualifiedShownShape") { $0.qualifiedShownShape },
            .text("serializers") { $0.serializers },
            .text("table") { $0.operationsTable },
            .list("operations") { $0.operations },
            .lines("errors") { $0.errors },
            .list("shapes") { $0.shapes },
        ] + FileView.fields(of: { $0.file }))
}

/// An operation under its name in the description.
struct CallView: TemplateView {
    var wireName: String
    var name: String
    var input: String
    /// The expression that shows the output `$0`.
    var show: String

    static let fields = Fields<CallView>([
        .text("wireName") { $0.wireName },
        .text("name") { $0.name },
        .text("input") { $0.input },
        .text("show") { $0.show },
    ])
}

/// What is added to a structure or union: how it is made of a value, how it becomes one.
struct CallShapeView: TemplateView {
    var name: String
    var given: [CallLinesView] = []
    var shown: [CallLinesView] = []

    static let fields = Fields<CallShapeView>([
        .text("name") { $0.name },
        .list("given") { $0.given },
        .list("shown") { $0.shown },
    ])
}

/// The lines of one function.
struct CallLinesView: TemplateView {
    /// Says that members are deprecated, so that reading them does not warn.
    var attribute: String
    var lines: [String]

    static let fields = Fields<CallLinesView>([
        .text("attribute") { $0.attribute },
        .lines("lines") { $0.lines },
    ])
}

extension ModulePlan {
    /// Nothing but operations without streams of events, which are no values.
    func calls() -> CallsView {
        let graph = ShapeGraph(service)
        let streams = shapes.indices.filter { shapes[$0].structure?.isEventStream == true }
        let called = operations.indices.filter { place in
            if streams.isEmpty { return true }
            let ends = [operations[place].input?.target, operations[place].output?.target].compactMap { $0 }
            let reached = graph.reachable(from: ends)
            return !streams.contains { reached[$0] }
        }
        let inputs = graph.reachable(from: called.compactMap { operations[$0].input?.target })
        let errors = called.flatMap { operations[$0].errors.map(\.target) }
        let outputs = graph.reachable(from: called.compactMap { operations[$0].output?.target } + errors)
        let structures = shapes.indices.filter { (inputs[$0] || outputs[$0]) && shapes[$0].structure != nil }
        var file = file()
        if !options.isNested { file.imports.append("internal import \(options.module)") }
        file.imports.append("\(options.access.rawValue) import TypedCalls")
        return CallsView(
            file: file, serviceName: identity.fullName.replacingNewlines, calls: qualifiedIfNested("Calls"),
            shownShape: qualifiedIfNested("ShownShape"), qualifiedShownShape: qualifiedIfNested("ShownShape", outside: true),
            serializers: tables.serializers, operationsTable: tables.operations, operations: called.map(call),
            errors: Set(errors.map(\.index)).sorted().map { module + names.types[$0] },
            shapes: structures.map { place in
                let name = module + names.types[place]
                return CallShapeView(name: name, given: inputs[place] ? [given(place)] : [], shown: outputs[place] ? [shown(place)] : [])
            })
    }

    /// Where the file stands: in a module of its own, unless the module is part of somebody else's.
    var callsPath: String {
        options.isNested ? "\(options.module)+Calls.swift" : "../\(options.module)Calls/\(options.module)Calls.swift"
    }

    /// Before every type: the module, or the enumeration in its place, because the runtime may have a type of the same name.
    private var module: String { options.module + "." }

    /// `SESCalls`, or `Calls` within `enum SES`.
    private func qualifiedIfNested(_ name: String, outside: Bool = false) -> String {
        if !options.isNested { return options.module + name }
        return outside ? module + name : name
    }

    private func call(_ place: Int) -> CallView {
        let operation = operations[place]
        return CallView(
            wireName: swiftLiteral(operation.name), name: Keywords.escape(names.operations[place]),
            input: operation.input.map { module + names.types[$0.target.index] } ?? "",
            show: operation.returnsRawReply || operation.output == nil ? "TypedCallOutput.raw($0)" : "show($0)")
    }

    // MARK: - From values

    private func given(_ place: Int) -> CallLinesView {
        let members = members(of: place)
        if shapes[place].isUnion {
            if let discriminator = shapes[place].structure?.discriminator {
                var lines = ["switch try given.required(\(swiftLiteral(discriminator))).string() {"]
                for spelling in members {
                    let typeName = swiftLiteral(spelling.member.typeName ?? spelling.member.name)
                    lines.append("case \(typeName): self = .\(spelling.name)(\(reading(spelling.member, "given")))")
                }
                return CallLinesView(attribute: "", lines: lines + ["default: self = .unknown(try given.document())", "}"])
            }
            var lines = ["let (name, value) = try given.unionMember()", "switch name {"]
            for spelling in members {
                lines.append("case \(swiftLiteral(spelling.member.name)): self = .\(spelling.name)(\(reading(spelling.member, "value")))")
            }
            return CallLinesView(attribute: "", lines: lines + ["default: throw value.wrong(\"a member of \(names.types[place])\")", "}"])
        }
        guard !members.isEmpty else { return CallLinesView(attribute: "", lines: ["self.init()"]) }
        var lines = members.enumerated().map { index, spelling in
            let name = swiftLiteral(spelling.member.name)
            if !spelling.isOptional { return "let member\(index) = \(reading(spelling.member, "given.required(\(name))"))" }
            return "let member\(index) = try given.member(\(name)).map { \(reading(spelling.member, "$0")) }"
        }
        lines.append("self.init(\(members.enumerated().map { "\($1.name): member\($0)" }.joined(separator: ", ")))")
        return CallLinesView(attribute: "", lines: lines)
    }

    /// The expression that makes a member's value of an input.
    private func reading(_ member: Member, _ input: String) -> String {
        if member.isJSONValue { return "try \(input).document()" }
        if member.isStreaming { return "ByteStream(try \(input).blob().bytes)" }
        let type = module + names.types[member.target.index]
        switch shapes[member.target].kind {
        case .structure, .union: return "try \(type)(typedCall: \(input))"
        case .enumeration: return "\(type)(rawValue: try \(input).string())"
        case .list(let list): return "try \(input).\(list.isSparse ? "sparseList" : "list") { \(reading(list.element, "$0")) }"
        case .map(let map): return "try \(input).\(map.isSparse ? "sparseMap" : "map") { \(reading(map.value, "$0")) }"
        default: return "try \(input).\(methodName(of: shapes[member.target].kind))()"
        }
    }

    // MARK: - To values

    private func shown(_ place: Int) -> CallLinesView {
        let members = members(of: place)
        if shapes[place].isUnion {
            var lines = ["switch self {"]
            if shapes[place].structure?.discriminator != nil {
                lines += members.map { "case .\($0.name)(let value): \(showing($0.member, "value"))" }
                return CallLinesView(attribute: "", lines: lines + ["case .unknown(let document): document.value", "}"])
            }
            for spelling in members {
                let name = swiftLiteral(spelling.member.name)
                lines.append("case .\(spelling.name)(let value): [\(name): \(showing(spelling.member, "value"))]")
            }
            lines += ["case .unknown(let name): [\"SDK_UNKNOWN_MEMBER\": [\"name\": .string(name)]]", "}"]
            return CallLinesView(attribute: "", lines: lines)
        }
        guard !members.isEmpty else { return CallLinesView(attribute: "", lines: ["TypedCallOutput().value"]) }
        var lines = ["var output = TypedCallOutput()"]
        lines += members.map { spelling in
            let member = "self.\(spelling.name)"
            let value = spelling.isOptional ? "\(member).map { \(showing(spelling.member, "$0")) }" : showing(spelling.member, member)
            return "output.add(\(swiftLiteral(spelling.member.name)), \(value))"
        }
        lines.append("return output.value")
        let isDeprecated = members.contains { $0.member.deprecation != nil }
        return CallLinesView(attribute: isDeprecated ? "@available(*, deprecated)" : "", lines: lines)
    }

    /// The expression that makes a value of a member's.
    private func showing(_ member: Member, _ value: String) -> String {
        if member.isJSONValue { return "\(value).value" }
        if member.isStreaming { return "TypedCallOutput.bytes(\(value))" }
        switch shapes[member.target].kind {
        case .structure, .union: return "\(qualifiedIfNested("Calls", outside: true)).show(\(value))"
        case .list(let list):
            return "TypedCallOutput.\(list.isSparse ? "sparseList" : "list")(\(value)) { \(showing(list.element, "$0")) }"
        case .map(let map): return "TypedCallOutput.\(map.isSparse ? "sparseMap" : "map")(\(value)) { \(showing(map.value, "$0")) }"
        case .string: return "TypedCallValue.string(\(value))"
        case .enumeration: return "TypedCallValue.string(\(value).rawValue)"
        case .boolean: return "TypedCallValue.bool(\(value))"
        case .timestamp: return "TypedCallOutput.time(\(value))"
        case .blob: return "TypedCallOutput.bytes(\(value))"
        case .document: return "\(value).value"
        case .byte, .short, .integer, .long, .bigInteger, .bigDecimal, .float, .double: return "TypedCallOutput.number(\(value))"
        }
    }
}
