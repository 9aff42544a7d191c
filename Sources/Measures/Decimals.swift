/// A number as the digits a person sees, with exact arithmetic on them.
///
/// A rating must not contradict the figure beside it. In binary, 78.25 - 78.2 is a hair more than
/// 0.05 and 2.675 rounds to 2.67; to the reader both are wrong. So a `Double` is taken as its
/// shortest decimal text (the one that was typed, or that the division gave) and everything after
/// is school arithmetic on digits, without limit of size.
public struct Decimals: Sendable {
    private let isNegative: Bool
    /// Most significant first, without noughts at either end; empty for nought.
    private let digits: [UInt8]
    /// The number is 0.d1d2d3… × 10^point: where the decimal point stands, counted from the first digit.
    private let point: Int

    public static let zero = Decimals(isNegative: false, digits: [], point: 0)

    /// Nothing for infinity and not-a-number, which have no digits.
    public init?(_ number: Double) {
        guard number.isFinite else { return nil }
        self.init(text: number.description)
    }

    public init(_ number: Int) {
        let text = String(number.magnitude)
        self.init(isNegative: number < 0, digits: text.utf8.map { $0 - UInt8(ascii: "0") }, point: text.utf8.count)
    }

    /// "71.0", "-0.05", "1.5e-07". Nothing for any other text, thousands separators included.
    public init?(text: String) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        scan: while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte - UInt8(ascii: "0"))
            case UInt8(ascii: ".") where point == nil:
                point = digits.count
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let power = Int(String(Substring(rest))), power.magnitude < 1_000_000 else { return nil }
                exponent = power
                break scan
            default:
                return nil
            }
        }
        guard !digits.isEmpty else { return nil }
        self.init(isNegative: isNegative, digits: digits, point: (point ?? digits.count) + exponent)
    }

    private init(isNegative: Bool, digits: [UInt8], point: Int) {
        let leading = digits.prefix { $0 == 0 }.count
        var trimmed = digits[leading...]
        while trimmed.last == 0 { trimmed.removeLast() }
        self.isNegative = isNegative && !trimmed.isEmpty
        self.digits = leading == 0 && trimmed.count == digits.count ? digits : Array(trimmed)
        self.point = trimmed.isEmpty ? 0 : point - leading
    }
}

// Text
extension Decimals {
    /// With exactly `decimals` decimals, rounded half away from nought: "71.0", "4,413", "-2.5".
    public func text(decimals: Int, separators: Bool = true) -> String {
        precondition(decimals >= 0, "A figure is shown with no decimals or more.")
        return rounded(to: decimals).fixed(decimals: decimals, separators: separators)
    }

    /// As many decimals as the number has: "71", "0.05", "4,413.25".
    public var text: String {
        fixed(decimals: max(0, digits.count - point), separators: true)
    }

    /// Halves go away from nought, as people are taught: 2.5 becomes 3 and -2.5 becomes -3.
    public func rounded(to decimals: Int) -> Decimals {
        let kept = point + decimals
        if kept >= digits.count { return self }
        if kept < 0 { return .zero }
        var head = Array(digits[..<kept])
        var point = point
        guard digits[kept] >= 5 else { return Decimals(isNegative: isNegative, digits: head, point: point) }
        var index = kept - 1
        while index >= 0, head[index] == 9 {
            head[index] = 0
            index -= 1
        }
        if index >= 0 {
            head[index] += 1
        } else {
            head.insert(1, at: 0)
            point += 1
        }
        return Decimals(isNegative: isNegative, digits: head, point: point)
    }

