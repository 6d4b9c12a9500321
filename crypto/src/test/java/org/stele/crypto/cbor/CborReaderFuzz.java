package org.stele.crypto.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.crypto.Mutations;

class CborReaderFuzz {
    private static final byte[] VALID = new CborWriter()
            .array(7)
            .text("text ü")
            .integer(70_000)
            .integer(-5)
            .bytes(new byte[40])
            .bool(true)
            .nil()
            .array(1)
            .text("")
            .toByteArray();

    @Property(tries = 5000)
    void whatIsReadIsTheOneEncodingOfWhatWasRead(@ForAll("inputs") byte[] input) {
        CborReader in = new CborReader(input);
        CborWriter out = new CborWriter();
        try {
            copy(in, out, input);
            in.end();
        } catch (CborException refused) {
            return;
        }
        assertThat(out.toByteArray()).isEqualTo(input);
    }

    private static void copy(CborReader in, CborWriter out, byte[] input) {
        if (in.nil()) {
            out.nil();
            return;
        }
        int major = in.offset() < input.length ? (input[in.offset()] & 0xFF) >>> 5 : Major.UNSIGNED;
        switch (major) {
            case Major.BYTES -> out.bytes(in.bytes());
            case Major.TEXT -> out.text(in.text());
            case Major.ARRAY -> {
                int size = in.array();
                out.array(size);
                for (int i = 0; i < size; i++) {
                    copy(in, out, input);
                }
            }
            case Major.SIMPLE -> out.bool(in.bool());
            default -> out.integer(in.integer());
        }
    }

    @Provide
    Arbitrary<byte[]> inputs() {
        return Arbitraries.oneOf(Mutations.of(VALID), Mutations.noise());
    }
}
