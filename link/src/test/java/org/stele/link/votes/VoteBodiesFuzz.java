package org.stele.link.votes;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Certificate.PlacedSignature;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.toy.Mutations;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.link.Bodies;

/** Whatever another node sends, it is read or refused with an IllegalArgumentException; what is read is written the same. */
class VoteBodiesFuzz {
    private static final Hash HASH = Hash.of(new byte[] {2});
    private static final Header HEADER =
            new Header(1, 2, 3, HASH, HASH, Instant.ofEpochMilli(4), 5, 6, HASH, HASH, HASH, HASH, HASH);
    private static final Vote VOTE = new Vote(HEADER, ToyNetwork.organisation(0), Bytes.of(new byte[64]));
    private static final CertifiedHeader CERTIFIED = new CertifiedHeader(
            HEADER,
            new Certificate(List.of(
                    new PlacedSignature(0, VOTE.signature()), new PlacedSignature(2, Bytes.of(HASH.unsafeArray())))));

    @Provide
    Arbitrary<byte[]> votes() {
        return Mutations.of(List.of(VoteBodies.votes(List.of()), VoteBodies.votes(List.of(VOTE, VOTE))));
    }

    @Provide
    Arbitrary<byte[]> headers() {
        return Mutations.of(List.of(VoteBodies.headers(List.of()), VoteBodies.headers(List.of(CERTIFIED, CERTIFIED))));
    }

    @Provide
    Arbitrary<byte[]> ranges() {
        return Mutations.of(List.of(VoteBodies.Range.CODEC.encode(new VoteBodies.Range(7, 64))));
    }

    @Property
    void votesAreReadOrRefused(@ForAll("votes") byte[] body) {
        Bodies.readOrRefused(body, bytes -> VoteBodies.votes(VoteBodies.votes(bytes)));
    }

    @Property
    void headersAreReadOrRefused(@ForAll("headers") byte[] body) {
        Bodies.readOrRefused(body, bytes -> VoteBodies.headers(VoteBodies.headers(bytes)));
    }

    @Property
    void rangesAreReadOrRefused(@ForAll("ranges") byte[] body) {
        Bodies.readOrRefused(body, bytes -> VoteBodies.Range.CODEC.encode(VoteBodies.Range.CODEC.decode(bytes)));
    }
}