    private func fixed(decimals: Int, separators: Bool) -> String {
        var bytes: [UInt8] = []
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        func digit(_ place: Int) -> UInt8 {
            UInt8(ascii: "0") + (digits.indices.contains(place) ? digits[place] : 0)
        }
        if point <= 0 {
            bytes.append(UInt8(ascii: "0"))
        } else {
            for place in 0..<point {
                if separators, place > 0, (point - place) % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.append(digit(place))
            }
        }
        if decimals > 0 {
            bytes.append(UInt8(ascii: "."))
            for place in point..<(point + decimals) { bytes.append(digit(place)) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The nearest `Double`.
    public var double: Double {
        var text = isNegative ? "-0." : "0."
        text.append(contentsOf: digits.isEmpty ? "0" : String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self))
        guard let number = Double(text + "e\(point)") else {
            preconditionFailure("Digits with an exponent are a number.")
        }
        return number
    }

    /// The text of a finite number with fixed decimals: what a figure is printed with.
    public static func text(_ number: Double, decimals: Int, separators: Bool = true) -> String {
        if let text = PlainDecimals(number, decimals: decimals)?.text(separators: separators) { return text }
        guard let digits = Decimals(number) else { preconditionFailure("A figure is a finite number.") }
        return digits.text(decimals: decimals, separators: separators)
    }
}

// Arithmetic
extension Decimals {
    public var magnitude: Decimals { isNegative ? -self : self }

    public static prefix func - (number: Decimals) -> Decimals {
        Decimals(isNegative: !number.isNegative, digits: number.digits, point: number.point)
    }

    public static func + (left: Decimals, right: Decimals) -> Decimals {
        if left.digits.isEmpty { return right }
        if right.digits.isEmpty { return left }
        if left.isNegative == right.isNegative { return combine(left, right, isNegative: left.isNegative, adding: true) }
        switch compareMagnitudes(left, right) {
        case 0: return .zero
        case 1: return combine(left, right, isNegative: left.isNegative, adding: false)
        default: return combine(right, left, isNegative: right.isNegative, adding: false)
        }
    }

    public static func - (left: Decimals, right: Decimals) -> Decimals {
        left + -right
    }

    public static func * (left: Decimals, right: Decimals) -> Decimals {
        var product = [UInt8](repeating: 0, count: left.digits.count + right.digits.count)
        for (i, a) in left.digits.enumerated().reversed() {
            var carry: UInt8 = 0
            for (j, b) in right.digits.enumerated().reversed() {
                let sum = product[i + j + 1] + a * b + carry
                product[i + j + 1] = sum % 10
                carry = sum / 10
            }
            product[i] += carry
        }
        return Decimals(isNegative: left.isNegative != right.isNegative, digits: product, point: left.point + right.point)
    }

    /// Moves the decimal point: a percentage as a part of one is `shifted(by: -2)`.
    public func shifted(by places: Int) -> Decimals {
        Decimals(isNegative: isNegative, digits: digits, point: point + places)
    }

    /// The sum of the magnitudes, or their difference when `larger` really is the larger.
    private static func combine(_ larger: Decimals, _ smaller: Decimals, isNegative: Bool, adding: Bool) -> Decimals {
        let point = max(larger.point, smaller.point)
        let last = max(larger.digits.count - larger.point, smaller.digits.count - smaller.point)
        var result = [UInt8](repeating: 0, count: point + last + 1)
        var carry: Int8 = 0
        for place in stride(from: point + last - 1, through: 0, by: -1) {
            let a = larger.digit(at: place - point)
            let b = smaller.digit(at: place - point)
            var digit = adding ? a + b + carry : a - b - carry
            if adding {
                carry = digit >= 10 ? 1 : 0
                if digit >= 10 { digit -= 10 }
            } else {
                carry = digit < 0 ? 1 : 0
                if digit < 0 { digit += 10 }
            }
            result[place + 1] = UInt8(digit)
        }
        result[0] = adding ? UInt8(carry) : 0
        return Decimals(isNegative: isNegative, digits: result, point: point + 1)
    }

    /// The digit `place` places right of the decimal point's own place; nought where there is none.
    private func digit(at place: Int) -> Int8 {
        let index = place + point
        return digits.indices.contains(index) ? Int8(digits[index]) : 0
    }

    private static func compareMagnitudes(_ left: Decimals, _ right: Decimals) -> Int {
        if left.digits.isEmpty || right.digits.isEmpty {
            return left.digits.count == right.digits.count ? 0 : left.digits.isEmpty ? -1 : 1
        }
        if left.point != right.point { return left.point < right.point ? -1 : 1 }
        for (a, b) in zip(left.digits, right.digits) where a != b { return a < b ? -1 : 1 }
        // The common part is equal, so the one with digits left over is the larger.
        return left.digits.count == right.digits.count ? 0 : left.digits.count < right.digits.count ? -1 : 1
    }
}

extension Decimals: Comparable, Hashable {
    public static func < (left: Decimals, right: Decimals) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        let order = compareMagnitudes(left, right)
        return left.isNegative ? order > 0 : order < 0
    }
}

extension Decimals: CustomStringConvertible {
    public var description: String { text }
}
