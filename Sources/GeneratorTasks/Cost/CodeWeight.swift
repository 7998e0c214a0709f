internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// What of a module becomes code in a program: counted in its description, because the code of each kind of thing is always the same.
///
/// The factors were measured on programs with single operations, 13 of SES and 14 of SES v2, of which none is further than 18 % from its
/// estimate; `Tests/EndToEnd/cost.py` builds such programs and holds them against the estimates.
struct CodeWeight: Sendable {
    /// Structures and unions with their members: those that only requests hold, errors with them, and those that replies can hold too.
    private(set) var written = (types: 0, members: 0)
    private(set) var read = (types: 0, members: 0)
    private(set) var enumerations = 0
    private(set) var operations = 0

    init(_ service: Service, _ options: ModuleOptions) {
        var silent = Diagnostics()
        let face = SwiftFace(service, options, &silent)
        let whole = face.service
        operations = whole.operations.count
        let replies = whole.operations.flatMap { ($0.output.map { [$0.target] } ?? []) + $0.errors.map(\.target) }
        let isRead = ShapeGraph(whole).reachable(from: replies)
        for (place, shape) in whole.shapes.enumerated() where !face.types[place].isEmpty {
            if shape.enumerationValues != nil { enumerations += 1 }
            guard let structure = shape.structure else { continue }
            if isRead[place], shape.error == nil {
                read.types += 1
                read.members += structure.members.count
            } else {
                written.types += 1
                written.members += structure.members.count
            }
        }
    }

    /// Of a stripped release program, on top of one that makes a client of the service and calls nothing.
    var bytes: Int {
        960 * operations + 780 * written.types + 2_150 * read.types + 1_810 * enumerations + 620 * written.members + 250 * read.members
    }
}
