/// How many columns a text takes in a terminal: `"héllo"` 5, `"日本"` 4, `"👩‍👩‍👧"` 2.
///
/// Combining marks and controls take none, wide East Asian characters and emoji two, an emoji joined from several is one.
public func displayWidth(of text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + displayWidth(of: $1) }
}

/// How many columns one character takes in a terminal.
public func displayWidth(of character: Character) -> Int {
    var width = 0
    var follows: Unicode.Scalar?
    var isEmojiStyle = false
    for scalar in character.unicodeScalars {
        defer { follows = scalar }
        switch scalar.value {
        case 0xFE0F: isEmojiStyle = true
        // A skin tone, or what is joined to an emoji, changes its look and not its width.
        case 0x1F3FB...0x1F3FF where follows != nil: continue
        case _ where follows?.value == 0x200D && scalar.properties.isEmoji: continue
        default: width += columns(of: scalar)
        }
    }
    return isEmojiStyle && width == 1 ? 2 : width
}

/// The width that the AWS CLI reckons with when it draws tables: two for wide, fullwidth and ambiguous code points, one for any other.
public func tableWidth(of text: String) -> Int {
    var width = 0
    for scalar in text.unicodeScalars {
        let codePoint = scalar.value
        width += codePoint >= 0xA1 && (contains(wideRanges, codePoint) || contains(ambiguousRanges, codePoint)) ? 2 : 1
    }
    return width
}

// MARK: -

private func columns(of scalar: Unicode.Scalar) -> Int {
    let codePoint = scalar.value
    if codePoint < 0x300 { return codePoint < 0x20 || (0x7F..<0xA0).contains(codePoint) ? 0 : 1 }
    // Vowels and final consonants of Hangul stand inside the syllable that their first consonant opens.
    if (0x1160...0x11FF).contains(codePoint) || (0xD7B0...0xD7FF).contains(codePoint) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    default: return contains(wideRanges, codePoint) ? 2 : 1
    }
}
