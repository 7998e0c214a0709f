#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How many columns and rows a terminal has.
public struct TerminalSize: Sendable, Hashable {
    public var columns: Int
    public var rows: Int

    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}

/// An open file that may be a terminal.
public struct Terminal: Sendable, Hashable {
    /// The file's descriptor.
    public let descriptor: Int32

    public init(descriptor: Int32) { self.descriptor = descriptor }

    public static let input = Terminal(descriptor: 0)
    public static let output = Terminal(descriptor: 1)
    public static let error = Terminal(descriptor: 2)

    /// Whether a person sits at the other end.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// The size; nil where this is no terminal, or one that does not know its size.
    public var size: TerminalSize? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// Writes the whole text; false if the other end is closed or the disk is full.
    @discardableResult
    public func write(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
    }

    /// Writes all the bytes; false if the other end is closed or the disk is full.
    @discardableResult
    public func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0, errno == EAGAIN {
                var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&wanted, 1, 1_000)
            } else if count < 0, errno == EINTR {
                continue
            } else {
                return false
            }
        }
        return true
    }

    /// The next byte; nil at the end or on an error. Nothing is read ahead, so that other readers find the rest.
    public func readByte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            switch read(descriptor, &byte, 1) {
            case 1: return byte
            case -1 where errno == EINTR: continue
            default: return nil
            }
        }
    }

    /// Whether a byte can be read within so many milliseconds.
    public func hasInput(within milliseconds: Int32) -> Bool {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&wanted, 1, milliseconds) == 1
    }
}

// MARK: - Raw mode

extension Terminal {
    /// Does something while keys arrive one by one and unseen, Control-C among them; afterwards the terminal is as it was.
    ///
    /// Nil, and nothing done, where this is no terminal.
    public func inRawMode<Result>(_ body: () throws -> Result) rethrows -> Result? {
        var before = termios()
        guard tcgetattr(descriptor, &before) == 0 else { return nil }
        var settings = before
        settings.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
        settings.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR)
        guard tcsetattr(descriptor, TCSADRAIN, &settings) == 0 else { return nil }
        defer { tcsetattr(descriptor, TCSADRAIN, &before) }
        return try body()
    }
}

/// The C function, whose name the method hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
