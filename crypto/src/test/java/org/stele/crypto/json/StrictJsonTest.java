package org.stele.crypto.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.HpkePublicKey;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;

class StrictJsonTest {
    enum Colour {
        RED,
        GREEN
    }

    record Small(int number, Optional<String> text) {}

    record Named(Colour colour) {}

    record Counted(long count) {}

    record Flagged(boolean flag) {}

    record Texts(List<String> texts) {}

    record Typed(Bytes bytes) {}

    record Timed(Instant time) {}

    record Keyed(VerificationKey key) {}

    record Mapped(Map<String, Long> values) {}

    record Nested(Small inner, List<Small> more) {}

    record Everything(
            Hash hash,
            RandomId id,
            Bytes bytes,
            VerificationKey key,
            HpkePublicKey sealingKey,
            Colour colour,
            Instant time,
            List<Hash> hashes,
            Map<String, Colour> colours,
            Optional<Instant> maybeTime,
            Optional<List<RandomId>> maybeIds,
            int number,
            long big,
            boolean flag) {}

    @Test
    void aRecordOfEveryTypeComesBack() throws InvalidJsonException {
        Everything all = everything(Optional.of(Instant.ofEpochMilli(5)), Optional.of(List.of(RandomId.generate())));
        assertThat(StrictJson.parse(StrictJson.write(all), Everything.class)).isEqualTo(all);
    }

    @Test
    void whatIsEmptyIsLeftOutAndReadAsEmpty() throws InvalidJsonException {
        Everything all = everything(Optional.empty(), Optional.empty());
        byte[] written = StrictJson.write(all);
        assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain("maybe");
        assertThat(StrictJson.parse(written, Everything.class)).isEqualTo(all);
    }

