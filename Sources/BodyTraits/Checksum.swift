internal import Digests
internal import ServiceRuntime
internal import WireFormats

/// A checksum that services name in headers, computed piece by piece.
struct Checksum: BodyChecksum {
    /// Which one it is.
    enum Algorithm: String, Sendable, CaseIterable {
        case crc32 = "CRC32"
        case crc32c = "CRC32C"
        case crc64NVME = "CRC64NVME"
        case sha1 = "SHA1"
        case sha256 = "SHA256"
        case sha512 = "SHA512"
        case md5 = "MD5"
        case xxHash64 = "XXHASH64"
        case xxHash3 = "XXHASH3"
        case xxHash128 = "XXHASH128"

        /// The header that carries it.
        var header: String { "x-amz-checksum-\(rawValue.lowercased())" }

        /// How many characters its base 64 has.
        var length: Int {
            switch self {
            case .crc32, .crc32c: 8
            case .crc64NVME, .xxHash64, .xxHash3: 12
            case .sha1: 28
            case .sha256: 44
            case .sha512: 88
            case .md5, .xxHash128: 24
            }
        }
    }

    private enum State: Sendable {
        case crc32(CRC32)
        case crc32c(CRC32C)
        case crc64NVME(CRC64NVME)
        case sha1(SHA1)
        case sha256(SHA256)
        case sha512(SHA512)
        case md5(MD5)
        case xxHash64(XXHash64)
        case xxHash3(XXHash3)
        case xxHash128(XXHash3)
    }

    private let algorithm: Algorithm
    private var state: State

    init(_ algorithm: Algorithm) {
        self.algorithm = algorithm
        switch algorithm {
        case .crc32: state = .crc32(CRC32())
        case .crc32c: state = .crc32c(CRC32C())
        case .crc64NVME: state = .crc64NVME(CRC64NVME())
        case .sha1: state = .sha1(SHA1())
        case .sha256: state = .sha256(SHA256())
        case .sha512: state = .sha512(SHA512())
        case .md5: state = .md5(MD5())
        case .xxHash64: state = .xxHash64(XXHash64())
        case .xxHash3: state = .xxHash3(XXHash3())
        case .xxHash128: state = .xxHash128(XXHash3())
        }
    }

    var name: String { algorithm.rawValue }
    var header: String { algorithm.header }
    var length: Int { algorithm.length }

    mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            switch state {
            case .crc32(var sum):
                sum.update(bytes)
                state = .crc32(sum)
            case .crc32c(var sum):
                sum.update(bytes)
                state = .crc32c(sum)
            case .crc64NVME(var sum):
                sum.update(bytes)
                state = .crc64NVME(sum)
            case .sha1(var sum):
                sum.update(bytes)
                state = .sha1(sum)
            case .sha256(var sum):
                sum.update(bytes)
                state = .sha256(sum)
            case .md5(var sum):
                sum.update(bytes)
                state = .md5(sum)
            case .sha512(var sum):
                sum.update(bytes)
                state = .sha512(sum)
            case .xxHash64(var sum):
                sum.update(bytes)
                state = .xxHash64(sum)
            case .xxHash3(var sum):
                sum.update(bytes)
                state = .xxHash3(sum)
            case .xxHash128(var sum):
                sum.update(bytes)
                state = .xxHash128(sum)
            }
        }
    }

    /// The checksum of all bytes so far, in base 64.
    var base64: String {
        let bytes: [UInt8] =
            switch state {
            case .crc32(let sum): sum.finalize()
            case .crc32c(let sum): sum.finalize()
            case .crc64NVME(let sum): sum.finalize()
            case .sha1(let sum): sum.finalize()
            case .sha256(let sum): sum.finalize()
            case .sha512(let sum): sum.finalize()
            case .md5(let sum): sum.finalize()
            case .xxHash64(let sum): sum.finalize()
            case .xxHash3(let sum): sum.finalize64()
            case .xxHash128(let sum): sum.finalize128()
            }
        return Blob(bytes).base64
    }

    /// The checksum of bytes, in base 64.
    static func base64(_ algorithm: Algorithm, _ bytes: [UInt8]) -> String {
        var checksum = Checksum(algorithm)
        checksum.update(bytes)
        return checksum.base64
    }
}
