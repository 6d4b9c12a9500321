package org.stele.crypto;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What happens to bytes on their way: a byte changed, cut off, put in, or a part repeated. */
public final class Mutations {
    private Mutations() {}

    /** Up to four changes, one after the other, of one of {@code valid}. */
    public static Arbitrary<byte[]> of(byte[]... valid) {
        return Arbitraries.of(Arrays.asList(valid))
                .flatMap(start -> change().list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(changes ->
                                changes.stream().reduce(start, (bytes, change) -> change.apply(bytes), (a, b) -> b)));
    }

    /** Bytes without any form. */
    public static Arbitrary<byte[]> noise() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    }

    private static Arbitrary<Change> change() {
        return Combinators.combine(
                        Arbitraries.of(Kind.values()), Arbitraries.doubles().between(0, 1), Arbitraries.bytes())
                .as(Change::new);
    }

    private enum Kind {
        REPLACE,
        FLIP,
        CUT,
        INSERT,
        REMOVE,
        REPEAT
    }

    private record Change(Kind kind, double where, byte value) {
        byte[] apply(byte[] bytes) {
            if (bytes.length == 0) {
                return new byte[] {value};
            }
            int at = (int) (where * (bytes.length - 1));
            return switch (kind) {
                case REPLACE -> replaced(bytes, at, value);
                case FLIP -> replaced(bytes, at, (byte) (bytes[at] ^ 1 << (value & 7)));
                case CUT -> Arrays.copyOf(bytes, at);
                case INSERT -> spliced(bytes, at, new byte[] {value}, at);
                case REMOVE -> spliced(bytes, at, new byte[0], at + 1);
                case REPEAT -> spliced(bytes, at, Arrays.copyOfRange(bytes, at / 2, at), at);
            };
        }

        private static byte[] replaced(byte[] bytes, int at, byte value) {
            byte[] copy = bytes.clone();
            copy[at] = value;
            return copy;
        }

        private static byte[] spliced(byte[] bytes, int at, byte[] inserted, int from) {
            byte[] result = Arrays.copyOf(bytes, at + inserted.length + bytes.length - from);
            System.arraycopy(inserted, 0, result, at, inserted.length);
            System.arraycopy(bytes, from, result, at + inserted.length, bytes.length - from);
            return result;
        }
    }
}
