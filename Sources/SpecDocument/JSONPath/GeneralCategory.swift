/// The general categories of Unicode by their short names.
enum GeneralCategory {
    private static let names: [Unicode.GeneralCategory: String] = [
        .uppercaseLetter: "Lu", .lowercaseLetter: "Ll", .titlecaseLetter: "Lt", .modifierLetter: "Lm", .otherLetter: "Lo",
        .nonspacingMark: "Mn", .spacingMark: "Mc", .enclosingMark: "Me", .decimalNumber: "Nd", .letterNumber: "Nl", .otherNumber: "No",
        .connectorPunctuation: "Pc", .dashPunctuation: "Pd", .openPunctuation: "Ps", .closePunctuation: "Pe", .initialPunctuation: "Pi",
        .finalPunctuation: "Pf", .otherPunctuation: "Po", .mathSymbol: "Sm", .currencySymbol: "Sc", .modifierSymbol: "Sk",
        .otherSymbol: "So", .spaceSeparator: "Zs", .lineSeparator: "Zl", .paragraphSeparator: "Zp", .control: "Cc", .format: "Cf",
        .surrogate: "Cs", .privateUse: "Co", .unassigned: "Cn",
    ]

    /// `Lu` for `A`
    static func name(of scalar: Unicode.Scalar) -> String { names[scalar.properties.generalCategory] ?? "Cn" }

    /// Whether it names a category (`Lu`) or a group of them (`L`). Surrogates are no characters and cannot be named.
    static func isName(_ name: String) -> Bool {
        name != "Cs" && names.values.contains { $0 == name || $0.prefix(1) == name }
    }
}
