extension Shorthand {
    /// Letters, digits and `-_.#/:`.
    static func isKeyCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "#", "/", ":": true
        default: false
        }
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\t", "\n", "\r", "\u{0B}", "\u{0C}": true
        default: false
        }
    }

    /// What a value without quotes may start with: no blank, quote, comma, `=`, `[` or `{`.
    static func starts(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "!", "#"..."&", "("..."+", "-"..."<", ">"..."Z", "\\"..."z", "|"..."\u{FFFF}": true
        default: false
        }
    }

    /// How the first value goes on: up to a quote, a comma or a closing bracket.
    static func continuesFirst(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "!", "#"..."&", "("..."+", "-"..."\\", "^"..."|", "~"..."\u{FFFF}": true
        default: isUnicodeBlank(scalar)
        }
    }

    /// How a further value of a list goes on: up to a quote, a comma or `=`.
    static func continuesFollowing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "!", "#"..."&", "("..."+", "-"..."<", ">"..."\u{FFFF}": true
        default: isUnicodeBlank(scalar)
        }
    }

    private static func isUnicodeBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
    }
}
