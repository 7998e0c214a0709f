internal import ServiceModel
public import TemplateEngine

/// One file of models: structures, unions and enumerations, sorted by name.
public struct ModelsView: TemplateView {
    var file: FileView
    var shapes: [ShapeView]
    var isEquatable: Bool

    public static let fields = Fields<ModelsView>(
        [.list("shapes") { $0.shapes }, .flag("equatable") { $0.isEquatable }] + FileView.fields(of: { $0.file }))
}

/// One type with its wire format.
struct ShapeView: TemplateView {
    var structure: [StructureView] = []
    var union: [UnionView] = []
    var enumeration: [EnumerationView] = []
    var mark: Int32

    static let fields = Fields<ShapeView>([
        .list("structure") { $0.structure },
        .list("union") { $0.union },
        .list("enumeration") { $0.enumeration },
    ])
}

/// A structure: its members, and the lines that write and read them.
struct StructureView: TemplateView {
    var name: String
    /// The name outside of the namespace, where extensions stand.
    var qualifiedName: String
    var documentation: [String]
    var conformances: String
    /// Streams cannot be compared.
    var isEquatable: Bool
    /// What the shape is of an error.
    var errorCode: String
    var members: [MemberView]
    /// The parameters of the memberwise initialiser.
    var parameters: String
    var encode: [String]
    var decode: [String]
    var isDecodable: Bool
    /// Lines that read the members from a whole reply.
    var reply: [String]

    static let fields = Fields<StructureView>([
        .text("name") { $0.name },
        .text("qualifiedName") { $0.qualifiedName },
        .lines("documentation") { $0.documentation },
        .text("conformances") { $0.conformances },
        .text("errorCode") { $0.errorCode },
        .flag("equatable") { $0.isEquatable },
        .list("members") { $0.members },
        .text("parameters") { $0.parameters },
        .lines("encode") { $0.encode },
        .lines("decode") { $0.decode },
        .flag("decodable") { $0.isDecodable },
        .lines("reply") { $0.reply },
        .flag("replies") { !$0.reply.isEmpty },
    ])
}

/// A member of a structure as it is declared.
struct MemberView: TemplateView {
    /// `var`, or `let` where callers only read.
    var keyword: String
    var name: String
    var type: String
    var documentation: [String]
    /// An attribute on a line of its own.
    var attribute: String
    /// Where the value is kept if not under its name, with that type and the expressions that get and, unless callers only read, set it.
    var stored: String
    var storedType: String
    var getter: String
    var setter: String
    /// `self.name = name`, in the initialiser.
    var assignment: String
    var mark: Int32

    static let fields = Fields<MemberView>([
        .text("keyword") { $0.keyword },
        .text("name") { $0.name },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
        .text("attribute") { $0.attribute },
        .text("stored") { $0.stored },
        .text("storedType") { $0.storedType },
        .text("getter") { $0.getter },
        .text("setter") { $0.setter },
        .text("assignment") { $0.assignment },
    ])
}

/// A union: its cases, and the lines that write and read them.
struct UnionView: TemplateView {
    var name: String
    var qualifiedName: String
    var documentation: [String]
    var conformances: String
    var cases: [CaseView]
    /// What stands for what the description does not list.
    var unknown: UnknownCase
    /// The expression for the text that names the case.
    var selector: String
    var isDecodable: Bool

    /// A case by the name of its member, or one that is a whole document.
    enum UnknownCase { case member, document }

    static let fields = Fields<UnionView>([
        .text("name") { $0.name },
        .text("qualifiedName") { $0.qualifiedName },
        .lines("documentation") { $0.documentation },
        .text("conformances") { $0.conformances },
        .list("cases") { $0.cases },
        .flag("document") { $0.unknown == .document },
        .text("selector") { $0.selector },
        .flag("decodable") { $0.isDecodable },
    ])
}

/// One case of a union.
struct CaseView: TemplateView {
    var name: String
    var type: String
    var documentation: [String]
    var isIndirect: Bool
    /// The literal of the name in a reply.
    var wireName: String
    var encode: String
    var decode: String
    var mark: Int32

    static let fields = Fields<CaseView>([
        .text("name") { $0.name },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
        .flag("indirect") { $0.isIndirect },
        .text("wireName") { $0.wireName },
        .text("encode") { $0.encode },
        .text("decode") { $0.decode },
    ])
}

/// An open enumeration: a text with known values.
struct EnumerationView: TemplateView {
    var name: String
    var documentation: [String]
    var values: [ValueView]

    static let fields = Fields<EnumerationView>([
        .text("name") { $0.name },
        .lines("documentation") { $0.documentation },
        .list("values") { $0.values },
    ])
}

/// One known value of an enumeration.
struct ValueView: TemplateView {
    var name: String
    /// The literal of its text.
    var text: String
    var documentation: [String]
    var attribute: String
    var mark: Int32

    static let fields = Fields<ValueView>([
        .text("name") { $0.name },
        .text("text") { $0.text },
        .lines("documentation") { $0.documentation },
        .text("attribute") { $0.attribute },
    ])
}
