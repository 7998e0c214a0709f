internal import ScalarText

/// A part of a file, in bytes.
public struct SourceRange: Sendable, Hashable {
    public var file: SourceFile
    public var start: UInt32
    public var end: UInt32

    public init(file: SourceFile, start: UInt32, end: UInt32) {
        self.file = file
        self.start = start
        self.end = end
    }

    /// The line and column of the first byte.
    public var startPosition: SourcePosition { file.position(ofByte: Int(start)) }

    /// The line and column just after the last byte.
    public var endPosition: SourcePosition { file.position(ofByte: Int(end)) }

    /// The text between the two places.
    public var text: String { file.text(in: Int(start)..<Int(max(start, end))) }
}

extension SourceRange: CustomStringConvertible {
    /// `specs/petstore.yaml:41:15`
    public var description: String { "\(file.path):\(startPosition)" }
}
