package org.stele.crypto;

import java.util.Arrays;

/** Small steps on byte arrays that several formats share. */
final class Encodings {
    private Encodings() {}

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
