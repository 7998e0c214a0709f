extension String {
    /// The pieces between the bytes at which the text is cut, those without characters too; at most so many.
    ///
    ///     "a,b,,c".pieces(at: UInt8(ascii: ","))  // ["a", "b", "", "c"]
    ///
    /// `split` is compiled anew in each module and for each kind of text that uses it, this once for all.
    package func pieces(at cut: UInt8, or other: UInt8? = nil, atMost most: Int = .greatest) -> [String] {
        let bytes = Array(utf8)
        var pieces: [String] = []
        var start = 0
        for place in 0...bytes.count where place == bytes.count || bytes[place] == cut || bytes[place] == other {
            if place < bytes.count, pieces.count + 1 == most { continue }
            pieces.append(String(decoding: bytes[start..<place], as: UTF8.self))
            start = place + 1
        }
        return pieces
    }
}
