// Conversions between kinds of integers, each a function of its own.
//
// The standard library's are generic, and the compiler puts their bodies in place of every call even without optimization: a frontend
// then reads and works through the tables of both types, some hundred functions, and each use becomes dozens of instructions. With
// these a debug build of WireFormats takes three fifths of the time; optimized code is the same. Where one of them fits, it is preferred
// to the generic one. Smart shifts (`<<`, `>>`), `~`, the limits of types (`Int.max`) and rounding are generic in the same way, so what
// is needed of them stands below too; `&<<` and `&>>` are not.

extension Int {
    @inlinable package init(_ number: UInt8) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(_ number: UInt16) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(_ number: Int32) { self.init(truncatingIfNeeded: number) }

    @inlinable package init(_ number: UInt32) {
        self.init(truncatingIfNeeded: number)
        // Where an integer has 32 bits, it may not fit.
        precondition(self >= 0)
    }

    @inlinable package init(_ number: Int64) {
        self.init(truncatingIfNeeded: number)
        precondition(Int64(self) == number)
    }

    @inlinable package init(_ number: UInt) {
        self.init(bitPattern: number)
        precondition(self >= 0)
    }

    @inlinable package init(_ number: UInt64) {
        self.init(truncatingIfNeeded: number)
        precondition(self >= 0 && UInt64(self) == number)
    }

    @inlinable package init?(exactly number: Int64) {
        self.init(truncatingIfNeeded: number)
        if Int64(self) != number { return nil }
    }

    /// The number's bits, as many as there is room for.
    @inlinable package init(lowBitsOf number: UInt64) { self.init(truncatingIfNeeded: number) }

    @inlinable package static var greatest: Int { Int(bitPattern: UInt(bitPattern: -1) &>> 1) }
}

extension Int64 {
    @inlinable package static var greatest: Int64 { 0x7fff_ffff_ffff_ffff }

    @inlinable package init(_ number: UInt8) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(_ number: Int32) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(_ number: Int) { self.init(truncatingIfNeeded: number) }

    @inlinable package init(_ number: UInt64) {
        self.init(bitPattern: number)
        precondition(self >= 0)
    }

    @inlinable package init?(exactly number: UInt64) {
        self.init(bitPattern: number)
        if self < 0 { return nil }
    }
}

extension Int32 {
    @inlinable package static var greatest: Int32 { 0x7fff_ffff }

    @inlinable package init(_ number: UInt8) { self.init(truncatingIfNeeded: number) }

    @inlinable package init(_ number: Int) {
        self.init(truncatingIfNeeded: number)
        precondition(Int(self) == number)
    }

    /// The number's bits, as many as there is room for.
    @inlinable package init(lowBitsOf number: Int) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(lowBitsOf number: Int64) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(lowBitsOf number: UInt64) { self.init(truncatingIfNeeded: number) }
}

extension UInt {
    @inlinable package init(_ number: Int) {
        self.init(bitPattern: number)
        precondition(number >= 0)
    }
}

extension UInt64 {
    /// Every bit the other way round.
    @inlinable package var inverted: UInt64 { self ^ 0xffff_ffff_ffff_ffff }

    @inlinable package init(_ number: UInt8) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(_ number: UInt16) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(_ number: UInt32) { self.init(truncatingIfNeeded: number) }

    @inlinable package init(_ number: Int) {
        self.init(truncatingIfNeeded: number)
        precondition(number >= 0)
    }

    @inlinable package init(_ number: Int64) {
        self.init(bitPattern: number)
        precondition(number >= 0)
    }
}

extension UInt32 {
    @inlinable package init(_ number: UInt8) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(_ number: UInt16) { self.init(truncatingIfNeeded: number) }

    @inlinable package init(_ number: Int) {
        self.init(truncatingIfNeeded: number)
        precondition(number >= 0 && UInt64(self) == UInt64(number))
    }

    @inlinable package init(_ number: UInt64) {
        self.init(truncatingIfNeeded: number)
        precondition(UInt64(self) == number)
    }

    /// The number's bits, as many as there is room for.
    @inlinable package init(lowBitsOf number: Int) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(lowBitsOf number: Int64) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(lowBitsOf number: UInt64) { self.init(truncatingIfNeeded: number) }
}

extension UInt16 {
    @inlinable package init(_ number: UInt8) { self.init(truncatingIfNeeded: number) }

    @inlinable package init(_ number: Int) {
        self.init(truncatingIfNeeded: number)
        precondition(Int(self) == number)
    }

    /// The number's bits, as many as there is room for.
    @inlinable package init(lowBitsOf number: UInt64) { self.init(truncatingIfNeeded: number) }
}

extension UInt8 {
    @inlinable package init(_ number: Int) {
        self.init(truncatingIfNeeded: number)
        precondition(Int(self) == number)
    }

    @inlinable package init(_ number: UInt16) {
        self.init(truncatingIfNeeded: number)
        precondition(UInt16(self) == number)
    }

    @inlinable package init(_ number: UInt32) {
        self.init(truncatingIfNeeded: number)
        precondition(UInt32(self) == number)
    }

    @inlinable package init(_ number: UInt) {
        self.init(truncatingIfNeeded: number)
        precondition(UInt(truncatingIfNeeded: self) == number)
    }

    @inlinable package init(_ number: UInt64) {
        self.init(truncatingIfNeeded: number)
        precondition(UInt64(self) == number)
    }

    /// The number's bits, as many as there is room for.
    @inlinable package init(lowBitsOf number: Int) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(lowBitsOf number: Int32) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(lowBitsOf number: UInt16) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(lowBitsOf number: UInt32) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(lowBitsOf number: Int64) { self.init(truncatingIfNeeded: number) }
    @inlinable package init(lowBitsOf number: UInt64) { self.init(truncatingIfNeeded: number) }
}

extension Double {
    /// The next whole number that is not above this one.
    @inlinable package var roundedDown: Double { rounded(.down) }
}
