/// Base64 of RFC 4648 with `+` and `/`.
enum Base64 {
    private static let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    /// Appends the base64 of the bytes, padded.
    static func append(_ bytes: [UInt8], to text: inout WireBuffer) {
        let letters = alphabet.utf8Start
        let length = (bytes.count + 2) / 3 * 4
        text.append(upTo: length) { start in
            bytes.withUnsafeBufferPointer { source in
                var target = start
                var position = 0
                while position + 3 <= source.count {
                    var word = Int(source[position]) &<< 16
                    word |= Int(source[position + 1]) &<< 8
                    word |= Int(source[position + 2])
                    target[0] = letters[word &>> 18]
                    target[1] = letters[word &>> 12 & 63]
                    target[2] = letters[word &>> 6 & 63]
                    target[3] = letters[word & 63]
                    target += 4
                    position += 3
                }
                if position < source.count {
                    let hasTwo = position + 1 < source.count
                    var word = Int(source[position]) &<< 16
                    if hasTwo { word |= Int(source[position + 1]) &<< 8 }
                    target[0] = letters[word &>> 18]
                    target[1] = letters[word &>> 12 & 63]
                    target[2] = hasTwo ? letters[word &>> 6 & 63] : UInt8(ascii: "=")
                    target[3] = UInt8(ascii: "=")
                }
            }
            return length
        }
    }

    /// The bytes of base64 text; white space is skipped, padding may be missing. Nil if the text is none.
    static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var isDamaged = false
        let bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 3) { target, count in
            var word: UInt32 = 0
            var letters = 0
            var padding = 0
            for byte in text {
                let value: UInt8
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
                case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
                case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
                case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
                case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
                case UInt8(ascii: "="):
                    padding += 1
                    continue
                case 0x09, 0x0A, 0x0D, 0x20: continue
                default:
                    isDamaged = true
                    return
                }
                if padding > 0 {
                    isDamaged = true
                    return
                }
                word = word &<< 6 | UInt32(value)
                letters += 1
                if letters & 3 == 0 {
                    target[count] = UInt8(lowBitsOf: word &>> 16)
                    target[count + 1] = UInt8(lowBitsOf: word &>> 8)
                    target[count + 2] = UInt8(lowBitsOf: word)
                    count += 3
                    word = 0
                }
            }
            switch letters & 3 {
            case 2:
                target[count] = UInt8(lowBitsOf: word &>> 4)
                count += 1
            case 3:
                target[count] = UInt8(lowBitsOf: word &>> 10)
                target[count + 1] = UInt8(lowBitsOf: word &>> 2)
                count += 2
            case 1: isDamaged = true
            default: break
            }
            if padding > 2 { isDamaged = true }
        }
        return isDamaged ? nil : bytes
    }
}
