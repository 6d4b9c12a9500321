package org.stele.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.toy.ToyNetwork;

class RecordCodecTest {
    enum Colour {
        RED,
        GREEN
    }

    record Point(int x, int y) {}

    record Name(String text) {}

    record Everything(
            long number,
            boolean flag,
            String text,
            Bytes bytes,
            Hash hash,
            RandomId id,
            VerificationKey key,
            Author author,
            Code code,
            Instant time,
            Colour colour,
            List<Point> points,
            SortedSet<RandomId> names,
            Optional<Point> maybe) {}

    record MayBeNothing(Optional<Long> value) {}

    record TwiceNothing(Optional<MayBeNothing> value) {}

    record WithMap(Map<String, String> map) {}

    record WithDouble(double value) {}

    private static Everything everything() {
        return new Everything(
                -5,
                true,
                "stele",
                Bytes.of(new byte[] {1, 2}),
                Hash.of(),
                new RandomId(Bytes.of(new byte[16])),
                ToyNetwork.key(1).verificationKey(),
                new Author("org", "a"),
                Code.OK,
                Instant.ofEpochMilli(1_000),
                Colour.GREEN,
                List.of(new Point(1, 2), new Point(3, 4)),
                Collections.unmodifiableSortedSet(new TreeSet<>()),
                Optional.of(new Point(5, 6)));
    }

    @Test
    void readsWhatItWrote() {
        Codec<Everything> codec = Codec.of(Everything.class);
        assertThat(codec.decode(codec.encode(everything()))).isEqualTo(everything());
    }

    @Test
    void writesARecordAsTheArrayOfItsComponents() {
        assertThat(Codec.of(Point.class).encode(new Point(1, -1)))
                .isEqualTo(HexFormat.of().parseHex("820120"));
    }

    @Test
    void writesARecordOfOneComponentAsThatComponent() {
        assertThat(Codec.of(Name.class).encode(new Name("a")))
                .isEqualTo(HexFormat.of().parseHex("6161"));
    }

    @Test
    void writesAnAbsentOptionalAsNull() {
        Codec<MayBeNothing> codec = Codec.of(MayBeNothing.class);
        assertThat(codec.encode(new MayBeNothing(Optional.empty())))
                .isEqualTo(HexFormat.of().parseHex("f6"));
        assertThat(codec.decode(HexFormat.of().parseHex("f6"))).isEqualTo(new MayBeNothing(Optional.empty()));
    }

    @Test
    void refusesTypesThatTheStateCannotHold() {
        for (Class<?> type : List.of(WithMap.class, WithDouble.class, TwiceNothing.class, Object.class)) {
            assertThatThrownBy(() -> Codec.of(type)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesASetOutOfOrder() {
        record Set(SortedSet<Long> numbers, boolean more) {}
        Codec<Set> codec = Codec.of(Set.class);
        byte[] sorted = codec.encode(new Set(new TreeSet<>(List.of(2L, 1L)), true));
        assertThat(sorted).isEqualTo(HexFormat.of().parseHex("82820102f5"));
        assertThatThrownBy(() -> codec.decode(HexFormat.of().parseHex("82820201f5")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.decode(HexFormat.of().parseHex("82820101f5")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTextWithALoneSurrogate() {
        assertThatThrownBy(() -> Codec.of(Name.class).encode(new Name("a\ud800")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAFractionOfAMillisecond() {
        assertThatThrownBy(() -> Codec.of(Instant.class).encode(Instant.ofEpochSecond(1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
