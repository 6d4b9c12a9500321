package org.stele.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;

/** What every decoder of the vault must do with hostile bytes: read what it would have written, or refuse. */
@NullMarked
public final class Hostile {
    private Hostile() {}

    /** One byte replaced, or the end cut off, or bytes added. */
    public static byte[] mutate(byte[] valid, int position, byte value) {
        int at = Math.floorMod(position, valid.length);
        return switch (Math.floorMod(position, 4)) {
            case 0 -> Arrays.copyOf(valid, at);
            case 1 -> Arrays.copyOf(valid, valid.length + 1 + (value & 7));
            default -> {
                byte[] changed = valid.clone();
                changed[at] = value;
                yield changed;
            }
        };
    }

    /** Reads and writes again: equal bytes, or an {@link IllegalArgumentException}, nothing else. */
    public static void assertStrict(byte[] input, UnaryOperator<byte[]> readAndWrite) {
        byte[] again;
        try {
            again = readAndWrite.apply(input);
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(again).isEqualTo(input);
    }
}
