package org.stele.gateway.fhir.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.json.StrictJson;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The hand-written forms against the regular expressions of the specification (R4 datatypes.html#primitive). */
class PrimitiveFormProperties {
    private static final String DAY =
            "([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])";
    private static final Pattern DATE = Pattern.compile(
            "([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)(-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-1]))?)?");
    private static final Pattern INSTANT = Pattern.compile(
            DAY
                    + "T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern CODE = Pattern.compile("[^\\s]+(\\s[^\\s]+)*");
    private static final Pattern BASE64 = Pattern.compile("(\\s*([0-9a-zA-Z+/=]){4}\\s*)+");

    @Property(tries = 3000)
    void dates(@ForAll("almostDates") String text) {
        boolean day31 = DATE.matcher(text).matches() && !Dates.isDate(text);
        assertThat(!Dates.isDate(text) || DATE.matcher(text).matches()).isTrue();
        assertThat(!day31 || Integer.parseInt(text.substring(8)) > 28).isTrue();
    }

    @Property(tries = 3000)
    void instants(@ForAll("almostInstants") String text) {
        assertThat(Dates.isInstant(text)).isEqualTo(INSTANT.matcher(text).matches());
        assertThat(Dates.isDateTime(text)).isEqualTo(INSTANT.matcher(text).matches());
    }

    @Property(tries = 2000)
    void times(@ForAll("almostTimes") String text) {
        assertThat(Dates.isTime(text)).isEqualTo(TIME.matcher(text).matches());
    }

    /** Else what was written could not be read again. */
    @Property(tries = 3000)
    void aDecimalThatFitsIsReadAgainAsItIsWritten(@ForAll("numbers") String text) {
        JsonNode value = read(text.getBytes(StandardCharsets.UTF_8));
        if (PrimitiveForm.DECIMAL.fits(value)) {
            assertThat(read(CanonicalJson.write(value).toArray()).decimalValue())
                    .isEqualTo(value.decimalValue());
        }
    }

    private static JsonNode read(byte[] number) {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(new StrictJson(1_000, 4).parser(number));
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(30);
        Arbitrary<Integer> exponent = Arbitraries.integers().between(-99, 99);
        return Combinators.combine(digits, digits, exponent)
                .as((one, other, power) -> "1" + one + "." + other + "e" + power);
    }

    @Property
    void ids(@ForAll("words") String text) {
        assertThat(Texts.isId(text)).isEqualTo(ID.matcher(text).matches());
    }

    @Property
    void codes(@ForAll("words") String text) {
        // The words of the specification allow single blanks only; its pattern would let any white space through.
        boolean tab = text.contains("\t");
        assertThat(Texts.isCode(text)).isEqualTo(!tab && CODE.matcher(text).matches());
    }

    @Property
    void base64IsNarrowerThanTheSpecificationsPattern(@ForAll("words") String text) {
        String digits = text.replaceAll("\\s", "");
        assertThat(!Texts.isBase64(text) || BASE64.matcher(digits).matches()).isTrue();
    }

    @Property
    void anyTextIsLookedAtWithoutAnException(@ForAll String text) {
        for (PrimitiveForm form : PrimitiveForm.values()) {
            var node = StringNode.valueOf(text);
            assertThat(form.hasJsonType(node) && form.fits(node)).isIn(true, false);
        }
    }

    @Provide
    Arbitrary<String> almostDates() {
        return mutated(Arbitraries.of("2024-02-29", "2023-02-28", "2020", "1999-12", "0001-01-31", "2021-04-30"));
    }

    @Provide
    Arbitrary<String> almostInstants() {
        return mutated(Arbitraries.of(
                "2024-01-02T03:04:05Z",
                "2020-12-28T23:59:60.123+14:00",
                "1999-05-06T00:00:00.1-05:30",
                "2021-07-08T09:10:11+00:00"));
    }

    @Provide
    Arbitrary<String> almostTimes() {
        return mutated(Arbitraries.of("00:00:00", "23:59:60.5", "12:34:56.789"));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("aZ09-. +/=é\t").ofMaxLength(70);
    }

    /** One character changed, or none. */
    private static Arbitrary<String> mutated(Arbitrary<String> texts) {
        return texts.flatMap(text -> Arbitraries.integers()
                        .between(0, text.length())
                        .flatMap(at -> Arbitraries.of(
                                        '0', '1', '2', '3', '4', '6', '9', '-', ':', '.', '+', 'T', 'Z', 'x')
                                .map(c -> at == text.length()
                                        ? text
                                        : text.substring(0, at) + c + text.substring(at + 1))))
                .filter(text -> !text.matches("\\d{4}-(02-(29|3\\d)|..-31).*"));
    }
}
