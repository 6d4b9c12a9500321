package org.stele.crypto.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    /** RFC 8785 §3.2.3: members in the order of their UTF-16 code units. */
    @Test
    void membersAreSortedAsTheRfcSorts() throws InvalidJsonException {
        String input = """
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }
                """;
        assertThat(canonical(input))
                .containsSubsequence(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
    }

    /** RFC 8785 §3.2.2.2. */
    @Test
    void textsAreEscapedAsLittleAsTheRfcAllows() throws InvalidJsonException {
        assertThat(canonical("{\"s\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"}"))
                .isEqualTo("{\"s\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void whiteSpaceGoesAndLiteralsStay() throws InvalidJsonException {
        assertThat(canonical(" { \"b\" : [ true , false , -12 ] , \"a\" : { } } "))
                .isEqualTo("{\"a\":{},\"b\":[true,false,-12]}");
        assertThat(canonical("[9007199254740991]")).isEqualTo("[9007199254740991]");
    }

    @Test
    void whatTheLibraryWouldRoundOrMistakeIsRefused() {
        for (String text : new String[] {
            "[9007199254740993]", "{\"a\":1,\"a\":2}", "[1.5]", "[null]", "1", "\"x\"", "[\"\\ud800\"]"
        }) {
            assertThatThrownBy(() -> canonical(text)).as(text).isInstanceOf(InvalidJsonException.class);
        }
    }

    private static String canonical(String text) throws InvalidJsonException {
        return new String(CanonicalJson.canonicalize(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
