package org.stele.link.votes;

import java.util.List;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.contract.Codec;
import org.stele.link.CborLists;

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
        return CborLists.write(headers, CertifiedHeader.CODEC);
    }

    static List<CertifiedHeader> headers(byte[] body) {
        return CborLists.read(body, CertifiedHeader.CODEC, MOST);
    }

    static byte[] votes(List<Vote> votes) {
        return CborLists.write(votes, Vote.CODEC);
    }

    static List<Vote> votes(byte[] body) {
        return CborLists.read(body, Vote.CODEC, MOST);
    }
}
