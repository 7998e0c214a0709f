/// Bytes as lower-case hexadecimal digits: `[0x0a, 0xff]` → `0aff`.
public func hexString(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
        guard let base = buffer.baseAddress else { return 0 }
        bytes.withUnsafeBytes { writeHexadecimal($0, to: base) }
        return bytes.count * 2
    }
}

/// Writes two lower-case digits for each byte; `target` has room for them.
package func writeHexadecimal(_ bytes: UnsafeRawBufferPointer, to target: UnsafeMutablePointer<UInt8>) {
    var next = target
    for byte in bytes {
        next[0] = hexadecimalDigit(byte &>> 4)
        next[1] = hexadecimalDigit(byte & 15)
        next += 2
    }
}

/// Without a branch or a table: 39 is the way from the character after `9` to `a`.
@inline(__always)
private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value &+ 0x30 &+ (((9 &- value) &>> 7) &* 39)
}
