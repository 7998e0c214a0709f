/// A value that a template prints: its fields say by which names.
///
/// ```swift
/// struct MemberView: TemplateView {
///     var name: String
///     var documentation: [String]
///     static let fields = Fields<MemberView>([
///         .text("name") { $0.name },
///         .lines("documentation") { $0.documentation },
///     ])
/// }
/// ```
public protocol TemplateView: Sendable {
    static var fields: Fields<Self> { get }
    /// A number of the caller's that is kept beside the lines this view becomes; negative: none.
    var mark: Int32 { get }
}

extension TemplateView {
    public var mark: Int32 { -1 }
}

/// The names by which templates reach into one kind of view.
public struct Fields<View: TemplateView>: Sendable {
    let layout: RowLayout
    private let getters: [@Sendable (View) -> TemplateValue]

    public init(_ fields: [Field<View>]) {
        getters = fields.map(\.value)
        layout = RowLayout(fields.map { RowLayout.Entry(name: $0.name, kind: $0.kind) })
    }

    func row(of view: View) -> Row {
        Row(values: getters.map { $0(view) }, mark: view.mark)
    }
}

/// One name and what stands behind it.
public struct Field<View: TemplateView>: Sendable {
    let name: String
    let kind: RowLayout.Kind
    let value: @Sendable (View) -> TemplateValue

    /// Text as it shall stand; as a section it is there unless empty.
    public static func text(_ name: String, _ get: @escaping @Sendable (View) -> String) -> Field {
        Field(name: name, kind: .text) { .text(get($0)) }
    }

    /// Something that holds or does not; only a section.
    public static func flag(_ name: String, _ get: @escaping @Sendable (View) -> Bool) -> Field {
        Field(name: name, kind: .flag) { .flag(get($0)) }
    }

    /// A list of texts, each `{{.}}` within the section.
    public static func lines(_ name: String, _ get: @escaping @Sendable (View) -> [String]) -> Field {
        Field(name: name, kind: .lines) { .lines(get($0)) }
    }

    /// A list of views, whose names count within the section, before the names around it.
    public static func list<Item: TemplateView>(_ name: String, _ get: @escaping @Sendable (View) -> [Item]) -> Field {
        Field(name: name, kind: .rows { Item.fields.layout }) { view in
            let fields = Item.fields
            return .rows(get(view).map(fields.row(of:)))
        }
    }
}

/// What a template can print, as a tree of plain values.
enum TemplateValue: Sendable {
    case text(String)
    case flag(Bool)
    case lines([String])
    case rows([Row])
}

/// The values of one view, in the order of its layout.
struct Row: Sendable {
    var values: [TemplateValue]
    var mark: Int32
}

/// The names of one kind of view, with what each stands for.
struct RowLayout: Sendable {
    enum Kind: Sendable {
        case text, flag, lines
        case rows(@Sendable () -> RowLayout)
    }
    struct Entry: Sendable {
        var name: String
        var kind: Kind
    }
    let entries: [Entry]

    init(_ entries: [Entry]) { self.entries = entries }
}
