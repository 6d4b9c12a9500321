package org.stele.node.founding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.MemberKeys;
import org.stele.contracts.network.Role;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.toy.Mutations;

/** A file that another organisation hands over is a proposal with a place that can be reached, or is refused. */
class ProposalFuzz {
    private static final Candidate CANDIDATE = new Candidate(
            OrganisationId.generate(),
            new DomainName("north.example"),
            new TreeSet<>(List.of(Role.HOSPITAL, Role.LABORATORY)),
            new MemberKeys(key(), key(), key(), HpkeKeyPair.generate().publicKey(), Optional.of(Hash.of())),
            true);
    private static final Proposal PROPOSAL =
            Proposal.of(CANDIDATE, Place.parse(CANDIDATE.organisation(), "north.example:8501", "[::1]:8502"));

    private static VerificationKey key() {
        return Ed25519SigningKey.generate().verificationKey();
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Mutations.of(List.of(PROPOSAL.toJson()));
    }

    @Example
    void theUndamagedOneIsRead() {
        assertThat(Proposal.parse(PROPOSAL.toJson())).isEqualTo(PROPOSAL);
    }

    @Property(tries = 1000)
    void aDamagedOneIsReadAsWhatItIsOrRefused(@ForAll("damaged") byte[] json) {
        readsOrRefuses(json);
    }

    @Property(tries = 300)
    void anyPlaceCanBeReachedOrIsRefused(
            @ForAll @StringLength(max = 12) String host, @ForAll @IntRange(max = 70_000) int port) {
        String place = host + ":" + port;
        readsOrRefuses(new Proposal(Proposal.FORMAT, CANDIDATE, place, place).toJson());
    }

    @Property(tries = 300)
    void anyBytesAreRefused(@ForAll @Size(max = 200) byte[] json) {
        readsOrRefuses(json);
    }

    private static void readsOrRefuses(byte[] json) {
        Proposal read;
        try {
            read = Proposal.parse(json);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(Proposal.parse(read.toJson())).isEqualTo(read);
        assertThat(read.place().address()).hasScheme("https");
    }
}
