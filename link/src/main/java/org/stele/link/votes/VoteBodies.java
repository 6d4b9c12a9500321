package org.stele.link.votes;

import java.util.ArrayList;
import java.util.List;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.contract.Codec;

/**
 * The bodies of what is asked about votes, in deterministic CBOR: see "Between nodes" in {@code docs/formats.md}. Every decoder
 * throws IllegalArgumentException for anything else.
 */
final class VoteBodies {
    /** The most votes, or headers, in one body. */
    static final int MOST = 1_000;

    /**
     * From which height on something is wanted.
     *
     * @param height at least 0
     * @param limit how many at most, 1 to {@link #MOST}
     */
    record Range(long height, int limit) {
        static final Codec<Range> CODEC = Codec.of(Range.class);

        Range {
            if (height < 0 || limit < 1 || limit > MOST) {
                throw new IllegalArgumentException("not a range of heights");
            }
        }
    }

    private VoteBodies() {}

    static byte[] headers(List<CertifiedHeader> headers) {
        return list(headers, CertifiedHeader.CODEC);
    }

    static List<CertifiedHeader> headers(byte[] body) {
        return list(body, CertifiedHeader.CODEC);
    }

    static byte[] votes(List<Vote> votes) {
        return list(votes, Vote.CODEC);
    }

    static List<Vote> votes(byte[] body) {
        return list(body, Vote.CODEC);
    }

    private static <T> byte[] list(List<T> items, Codec<T> codec) {
        CborWriter out = new CborWriter().array(items.size());
        items.forEach(item -> codec.write(item, out));
        return out.toByteArray();
    }

    private static <T> List<T> list(byte[] body, Codec<T> codec) {
        CborReader in = new CborReader(body);
        int size = in.array();
        if (size > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " at once");
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(codec.read(in));
        }
        in.end();
        return items;
    }
}
