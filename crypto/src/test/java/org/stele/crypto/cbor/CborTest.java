package org.stele.crypto.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 8949 appendix A that the formats can hold. */
class CborTest {
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "1, 01",
        "10, 0a",
        "23, 17",
        "24, 1818",
        "25, 1819",
        "100, 1864",
        "1000, 1903e8",
        "1000000, 1a000f4240",
        "1000000000000, 1b000000e8d4a51000",
        "-1, 20",
        "-10, 29",
        "-100, 3863",
        "-1000, 3903e7",
        "9223372036854775807, 1b7fffffffffffffff",
        "-9223372036854775808, 3b7fffffffffffffff",
        "255, 18ff",
        "256, 190100",
        "65535, 19ffff",
        "65536, 1a00010000",
        "4294967295, 1affffffff",
        "4294967296, 1b0000000100000000"
    })
    void integersHaveOneForm(long value, String hex) {
        assertThat(hex(new CborWriter().integer(value))).isEqualTo(hex);
        assertThat(reader(hex).integer()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "'',60",
        "a,6161",
        "IETF,6449455446",
        "'\"\\',62225c",
        "ü,62c3bc",
        "水,63e6b0b4",
        "\ud800\udd51,64f0908591"
    })
    void textsAreUtf8(String value, String hex) {
        assertThat(hex(new CborWriter().text(value))).isEqualTo(hex);
        assertThat(reader(hex).text()).isEqualTo(value);
    }

    @Test
    void bytesArraysAndSimpleValuesHaveTheirForms() {
        assertThat(hex(new CborWriter().bytes(new byte[] {1, 2, 3, 4}))).isEqualTo("4401020304");
        assertThat(hex(new CborWriter().bytes(new byte[0]))).isEqualTo("40");
        assertThat(hex(new CborWriter().array(0))).isEqualTo("80");
        assertThat(hex(new CborWriter().bool(false).bool(true).nil())).isEqualTo("f4f5f6");
        CborWriter nested = new CborWriter().array(3).integer(1);
        nested.array(2).integer(2).integer(3).array(2).integer(4).integer(5);
        assertThat(hex(nested)).isEqualTo("8301820203820405");
    }

    @Test
    void anArrayIsReadAsItWasWritten() {
        CborReader in = reader("83014202037f".substring(0, 10) + "f6");
        in.array(3);
        assertThat(in.integer()).isEqualTo(1);
        assertThat(in.bytes()).containsExactly(2, 3);
        assertThat(in.nil()).isTrue();
        in.end();
    }

    /** Longer forms, other types, indefinite lengths, values beyond 64 bits, lengths beyond the input. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1800",
                "1817",
                "190018",
                "1900ff",
                "1a0000ffff",
                "1b00000000ffffffff",
                "1bffffffffffffffff",
                "3bffffffffffffffff",
                "1c",
                "1f",
                "f4",
                "60",
                "40",
                "80",
                "",
                "18",
                "19ff",
                "f97e00",
                "c000",
                "a0"
            })
    void whatIsNoShortestIntegerIsRefused(String hex) {
        assertThatThrownBy(() -> reader(hex).integer()).isInstanceOf(CborException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5f42010243030405ff", "5affffffff00", "5bffffffffffffffff", "580100", "41", "6100"})
    void whatIsNoByteStringIsRefusedWithoutAllocating(String hex) {
        assertThatThrownBy(() -> reader(hex).bytes()).isInstanceOf(CborException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"61ff", "62c3", "63eda080", "62c080", "7f61ff"})
    void whatIsNoUtf8IsRefused(String hex) {
        assertThatThrownBy(() -> reader(hex).text()).isInstanceOf(CborException.class);
    }

    @Test
    void trailingBytesAreRefused() {
        CborReader in = reader("0000");
        in.integer();
        assertThatThrownBy(in::end).isInstanceOf(CborException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f4f4", "f820", "f814"})
    void aBooleanIsOneByte(String hex) {
        CborReader in = reader(hex);
        assertThatThrownBy(() -> {
                    in.bool();
                    in.end();
                })
                .isInstanceOf(CborException.class);
    }

    private static CborReader reader(String hex) {
        return new CborReader(HexFormat.of().parseHex(hex));
    }

    private static String hex(CborWriter out) {
        return HexFormat.of().formatHex(out.toByteArray());
    }
}
