// What a shape says
extension PeriodWords {
    var said: PeriodHeading.Said? {
        let ends = end
        if let length { return ends.flatMap { spanEnding(with: $0, length) } }
        if let term { return termSaid(term) }
        if let quarter { return quarterSaid(quarter) }
        return ends
    }

    /// What is said where no quarter and no term is named.
    private var end: PeriodHeading.Said? {
        switch shape {
        case "Y": .year(years[0])
        case "Y/n", "Y-n": pair(years[0], numbers[0])
        case "Y/Y", "Y-Y": years[1] > years[0] ? .years(years[0], years[1]) : nil
        case "n/n", "n-n": twoDigitPair
        case "MY", "M-Y", "M/Y", "YM", "Y-M", "Y/M": span(months[0], years[0], months[0], years[0])
        case "Mn", "M-n", "M/n": full(0).flatMap { span(months[0], $0, months[0], $0) }
        case "n/Y": (1...12).contains(numbers[0].value) ? span(numbers[0].value, years[0], numbers[0].value, years[0]) : nil
        case "M-MY", "M/MY", "YM-M": range(years[0])
        case "M-Mn": full(0).flatMap(range)
        case "MY-MY": span(months[0], years[0], months[1], years[1])
        case "Mn-Mn", "M-n-M-n": both { span(months[0], $0, months[1], $1) }
        case "M-MY/n", "M-MY-n", "Y/nM-M", "Y-nM-M", "MY/n", "MY-n", "Y/nM", "Y-nM", "M-MY/Y", "MY/Y": inFinancialYear
        default: date
        }
    }

    private var date: PeriodHeading.Said? {
        switch shape {
        case "nMY", "n-M-Y", "n/M/Y": day(numbers[0].value, months[0], years[0])
        case "MnY": day(numbers[0].value, months[0], years[0])
        case "nMn", "n-M-n", "n/M/n": full(1).flatMap { day(numbers[0].value, months[0], $0) }
        case "n/n/Y", "n-n-Y": day(numbers[0].value, numbers[1].value, years[0])
        case "n/n/n": full(2).flatMap { day(numbers[0].value, numbers[1].value, $0) }
        case "Y-n-n", "Y/n/n": day(numbers[1].value, numbers[0].value, years[0])
        case "nMY-nMY":
            days(
                Day(year: years[0], month: months[0], day: numbers[0].value),
                Day(year: years[1], month: months[1], day: numbers[1].value))
        case "nM-nMY":
            days(
                Day(year: years[0], month: months[0], day: numbers[0].value),
                Day(year: years[0], month: months[1], day: numbers[1].value))
        case "n/n/Y-n/n/Y":
            days(
                Day(year: years[0], month: numbers[1].value, day: numbers[0].value),
                Day(year: years[1], month: numbers[3].value, day: numbers[2].value))
        default: nil
        }
    }

    /// "2024/25", "2022-24"; or, where the second could be a month, "2024-06".
    private func pair(_ first: Int, _ second: (value: Int, digits: Int)) -> PeriodHeading.Said? {
        guard second.digits == 2 else { return nil }
        let last = first / 100 * 100 + second.value + (second.value < first % 100 ? 100 : 0)
        let isMonth = (1...12).contains(second.value) && shape.hasPrefix("Y-")
        if isMonth, last == first + 1 { return .yearsOrMonth(first, month: second.value) }
        if isMonth { return span(second.value, first, second.value, first) }
        return last > first && last - first < 10 ? .years(first, last) : nil
    }

    /// "24/25" and nothing that is not one year after the other.
    private var twoDigitPair: PeriodHeading.Said? {
        guard let first = full(0), let last = full(1), last == first + 1 else { return nil }
        return .years(first, last)
    }

