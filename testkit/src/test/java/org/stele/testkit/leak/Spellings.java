package org.stele.testkit.leak;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The ways in which a program writes bytes as text. */
final class Spellings {
    private static final List<Base64.Encoder> ENCODERS = List.of(Base64.getEncoder(), Base64.getUrlEncoder());

    private Spellings() {}

    /** In hexadecimal digits of either case, and in base64 of either alphabet. */
    static Set<String> of(byte[] bytes) {
        Set<String> ways = base64(bytes);
        ways.add(HexFormat.of().formatHex(bytes));
        ways.add(HexFormat.of().withUpperCase().formatHex(bytes));
        return ways;
    }

    /** Base64 depends on where in a group of three bytes the bytes begin; what is sure of each is kept. */
    static Set<String> base64(byte[] bytes) {
        Set<String> ways = new TreeSet<>();
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted =
                    ByteBuffer.allocate(shift + bytes.length).put(shift, bytes).array();
            for (Base64.Encoder encoder : ENCODERS) {
                String encoded = encoder.withoutPadding().encodeToString(shifted);
                String sure = encoded.substring(shift == 0 ? 0 : shift + 1, encoded.length() - 2);
                if (sure.length() > TextSearch.SHORTEST + 2) {
                    ways.add(sure);
                }
            }
        }
        return ways;
    }
}
