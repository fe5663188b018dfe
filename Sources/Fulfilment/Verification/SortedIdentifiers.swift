/// A set of identifiers in eight bytes each.
struct SortedIdentifiers {
    private let numbers: [Int64]

    init(_ numbers: [Int64]) { self.numbers = numbers.sorted() }

    func contains(_ number: Int64) -> Bool {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < numbers.count && numbers[low] == number
    }
}
