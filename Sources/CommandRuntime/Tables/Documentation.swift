/// What is written about a service and its parts, looked up when help wants it.
struct Documentation: Sendable {
    let text: StaticString

    var service: String? { field(["service"]) }
    func operation(_ name: String) -> String? { field(["operation", name]) }
    func rate(_ operation: String) -> String? { field(["rate", operation]) }
    func shape(_ name: String) -> String? { field(["shape", name]) }
    func member(_ name: String, of shape: String) -> String? { field(["member", "\(shape).\(name)"]) }
    func option(_ name: String, of command: String) -> String? { field(["option", "\(command).\(name)"]) }

    /// An example of a call with its reply.
    struct Example: Sendable {
        let title: String
        let description: String
        let input: String
        let output: String
    }

    func examples(_ operation: String) -> [Example] {
        TableText(text).lines(startingWith: "example\t\(operation)\t").map {
            Example(title: $0[2], description: $0[3], input: $0[4], output: $0[5])
        }
    }

    private func field(_ path: [String]) -> String? {
        TableText(text).line(startingWith: path.joined(separator: "\t") + "\t").map { $0[path.count] }
    }
}
