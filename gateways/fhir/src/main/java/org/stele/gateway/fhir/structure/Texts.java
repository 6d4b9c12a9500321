package org.stele.gateway.fhir.structure;

/** The forms of FHIR's primitives that are plain text, checked character by character since they are checked for every value. */
final class Texts {
    private static final int MAX_ID = 64;

    private Texts() {}

    /** {@code string}, {@code markdown}: something visible, and no control character but tab, line feed and return. */
    static boolean isText(String value) {
        boolean visible = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
            if (Character.isSurrogate(c) && !isPaired(value, i)) {
                return false;
            }
            visible |= c > ' ';
        }
        return visible;
    }

    private static boolean isPaired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }

    /** {@code uri} and its kin: no white space. */
    static boolean hasNoSpace(String value) {
        return isText(value) && value.chars().noneMatch(Character::isWhitespace);
    }

    /** {@code code}: words with single blanks between them. */
    static boolean isCode(String value) {
        return isText(value)
                && !value.startsWith(" ")
                && !value.endsWith(" ")
                && !value.contains("  ")
                && value.chars().allMatch(c -> c == ' ' || !Character.isWhitespace(c));
    }

    /** {@code id}: letters, digits, hyphen and dot, at most 64. */
    static boolean isId(String value) {
        return !value.isEmpty() && value.length() <= MAX_ID && value.chars().allMatch(Texts::isIdCharacter);
    }

    private static boolean isIdCharacter(int c) {
        return isAlphanumeric(c) || c == '-' || c == '.';
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** {@code base64Binary}: RFC 4648 §4 with padding; white space between is allowed. */
    static boolean isBase64(String value) {
        int digits = 0;
        int padding = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                continue;
            }
            if (c == '=') {
                padding++;
            } else if (padding > 0 || !isBase64Digit(c)) {
                return false;
            }
            digits++;
        }
        return digits > 0 && digits % 4 == 0 && padding <= 2;
    }

    private static boolean isBase64Digit(char c) {
        return isAlphanumeric(c) || c == '+' || c == '/';
    }
}