    private func quarterSaid(_ number: Int) -> PeriodHeading.Said? {
        var rest = self
        rest.shape = shape.replacing("Q", with: "")
        while let last = rest.shape.last, last == "-" || last == "/" { rest.shape.removeLast() }
        while let first = rest.shape.first, first == "-" || first == "/" { rest.shape.removeFirst() }
        if rest.months.count == 2 { return rest.agrees(with: number) ? rest.end : nil }
        switch rest.end {
        case .years(let first, let last) where last == first + 1: return financialQuarter(first, number)
        case .yearsOrMonth(let first, _): return financialQuarter(first, number)
        case .year(let year): return .quarter(number, year: year)
        default: return nil
        }
    }

    /// Whether three months named beside a quarter are those of that quarter, of either kind of year.
    private func agrees(with number: Int) -> Bool {
        let financial = number == 4 ? 1 : 3 * number + 1
        return months[1] == months[0] + 2 && (months[0] == financial || months[0] == 3 * number - 2)
    }

    private func financialQuarter(_ year: Int, _ number: Int) -> PeriodHeading.Said {
        let quarter = Period.financialQuarter(year, number)
        return .span(quarter.firstDay, quarter.lastDay)
    }

    /// "Autumn 2024", "Spring 2025", "Summer term 2024/25".
    private func termSaid(_ number: Int) -> PeriodHeading.Said? {
        var rest = self
        rest.shape = shape.replacing("T", with: "").replacing(/^[-\/]|[-\/]$/, with: "")
        switch rest.end {
        case .years(let first, let last) where last == first + 1: return .term(number, academicYear: first)
        case .yearsOrMonth(let first, _): return .term(number, academicYear: first)
        case .year(let year): return .term(number, academicYear: number == 1 ? year : year - 1)
        default: return nil
        }
    }

    private func spanEnding(with end: PeriodHeading.Said, _ length: Int) -> PeriodHeading.Said? {
        let last: Day
        switch end {
        case .span(_, let day) where months.count < 2: last = day
        case .day(let day) where day.isLastOfMonth: last = day
        default: return nil
        }
        guard (1...60).contains(length) else { return nil }
        return .span(last.adding(days: 1).adding(months: -length), last)
    }

    /// A year of two digits is of this century up to 69.
    private func full(_ place: Int) -> Int? {
        guard numbers.indices.contains(place), numbers[place].digits == 2 else { return nil }
        return numbers[place].value + (numbers[place].value < 70 ? 2000 : 1900)
    }

    private func both(_ make: (Int, Int) -> PeriodHeading.Said?) -> PeriodHeading.Said? {
        full(0).flatMap { first in full(1).flatMap { make(first, $0) } }
    }

    private func range(_ lastYear: Int) -> PeriodHeading.Said? {
        span(months[0], months[0] > months[1] ? lastYear - 1 : lastYear, months[1], lastYear)
    }

    private func span(_ firstMonth: Int, _ firstYear: Int, _ lastMonth: Int, _ lastYear: Int) -> PeriodHeading.Said? {
        let (first, last) = (Day.firstOfMonth(firstMonth, firstYear), Day.lastOfMonth(lastMonth, lastYear))
        return first < last ? .span(first, last) : nil
    }

    /// "Apr 2024/25": April to December lie in the first of the two years.
    private var inFinancialYear: PeriodHeading.Said? {
        let second: Int? = years.count > 1 ? years[1] : numbers.first.map { years[0] / 100 * 100 + $0.value }
        guard let first = years.first, let second, second % 100 == (first + 1) % 100, let month = months.first else { return nil }
        let last = months.count > 1 ? months[1] : month
        return span(month, month < 4 ? first + 1 : first, last, last < 4 ? first + 1 : first)
    }

    private func day(_ day: Int, _ month: Int, _ year: Int) -> PeriodHeading.Said? {
        Day(year: year, month: month, day: day).map(PeriodHeading.Said.day)
    }

    private func days(_ first: Day?, _ last: Day?) -> PeriodHeading.Said? {
        guard let first, let last, first < last, first.day == 1, last.isLastOfMonth else { return nil }
        return .span(first, last)
    }
}
