/// A day of the Gregorian calendar, counted from 1 January 1970; also before 1582, as ISO 8601 has it.
///
/// By small arithmetic of our own: Foundation's `Calendar` costs microseconds a call.
package struct GregorianDay: Sendable, Hashable {
    /// Days since 1 January 1970.
    package let number: Int

    @inlinable package init(_ number: Int) { self.number = number }

    /// - Parameter month: 1 to 12. Days beyond the month's end lie in the next.
    @inlinable package init(year: Int, month: Int, day: Int) {
        // Years begin in March here, so that a leap day is the last of its year and of its era of 400 years.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    @inlinable package var date: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// 0 is Sunday. 1970 began on a Thursday.
    @inlinable package var weekday: Int { ((number + 4) % 7 + 7) % 7 }
}
