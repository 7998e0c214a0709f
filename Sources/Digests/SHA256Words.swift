/// The eight words of a SHA-256 state or digest, kept without allocation.
package struct SHA256Words: Sendable {
    package typealias Storage = (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)
    package var storage: Storage

    package init(_ storage: Storage) { self.storage = storage }

    /// The state that FIPS 180-4 begins with.
    package static var initial: SHA256Words {
        SHA256Words(
            (0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
        )
    }

    /// The digest's 32 bytes, as another hash takes them.
    package var bigEndian: SHA256Words {
        SHA256Words(
            (
                storage.0.bigEndian, storage.1.bigEndian, storage.2.bigEndian, storage.3.bigEndian,
                storage.4.bigEndian, storage.5.bigEndian, storage.6.bigEndian, storage.7.bigEndian
            )
        )
    }

    /// The digest as bytes.
    package var bytes: [UInt8] { withUnsafeBytes(of: bigEndian.storage) { Array($0) } }

    /// Writes the digest as 64 lower-case hexadecimal digits.
    package func writeHex(to target: UnsafeMutablePointer<UInt8>) {
        withUnsafeBytes(of: bigEndian.storage) { writeHexadecimal($0, to: target) }
    }

    /// The digest as 64 lower-case hexadecimal digits.
    package var hex: String {
        String(unsafeUninitializedCapacity: 64) { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            writeHex(to: base)
            return 64
        }
    }
}
