// Logarithm: the natural logarithm, in the language itself: this module imports no C library.

/// Logarithms good to six digits, the same on every machine.
enum Logarithm {
    private static let ofTwo: Float = 0.693_147_18

    /// The natural logarithm of a positive number.
    static func natural(_ number: Float) -> Float {
        // ln(m·2ᵉ) = ln m + e·ln 2, and the series of the area hyperbolic tangent for m in 1..<2.
        let ratio = (number.significand - 1) / (number.significand + 1)
        let square = ratio * ratio
        let series = ratio * (1 + square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square / 9))))
        return 2 * series + Float(number.exponent) * ofTwo
    }
}
