/// A bound template as one flat list of steps, so that printing walks plain numbers and counts no references.
struct Program: Sendable {
    enum Kind: UInt8, Sendable { case text, value, line, when, unless, each, first, notFirst }

    struct Step: Sendable {
        var kind: Kind
        /// Text: where it begins and ends in `texts`. Others: the slot.
        var a: Int32
        var b: Int32
        /// The step behind the last one inside.
        var end: Int32
    }

    private(set) var steps: [Step] = []
    private(set) var texts: [UInt8] = []

    init(_ nodes: [BoundNode]) { add(nodes) }

    private mutating func add(_ nodes: [BoundNode]) {
        for node in nodes {
            switch node {
            case .text(let bytes):
                let start = texts.count
                texts += bytes
                steps.append(Step(kind: .text, a: Int32(start), b: Int32(texts.count), end: 0))
            case .value(let slot): steps.append(Step(kind: .value, a: Int32(slot.up), b: Int32(slot.index), end: 0))
            case .line: steps.append(Step(kind: .line, a: 0, b: 0, end: 0))
            case .when(let slot, let holds, let children): addBlock(holds ? .when : .unless, slot, children)
            case .each(let slot, let children): addBlock(.each, slot, children)
            case .whenFirst(let holds, let children): addBlock(holds ? .first : .notFirst, Slot(up: 0, index: 0), children)
            }
        }
    }

    private mutating func addBlock(_ kind: Kind, _ slot: Slot, _ children: [BoundNode]) {
        let place = steps.count
        steps.append(Step(kind: kind, a: Int32(slot.up), b: Int32(slot.index), end: 0))
        add(children)
        steps[place].end = Int32(steps.count)
    }
}
