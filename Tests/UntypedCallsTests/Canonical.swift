import Values

/// A value in a form in which those that mean the same are equal: instants without offset, special floats as text, floats rounded.
func canonical(_ value: Value) -> Value {
    switch value {
    case .timestamp(let time): .string("time \(time.secondsSinceEpoch).\(time.nanoseconds / 1_000_000)")
    case .number(let number): number.double.isFinite ? .number(Number(number.double)) : .string("\(number.double)")
    case .list(let items): .list(items.map(canonical))
    case .map(let map): .map(ValueMap(map.map { ($0.key, canonical($0.value)) }))
    default: value
    }
}
