#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Where a program reads and writes: the process's own streams, or others in tests.
public struct Console: Sendable {
    /// Writes bytes to standard output; false once nobody reads it any more.
    public var output: @Sendable ([UInt8]) -> Bool
    /// Writes bytes to standard error.
    public var error: @Sendable ([UInt8]) -> Void
    /// Reads a line from standard input, without its end; nothing at its end.
    public var readLine: @Sendable (_ isHidden: Bool) -> String?
    public var isInputTerminal: Bool
    public var isOutputTerminal: Bool
    public var isErrorTerminal: Bool
    /// The columns of the terminal.
    public var width: @Sendable () -> Int

    public init(
        output: @escaping @Sendable ([UInt8]) -> Bool, error: @escaping @Sendable ([UInt8]) -> Void,
        readLine: @escaping @Sendable (_ isHidden: Bool) -> String? = { _ in nil }, isInputTerminal: Bool = false,
        isOutputTerminal: Bool = false, isErrorTerminal: Bool = false, width: @escaping @Sendable () -> Int = { 80 }
    ) {
        self.output = output
        self.error = error
        self.readLine = readLine
        self.isInputTerminal = isInputTerminal
        self.isOutputTerminal = isOutputTerminal
        self.isErrorTerminal = isErrorTerminal
        self.width = width
    }

    /// The streams of this process.
    public static var process: Console {
        Console(
            output: { FileDescriptor.write($0, to: 1) }, error: { _ = FileDescriptor.write($0, to: 2) },
            readLine: { FileDescriptor.readLine(isHidden: $0) }, isInputTerminal: isatty(0) == 1, isOutputTerminal: isatty(1) == 1,
            isErrorTerminal: isatty(2) == 1, width: { FileDescriptor.terminalWidth() })
    }
}

/// Plain reading and writing of descriptors.
enum FileDescriptor {
    /// Writes all bytes; false if the other end is gone or the disk is full.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[start...])
                #if canImport(Darwin)
                    return Darwin.write(descriptor, rest.baseAddress, rest.count)
                #elseif canImport(Musl)
                    return Musl.write(descriptor, rest.baseAddress, rest.count)
                #else
                    return Glibc.write(descriptor, rest.baseAddress, rest.count)
                #endif
            }
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EAGAIN {
                    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&waiting, 1, -1)
                    continue
                }
                return false
            }
            start += count
        }
        return true
    }

    /// One line of standard input, read byte by byte so that nothing is taken from whoever reads next.
    static func readLine(isHidden: Bool) -> String? {
        var before = termios()
        let isTerminal = isHidden && tcgetattr(0, &before) == 0
        if isTerminal {
            var hidden = before
            hidden.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(0, TCSAFLUSH, &hidden)
        }
        defer { if isTerminal { tcsetattr(0, TCSAFLUSH, &before) } }
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while line.count < 1 << 20 {
            let count = read(0, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return line.isEmpty ? nil : String(decoding: line, as: UTF8.self) }
            if byte == 0x0A { break }
            line.append(byte)
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// The columns of the terminal behind standard output; 80 where there is none.
    static func terminalWidth() -> Int {
        var size = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
