package org.stele.gateway.fhir.structure;

/** The forms of FHIR's dates and times (R4 datatypes.html#date), with days that the calendar has. */
final class Dates {
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;
    private static final int SECOND = 19;

    private Dates() {}

    /** A year, a month or a day. */
    static boolean isDate(String value) {
        return (value.length() == YEAR || value.length() == MONTH || value.length() == DAY)
                && dateUpTo(value, value.length());
    }

    /** A date, or a day with a time to the second and an offset. */
    static boolean isDateTime(String value) {
        return isDate(value) || isInstant(value);
    }

    /** A day with a time to the second or finer, and an offset. */
    static boolean isInstant(String value) {
        if (value.length() < SECOND + 1
                || value.charAt(DAY) != 'T'
                || !dateUpTo(value, DAY)
                || !clock(value, DAY + 1)) {
            return false;
        }
        int end = fractionEnd(value, SECOND);
        return end > 0 && isOffset(value, end);
    }

    /** A time of the day to the second or finer. */
    static boolean isTime(String value) {
        return value.length() >= 8 && clock(value, 0) && fractionEnd(value, 8) == value.length();
    }

    private static boolean dateUpTo(String value, int length) {
        int year = number(value, 0, 4);
        if (year < 1) {
            return false;
        }
        int month = length > YEAR ? part(value, YEAR, '-') : 1;
        int day = length > MONTH ? part(value, MONTH, '-') : 1;
        return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
    }

    private static int daysIn(int year, int month) {
        return java.time.YearMonth.of(year, month).lengthOfMonth();
    }

    /** {@code hh:mm:ss}; second 60 is a leap second. */
    private static boolean clock(String value, int from) {
        int hour = number(value, from, 2);
        int minute = part(value, from + 2, ':');
        int second = part(value, from + 5, ':');
        return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
    }

    /** Where the fraction of a second that may begin at {@code from} ends; -1 for a dot without digits. */
    private static int fractionEnd(String value, int from) {
        if (from >= value.length() || value.charAt(from) != '.') {
            return from;
        }
        int end = from + 1;
        while (end < value.length() && isDigit(value.charAt(end))) {
            end++;
        }
        return end > from + 1 ? end : -1;
    }

    private static boolean isOffset(String value, int from) {
        if (value.length() == from + 1) {
            return value.charAt(from) == 'Z';
        }
        boolean signed = value.length() == from + 6 && (value.charAt(from) == '+' || value.charAt(from) == '-');
        int hours = signed ? number(value, from + 1, 2) : -1;
        int minutes = signed ? part(value, from + 3, ':') : -1;
        return hours >= 0 && minutes >= 0 && minutes < 60 && hours * 60 + minutes <= 14 * 60;
    }

    private static int part(String value, int at, char mark) {
        return value.charAt(at) == mark ? number(value, at + 1, 2) : -1;
    }

    private static int number(String value, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            if (!isDigit(value.charAt(i))) {
                return -1;
            }
            number = number * 10 + value.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
