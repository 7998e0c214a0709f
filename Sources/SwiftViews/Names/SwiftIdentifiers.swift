public import ServiceModel
public import SpecDiagnostics

/// Which words in somebody's Swift stand for which parts of a service, however they are used there.
///
///     sendEmail, sendEmailPages, SendEmailRequest, SendEmail  → the operation SendEmail
///     Body, messageRejected                                   → the shapes Body and MessageRejected
public struct SwiftIdentifiers: Sendable {
    /// Places of operations.
    public private(set) var operations: [String: Set<Int>] = [:]
    /// Places of shapes.
    public private(set) var shapes: [String: Set<Int>] = [:]
    /// Words that stand for all operations: where operations are reached by names that only a running program knows.
    public private(set) var everything: Set<String> = []
    /// The names of all of the service, so that a part of it keeps them.
    public let names: GivenNames

    /// Of all of a service, as it would be made with these options.
    public init(_ service: Service, _ options: ModuleOptions, _ diagnostics: inout Diagnostics) {
        let plan = ModulePlan(service, options, &diagnostics)
        names = plan.givenNames
        for (place, operation) in plan.operations.enumerated() {
            let name = plan.names.operations[place]
            for word in [operation.name, operation.versionedName, name, name + "Pages", name + "Items"] {
                if let word { operations[word, default: []].insert(place) }
            }
            for shape in [operation.input?.target, operation.output?.target] {
                if let shape { operations[plan.names.types[shape.index], default: []].insert(place) }
            }
        }
        for waiter in plan.service.waiters {
            guard let place = plan.operations.firstIndex(where: { $0.name == waiter.operation }) else { continue }
            operations["waitUntil\(WordSplitter.upperCamel(waiter.name))", default: []].insert(place)
        }
        for (place, shape) in service.shapes.enumerated() where !plan.names.types[place].isEmpty {
            for word in [plan.names.types[place], shape.name] { shapes[word, default: []].insert(place) }
        }
        // Codes that met each other share the name of the first: each of their names stands for all of them.
        let codes = Dictionary(grouping: plan.errorCodeNames, by: \.wanted)
        for group in codes.values {
            for code in group { shapes[code.name, default: []].formUnion(group.map(\.place)) }
        }
        everything = [plan.tables.schema, "\(options.module)Calls", "\(options.module)Commands"]
    }
}
