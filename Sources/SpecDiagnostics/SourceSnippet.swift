internal import ScalarText

/// The line that a range stands in, made fit for a terminal, and the marker under it.
struct SourceSnippet {
    let line: Int
    let text: String
    /// What stands under the text before the marker: blanks, and tabs where the line has tabs.
    let indentation: String
    /// `^~~~`, at least one sign wide.
    let marker: String

    /// Wide enough for any line that people write; a longer one is cut around the marker.
    private static let widest = 160
    private static let before = 60

    /// Nothing if the line is blank.
    init?(_ range: SourceRange) {
        let file = range.file
        let start = min(Int(range.start), file.bytes.count)
        var bounds = file.line(holdingByte: start)
        if bounds.lowerBound == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bounds = min(3, bounds.upperBound)..<bounds.upperBound }
        guard file.bytes[bounds].contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
        let mark = min(max(start, bounds.lowerBound), bounds.upperBound)
        let markEnd = min(max(Int(range.end), mark + 1), bounds.upperBound)
        line = file.position(ofByte: start).line

        var head = ""
        var tail = ""
        if bounds.count > Self.widest {
            let from = max(bounds.lowerBound, mark - Self.before)
            let to = min(bounds.upperBound, from + Self.widest)
            if from > bounds.lowerBound { head = "…" }
            if to < bounds.upperBound { tail = "…" }
            bounds = Self.characterStart(from, in: file)..<Self.characterStart(to, in: file)
        }
        let lead = Self.cleaned(file.text(in: bounds.lowerBound..<max(bounds.lowerBound, mark)))
        let marked = Self.cleaned(file.text(in: mark..<max(mark, min(markEnd, bounds.upperBound))))
        text = head + Self.cleaned(file.text(in: bounds)) + tail
        indentation = String(repeating: " ", count: head.count) + Self.blank(lead)
        marker = "^" + String(repeating: "~", count: max(0, Self.width(marked) - 1))
    }

    // MARK: -

    private static func characterStart(_ offset: Int, in file: SourceFile) -> Int {
        var offset = offset
        while offset > 0, offset < file.bytes.count, file.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }

    private static func cleaned(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    scalar != "\t" && scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
                }))
    }

    private static func blank(_ text: String) -> String {
        text.reduce(into: "") { blank, character in
            blank += character == "\t" ? "\t" : String(repeating: " ", count: width(of: character))
        }
    }

    private static func width(_ text: String) -> Int { text.reduce(0) { $0 + width(of: $1) } }

    /// Two cells for what terminals draw wide (East Asian text and emoji), otherwise one.
    private static func width(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first, first.value >= 0x1100 else { return 1 }
        if character.unicodeScalars.contains(where: { $0.properties.isEmojiPresentation }) { return 2 }
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default:
            return 1
        }
    }
}
