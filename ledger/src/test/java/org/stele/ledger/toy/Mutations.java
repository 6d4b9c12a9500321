package org.stele.ledger.toy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Ways in which outside bytes go wrong: a byte changed, a part cut out, doubled or replaced. */
public final class Mutations {
    private Mutations() {}

    /** Bytes made of one of {@code seeds} by one to four mutations. */
    public static Arbitrary<byte[]> of(List<byte[]> seeds) {
        Arbitrary<byte[]> one = Arbitraries.of(seeds);
        Arbitrary<List<long[]>> steps = Combinators.combine(
                        Arbitraries.longs().between(0, 4),
                        Arbitraries.longs().between(0, Integer.MAX_VALUE),
                        Arbitraries.longs().between(0, Integer.MAX_VALUE))
                .as((kind, at, with) -> new long[] {kind, at, with})
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(one, steps).as(Mutations::apply);
    }

    private static byte[] apply(byte[] seed, List<long[]> steps) {
        byte[] bytes = seed.clone();
        for (long[] step : steps) {
            bytes = mutate(bytes, (int) step[0], (int) step[1], (int) step[2]);
        }
        return bytes;
    }

    private static byte[] mutate(byte[] bytes, int kind, int at, int with) {
        if (bytes.length == 0) {
            return new byte[] {(byte) with};
        }
        int place = at % bytes.length;
        return switch (kind) {
            case 0 -> changed(bytes, place, (byte) with);
            case 1 -> changed(bytes, place, (byte) (bytes[place] ^ 1 << with % 8));
            case 2 -> Arrays.copyOf(bytes, place);
            case 3 -> spliced(bytes, place, Math.min(bytes.length, place + with % 9), new byte[0]);
            default -> spliced(bytes, place, place, new byte[] {(byte) with, (byte) (with >>> 8)});
        };
    }

    private static byte[] changed(byte[] bytes, int place, byte value) {
        byte[] changed = bytes.clone();
        changed[place] = value;
        return changed;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] insert) {
        byte[] result = new byte[bytes.length - (to - from) + insert.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(insert, 0, result, from, insert.length);
        System.arraycopy(bytes, to, result, from + insert.length, bytes.length - to);
        return result;
    }
}