    @Test
    void membersAreWrittenCompactlyInTheOrderOfTheComponents() {
        assertThat(text(StrictJson.write(new Small(1, Optional.of("ü"))))).isEqualTo("{\"number\":1,\"text\":\"ü\"}");
        assertThat(text(StrictJson.write(new Timed(Instant.ofEpochSecond(1, 1_999_999)))))
                .isEqualTo("{\"time\":1001}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                      | missing member              | /number
            {"text":"x"}                            | missing member              | /number
            {"number":1,"other":2}                  | unknown member              |
            {"number":1,"number":2}                 | duplicate member            | /number
            {"number":null}                         | null                        | /number
            {"number":1,"text":null}                | null                        | /text
            {"number":"1"}                          | not of the expected form    | /number
            {"number":true}                         | not of the expected form    | /number
            {"number":1.0}                          | number that is not an integer | /number
            {"number":1e3}                          | number that is not an integer | /number
            {"number":2147483648}                   | not of the expected form    | /number
            {"number":9007199254740993}             | integer beyond 2^53         | /number
            {"number":-9007199254740993}            | integer beyond 2^53         | /number
            {"number":99999999999999999999}         | integer beyond 2^53         | /number
            {"number":-9223372036854775808}         | integer beyond 2^53         | /number
            {"number":-0}                           | negative zero               | /number
            {"number":01}                           | not JSON                    | /number
            {"number":[1]}                          | not of the expected form    | /number
            {"number":1,"text":5}                   | not of the expected form    | /text
            {"number":1,"text":true}                | not of the expected form    | /text
            {"number":1,"text":["x"]}               | not of the expected form    | /text
            {"number":1,"text":"\\ud800"}           | lone surrogate              | /text
            {"number":1,"text":"\\udc00\\ud800"}    | lone surrogate              | /text
            {"number":1,"\\ud800":"x"}              | lone surrogate              | /*
            {"number":1} {}                         | more than one value         |
            {"number":1}x                           | not JSON                    |
            {"number":1,}                           | not JSON                    | /number
            {"number":1                             | not JSON                    | /number
            {'number':1}                            | not JSON                    | /*
            {"number":NaN}                          | not JSON                    | /number
            {"number":1/*c*/}                       | not JSON                    | /number
            []                                      | not of the expected form    |
            [{"number":1}]                          | not of the expected form    |
            1                                       | not of the expected form    |
            "x"                                     | not of the expected form    |
            ""                                      | not of the expected form    |
            null                                    | null                        |
            """)
    void whatHasNotOneMeaningIsRefusedWithItsPlace(String json, String reason, String path) {
        assertThatThrownBy(() -> StrictJson.parse(bytes(json), Small.class))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidJsonException.class))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.path()).isEqualTo(path == null ? "" : path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "BLUE", "", " RED", "0"})
    void anEnumIsItsExactName(String name) {
        refused("{\"colour\":\"" + name + "\"}", Named.class);
        refused("{\"colour\":0}", Named.class);
    }

    @Test
    void nothingIsConvertedFromOneTypeIntoAnother() {
        refused("{\"flag\":1}", Flagged.class);
        refused("{\"flag\":\"true\"}", Flagged.class);
        refused("{\"flag\":\"\"}", Flagged.class);
        refused("{\"count\":\"1\"}", Counted.class);
        refused("{\"count\":\"\"}", Counted.class);
        refused("{\"count\":true}", Counted.class);
        refused("{\"texts\":\"x\"}", Texts.class);
        refused("{\"texts\":\"\"}", Texts.class);
        refused("{\"texts\":{}}", Texts.class);
        refused("{\"texts\":[1]}", Texts.class);
        refused("{\"texts\":[[]]}", Texts.class);
        refused("{\"bytes\":1}", Typed.class);
        refused("{\"bytes\":[1,2]}", Typed.class);
        refused("{\"bytes\":{\"value\":\"AA\"}}", Typed.class);
        refused("{\"bytes\":\"AA==\"}", Typed.class);
        refused("{\"bytes\":\"AB\"}", Typed.class);
        refused("{\"time\":\"1970-01-01T00:00:00Z\"}", Timed.class);
        refused("{\"time\":\"5\"}", Timed.class);
        refused("{\"time\":true}", Timed.class);
        refused("{\"key\":{\"bytes\":\"AA\"}}", Keyed.class);
        refused("{\"values\":[]}", Mapped.class);
        refused("{\"values\":\"\"}", Mapped.class);
        refused("{\"values\":{\"a\":\"1\"}}", Mapped.class);
    }

    @Test
    void integersOfTheWholeExactRangeAreRead() throws InvalidJsonException {
        assertThat(StrictJson.parse(bytes("{\"count\":9007199254740992}"), Counted.class)
                        .count())
                .isEqualTo(1L << 53);
        assertThat(StrictJson.parse(bytes("{\"count\":-9007199254740992}"), Counted.class)
                        .count())
                .isEqualTo(-(1L << 53));
    }

    @Test
    void placesInsideRecordsListsAndMapsAreNamed() {
        assertThat(refused("{\"inner\":{\"number\":1},\"more\":[{\"number\":1},{\"number\":\"x\"}]}", Nested.class)
                        .path())
                .isEqualTo("/more/1/number");
        assertThat(refused("{\"inner\":{\"number\":1,\"extra\":1},\"more\":[]}", Nested.class)
                        .path())
                .isEqualTo("/inner");
        assertThat(refused("{\"values\":{\"a b\":\"1\"}}", Mapped.class).path()).isEqualTo("/values/*");
    }

    @Test
    void noMessageQuotesWhatStoodThere() {
        assertThat(refused("{\"number\":\"secret\"}", Small.class)).hasMessageNotContaining("secret");
        assertThat(refused("{\"colour\":\"secret\"}", Named.class)).hasMessageNotContaining("secret");
        assertThat(refused("{\"number\":1,\"secret\":1}", Small.class)).hasMessageNotContaining("secret");
        assertThat(refused("{\"bytes\":\"secret?\"}", Typed.class)).hasMessageNotContaining("secret");
        assertThat(refused("{\"number\":secret}", Small.class))
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> parse(new byte[] {'"', (byte) 0xC3, '"'})).hasMessage("not UTF-8");
        assertThatThrownBy(() -> parse(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}))
                .hasMessage("not UTF-8");
        assertThatThrownBy(() -> parse(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}))
                .hasMessage("not UTF-8");
        assertThatThrownBy(() -> parse(bytes("\ufeff{}"))).isInstanceOf(InvalidJsonException.class);
        assertThatThrownBy(() -> parse("{}".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(InvalidJsonException.class);
        assertThatThrownBy(() -> parse(new byte[0])).hasMessage("empty text");
        assertThatThrownBy(() -> parse(bytes(" \n"))).hasMessage("empty text");
    }

    @Test
    void sizeAndDepthAreBounded() throws InvalidJsonException {
        JsonLimits limits = new JsonLimits(20, 3);
        assertThat(StrictJson.parseTree(bytes("[[[1]]]"), limits).size()).isEqualTo(1);
        assertThatThrownBy(() -> StrictJson.parseTree(bytes("[[[[1]]]]"), limits))
                .hasMessageContaining("deeper than 3 levels");
        assertThatThrownBy(() -> StrictJson.parseTree(bytes("\"" + "x".repeat(19) + "\""), limits))
                .hasMessage("longer than 20 bytes");
    }

    @Test
    void aTreeIsBoundByTheSameRules() throws InvalidJsonException {
        var tree = StrictJson.parseTree(bytes("{\"body\":{\"number\":3}}"), JsonLimits.TRANSACTION);
        assertThat(StrictJson.bind(tree.path("body"), Small.class)).isEqualTo(new Small(3, Optional.empty()));
        assertThatThrownBy(() -> StrictJson.bind(tree, Small.class)).isInstanceOf(InvalidJsonException.class);
    }

    private static InvalidJsonException refused(String json, Class<?> type) {
        try {
            throw new AssertionError("read " + StrictJson.parse(bytes(json), type));
        } catch (InvalidJsonException e) {
            return e;
        }
    }

    private static void parse(byte[] utf8) throws InvalidJsonException {
        StrictJson.parseTree(utf8, JsonLimits.TRANSACTION);
    }

    private static Everything everything(Optional<Instant> maybeTime, Optional<List<RandomId>> maybeIds) {
        return new Everything(
                Hash.of(),
                RandomId.generate(),
                Bytes.wrap(new byte[] {1}),
                Ed25519SigningKey.generate().verificationKey(),
                HpkeKeyPair.generate().publicKey(),
                Colour.GREEN,
                Instant.ofEpochMilli(1_700_000_000_123L),
                List.of(Hash.of()),
                Map.of("a", Colour.RED),
                maybeTime,
                maybeIds,
                -7,
                1L << 40,
                true);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
