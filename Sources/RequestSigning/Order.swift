/// Hands on the numbers below `count` in the order that `isBefore` states, those that are equal in it as they are.
///
/// One function for everything that is sorted, by places, so that no sorting is compiled for each kind of thing. It merges runs, so that
/// ten thousand parameters take as little for each as ten do.
@inline(never)
func withPlacesInOrder(_ count: Int, _ isBefore: (_ first: Int, _ second: Int) -> Bool, _ use: (UnsafeBufferPointer<Int>) -> Void) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: max(count, 1) * 2) { memory in
        guard let base = memory.baseAddress else { return }
        var from = base
        var to = base + count
        for place in 0..<count { from[place] = place }
        var length = 1
        while length < count {
            var start = 0
            while start < count {
                let middle = min(start + length, count)
                let end = min(middle + length, count)
                merge(from, to, start, middle, end, isBefore)
                start = end
            }
            swap(&from, &to)
            length *= 2
        }
        use(UnsafeBufferPointer(start: from, count: count))
    }
}

/// Writes two runs that follow each other as one.
private func merge(
    _ from: UnsafeMutablePointer<Int>, _ to: UnsafeMutablePointer<Int>, _ start: Int, _ middle: Int, _ end: Int,
    _ isBefore: (Int, Int) -> Bool
) {
    // What is in order already, as it mostly is, costs one comparison.
    guard middle < end, isBefore(from[middle], from[middle - 1]) else { return (to + start).update(from: from + start, count: end - start) }
    var first = start
    var second = middle
    for place in start..<end {
        if first < middle, second == end || !isBefore(from[second], from[first]) {
            to[place] = from[first]
            first += 1
        } else {
            to[place] = from[second]
            second += 1
        }
    }
}
