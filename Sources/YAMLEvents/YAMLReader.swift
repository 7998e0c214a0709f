internal import CLibYAML

/// Walks through a YAML stream event by event, with libyaml. Depth is bounded at each event, because libyaml takes quadratic time for
/// `[[[[…`; aliases are reported, never expanded.
public final class YAMLReader {
    /// How deep lists and maps may stand in each other unless the maker says otherwise.
    public static let defaultMaximumDepth = 1000

    private let bytes: [UInt8]
    private let maximumDepth: Int
    private var depth = 0
    private var isDone = false
    private var marks: ByteOffsets
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// What libyaml reads from; it must not move while the parser lives.
    private let input: UnsafeMutableBufferPointer<UInt8>

    /// Starts at the beginning of a text, which must be UTF-8.
    public init(_ bytes: [UInt8], maximumDepth: Int = YAMLReader.defaultMaximumDepth) throws(YAMLError) {
        try YAMLInput.check(bytes)
        self.bytes = bytes
        self.maximumDepth = max(0, maximumDepth)
        marks = ByteOffsets(bytes)
        parser = .allocate(capacity: 1)
        input = .allocate(capacity: bytes.count)
        _ = input.initialize(from: bytes)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.initialize(to: yaml_parser_t())
            throw YAMLError(.memory, "no memory for reading YAML", offset: 0, in: bytes)
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        // Told the encoding, libyaml takes a byte order mark for text.
        yaml_parser_set_input_string(parser, input.baseAddress.map { $0 + marks.first }, input.count - marks.first)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        input.deallocate()
    }

    /// The next event, or nothing once the stream is at its end.
    public func next() throws(YAMLError) -> YAMLEvent? {
        while !isDone {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else {
                isDone = true
                throw damage()
            }
            defer { yaml_event_delete(&event) }
            switch event.type {
            case YAML_STREAM_END_EVENT, YAML_NO_EVENT: isDone = true
            case YAML_STREAM_START_EVENT: break
            default: return try converted(event)
            }
        }
        return nil
    }

    // MARK: -

    private func converted(_ event: yaml_event_t) throws(YAMLError) -> YAMLEvent {
        let start = marks.offset(ofCharacter: event.start_mark.index)
        let end = max(start, marks.offset(ofCharacter: event.end_mark.index))
        let kind: YAMLEvent.Kind
        switch event.type {
        case YAML_DOCUMENT_START_EVENT: kind = .documentStart(isExplicit: event.data.document_start.implicit == 0)
        case YAML_DOCUMENT_END_EVENT: kind = .documentEnd(isExplicit: event.data.document_end.implicit == 0)
        case YAML_ALIAS_EVENT: kind = .alias(Self.text(event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT: kind = .scalar(Self.scalar(event))
        case YAML_SEQUENCE_START_EVENT:
            try enter(at: start)
            let data = event.data.sequence_start
            kind = .sequenceStart(YAMLProperties(anchor: Self.text(data.anchor), tag: Self.text(data.tag)))
        case YAML_MAPPING_START_EVENT:
            try enter(at: start)
            let data = event.data.mapping_start
            kind = .mappingStart(YAMLProperties(anchor: Self.text(data.anchor), tag: Self.text(data.tag)))
        case YAML_SEQUENCE_END_EVENT:
            depth -= 1
            kind = .sequenceEnd
        default:
            depth -= 1
            kind = .mappingEnd
        }
        return YAMLEvent(kind: kind, start: start, end: end)
    }

    private func enter(at offset: Int) throws(YAMLError) {
        depth += 1
        guard depth > maximumDepth else { return }
        isDone = true
        throw YAMLError(.depth, "more than \(maximumDepth) lists and maps inside each other", offset: offset, in: bytes)
    }

    private static func scalar(_ event: yaml_event_t) -> YAMLScalar {
        let data = event.data.scalar
        let text = String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
        let style: YAMLScalar.Style
        switch data.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: style = .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: style = .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: style = .literal
        case YAML_FOLDED_SCALAR_STYLE: style = .folded
        default: style = .plain
        }
        return YAMLScalar(text: text, style: style, properties: YAMLProperties(anchor: Self.text(data.anchor), tag: Self.text(data.tag)))
    }

    private static func text(_ characters: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        characters.map { String(cString: $0) }
    }

    private func damage() -> YAMLError {
        let error = parser.pointee
        if error.error == YAML_MEMORY_ERROR { return YAMLError(.memory, "no memory for reading YAML", offset: 0, in: bytes) }
        let problem = error.problem.map { String(cString: $0) } ?? "this is not YAML"
        let context = error.context.map { String(cString: $0) }
        if error.error == YAML_READER_ERROR {
            return YAMLError(unreadable: bytes, at: error.problem_offset + marks.first, isText: problem.hasPrefix("control"))
        }
        // A key without a colon is noticed on the next line, but stands where its context starts.
        let mark = YAMLProblem.standsAtItsContext(problem) && context != nil ? error.context_mark : error.problem_mark
        let offset = marks.offset(ofCharacter: mark.index)
        let contextOffset = context == nil ? nil : marks.offset(ofCharacter: error.context_mark.index)
        let spoken = YAMLProblem(problem, context: context, found: offset < bytes.count ? bytes[offset] : nil)
        return YAMLError(.syntax, spoken.message, hint: spoken.hint, offset: offset, contextOffset: contextOffset, in: bytes)
    }
}
