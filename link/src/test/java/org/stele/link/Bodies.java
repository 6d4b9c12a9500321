package org.stele.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;

/** What holds for every body that comes from outside. */
public final class Bodies {
    private Bodies() {}

    /**
     * Requires that it is read, and then written the same, or refused with an IllegalArgumentException.
     *
     * @param readAndWritten reads the body and writes what was read
     */
    public static void readOrRefused(byte[] body, UnaryOperator<byte[]> readAndWritten) {
        try {
            assertThat(readAndWritten.apply(body)).isEqualTo(body);
        } catch (IllegalArgumentException e) {
            assertThat(e).isNotNull();
        }
    }
}
