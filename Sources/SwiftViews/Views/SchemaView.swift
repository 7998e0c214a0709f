internal import ServiceModel
public import TemplateEngine

/// The shapes and operations of a service as a table, for programs that choose at run time what they call.
public struct SchemaView: TemplateView {
    var file: FileView
    var serviceName: String
    var schema: String
    /// The number signs of the raw literal: more than stand anywhere in the text.
    var numberSigns: String
    /// The lines of the text.
    var lines: [String]

    public static let fields = Fields<SchemaView>(
        [
            .text("serviceName") { $0.serviceName },
            .text("schema") { $0.schema },
            .text("numberSigns") { $0.numberSigns },
            .lines("lines") { $0.lines },
        ] + FileView.fields(of: { $0.file }))
}

extension ModulePlan {
    func schema() -> SchemaView {
        let lines = schemaLines()
        var file = file()
        // What a package type conforms to is no use of its module that Swift asks package access for, and it warns of more than it asks for.
        if access == "package" {
            file.imports = file.imports.map { $0.hasPrefix("package import") ? "internal" + $0.dropFirst("package".count) : $0 }
        }
        return SchemaView(
            file: file, serviceName: identity.fullName.replacingNewlines, schema: tables.schema,
            numberSigns: String(repeating: "#", count: 1 + longestRunOfNumberSigns(lines)), lines: lines)
    }
}

func longestRunOfNumberSigns(_ lines: [String]) -> Int {
    var longest = 0
    for line in lines {
        var run = 0
        for byte in line.utf8 {
            run = byte == UInt8(ascii: "#") ? run + 1 : 0
            longest = max(longest, run)
        }
    }
    return longest
}
