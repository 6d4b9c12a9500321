package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Conviction;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.certificate.VotePeer;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Statement;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;

/** One real node of four; the test is the other three. */
class LyingValidatorsTest {
    @TempDir
    Path directory;

    private ToyNetwork network;
    private LedgerNode node;
    private final java.util.Map<Long, CompletableFuture<Vote>> votes = new ConcurrentHashMap<>();

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(4, directory);
        network.votes().join(ToyNetwork.organisation(1), new Peer());
        node = network.open(0);
    }

    @AfterEach
    void close() {
        network.close();
    }

    /** Takes the node's votes, and certifies nothing by itself. */
    private final class Peer implements VotePeer {
        @Override
        public void vote(Vote vote) {
            voteAt(vote.header().height()).complete(vote);
        }

        @Override
        public List<CertifiedHeader> certified(long height, int limit) {
            return List.of();
        }

        @Override
        public List<Vote> votes(long height) {
            return List.of();
        }
    }

    @Test
    void threeVotesAreNeededAndTheyMustBeOfTheValidators() throws Exception {
        Header header = await(voteAt(0)).header();
        send(Vote.sign(network.id(), header, ToyNetwork.organisation(1), ToyNetwork.voteKey(1)));
        send(Vote.sign(network.id(), header, ToyNetwork.organisation(2), ToyNetwork.voteKey(1)));
        send(Vote.sign(network.id(), header, ToyNetwork.organisation(9), ToyNetwork.voteKey(9)));
        send(Vote.sign(network.id(), header, ToyNetwork.organisation(1), ToyNetwork.voteKey(1)));
        assertThat(node.status().certified()).isEqualTo(-1);
        send(Vote.sign(network.id(), header, ToyNetwork.organisation(2), ToyNetwork.voteKey(2)));
        assertThat(await(node.waitFor(0)).certifiedHeader().certificate().signatures())
                .hasSize(3);
    }

    @Test
    void aVoteForTheSameHeaderInAnotherNetworkCountsForNothing() throws Exception {
        Header header = await(voteAt(0)).header();
        Vote elsewhere = Vote.sign(
                Hash.of("another network".getBytes(StandardCharsets.US_ASCII)),
                header,
                ToyNetwork.organisation(1),
                ToyNetwork.voteKey(1));
        assertThat(elsewhere.isBy(network.id(), ToyNetwork.validator(1))).isFalse();
        send(elsewhere);
        send(vote(header, 2));
        assertThat(node.status().certified()).isEqualTo(-1);
        send(vote(header, 1));
        assertThat(await(node.waitFor(0)).header()).isEqualTo(header);
    }

    @Test
    void twoVotesAtOneHeightAreKeptAsEvidence() throws Exception {
        Header header = await(voteAt(0)).header();
        send(vote(otherState(header), 1));
        send(vote(header, 1));
        assertThat(evidence(node)).singleElement().satisfies(evidence -> {
            assertThat(evidence.convicts(network.id(), ToyNetwork.validator(1), header))
                    .isTrue();
            assertThat(evidence.convicts(network.id(), ToyNetwork.validator(2), header))
                    .isFalse();
        });
        assertThat(node.status().certified()).isEqualTo(-1);
    }

    @Test
    void aVoteForAnotherResultIsKeptAsEvidenceThatAnyoneCanCheck() throws Exception {
        Header header = await(voteAt(0)).header();
        send(vote(header, 2));
        send(vote(header, 3));
        await(node.waitFor(0));
        // late, and all the same
        send(vote(otherState(header), 1));
        Evidence evidence = evidence(node).getFirst();
        Proof proof = node.certified().proveLie(evidence).orElseThrow();
        ProofVerifier verifier = new ProofVerifier(network.genesis());
        assertThat(verifier.verify(proof).statement()).isEqualTo(new Statement.Lied(evidence));
        assertThat(evidence.organisation()).isEqualTo(ToyNetwork.organisation(1));
        Proof honest = node.certified()
                .proveLie(new Evidence.OtherResult(vote(header, 2)))
                .orElseThrow();
        assertThatThrownBy(() -> verifier.verify(honest))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining("shows no lie");
    }

    @Test
    void whoLiesAtEachHeightFillsNoDisk() throws Exception {
        for (long height = 0; height < 40; height++) {
            if (height > 0) {
                node.submit(network.commit(RandomId.generate()));
            }
            Header header = await(voteAt(height)).header();
            send(vote(otherState(header), 1));
            send(vote(header, 2));
            send(vote(header, 3));
            await(node.waitFor(height));
        }
        List<Conviction> kept = node.convictions();
        assertThat(kept).hasSize(4).allMatch(lie -> lie.kind() == Evidence.Kind.OTHER_RESULT);
        node.close();
        node = network.open(0);
        assertThat(node.convictions()).isEqualTo(kept);
    }

    @Test
    void oneLiarStopsNobody() throws Exception {
        Header header = await(voteAt(0)).header();
        send(vote(otherState(header), 1));
        send(vote(header, 2));
        send(vote(header, 3));
        assertThat(await(node.waitFor(0)).header()).isEqualTo(header);
    }

    @Test
    void aNodeWhoseResultAQuorumContradictsStopsAndSaysSo() throws Exception {
        Header header = await(voteAt(0)).header();
        IntStream.of(1, 2, 3).forEach(i -> send(vote(otherState(header), i)));
        LedgerStoppedException stopped = await(node.stopped());
        assertThat(stopped.reason()).isEqualTo(Reason.OTHER_RESULT);
        assertThat(stopped).hasMessageContaining("this node is faulty");
        assertThat(node.submit(network.commit(RandomId.generate())).toCompletableFuture())
                .isCompletedExceptionally();
    }

    @Test
    void aNodeWhoseGenesisAQuorumContradictsStopsAndSaysSo() throws Exception {
        Header header = await(voteAt(0)).header();
        IntStream.of(1, 2, 3).forEach(i -> send(vote(otherPrevious(header), i)));
        LedgerStoppedException stopped = await(node.stopped());
        assertThat(stopped.reason()).isEqualTo(Reason.OTHER_INPUT);
        assertThat(stopped).hasMessageContaining("compare the genesis document");
    }

    @Test
    void withoutVotesOfOthersProposingStopsAfterSixtyFourBlocks() throws Exception {
        await(voteAt(0));
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        while (!refusal.isDone()) {
            node.submit(network.commit(RandomId.generate())).whenComplete((_, failure) -> {
                if (failure != null) {
                    refusal.complete(failure);
                }
            });
            long executed = node.status().executed();
            while (node.status().executed() == executed && executed < 62) {
                Thread.onSpinWait();
            }
        }
        assertThat(await(refusal))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(RefusalReason.NOT_CERTIFIED));
        assertThat(node.status().executed()).isLessThanOrEqualTo(64);
        for (long height = 0; node.status().certified() < node.status().executed(); height++) {
            Header header = await(voteAt(height)).header();
            send(vote(header, 1));
            send(vote(header, 2));
        }
        assertThat(node.status().certified()).isGreaterThan(30);
    }

    @Test
    void aForgedCertificateIsNotAdopted() throws Exception {
        Header header = await(voteAt(0)).header();
        List<Certificate.PlacedSignature> forged = IntStream.of(1, 2, 3)
                .mapToObj(i -> new Certificate.PlacedSignature(
                        i,
                        Vote.sign(network.id(), header, ToyNetwork.organisation(i), ToyNetwork.authorKey(i))
                                .signature()))
                .toList();
        network.votes()
                .join(ToyNetwork.organisation(2), offering(new CertifiedHeader(header, new Certificate(forged))));
        List<Certificate.PlacedSignature> good = IntStream.of(1, 2, 3)
                .mapToObj(
                        i -> new Certificate.PlacedSignature(i, vote(header, i).signature()))
                .toList();
        network.votes().join(ToyNetwork.organisation(3), offering(new CertifiedHeader(header, new Certificate(good))));
        CertifiedState state = await(node.waitFor(0));
        assertThat(state.certifiedHeader().certificate()).isEqualTo(new Certificate(good));
    }

    @Test
    void anOldVoteIsRepeatedAfterARestartUntilItIsAcknowledged() throws Exception {
        Header header = await(voteAt(0)).header();
        node.kill();
        votes.clear();
        node = network.open(0);
        assertThat(await(voteAt(0)).header()).isEqualTo(header);
    }

    private static VotePeer offering(CertifiedHeader certified) {
        return new VotePeer() {
            @Override
            public void vote(Vote vote) {}

            @Override
            public List<CertifiedHeader> certified(long height, int limit) {
                return height == certified.header().height() ? List.of(certified) : List.of();
            }

            @Override
            public List<Vote> votes(long height) {
                return List.of();
            }
        };
    }

    private CompletableFuture<Vote> voteAt(long height) {
        return votes.computeIfAbsent(height, _ -> new CompletableFuture<>());
    }

    private void send(Vote vote) {
        try {
            network.votes().peer(ToyNetwork.organisation(0)).vote(vote);
        } catch (org.stele.ledger.certificate.PeerUnreachableException e) {
            // it has stopped already
        }
    }

    private Vote vote(Header header, int member) {
        return Vote.sign(network.id(), header, ToyNetwork.organisation(member), ToyNetwork.voteKey(member));
    }

    private static Header otherState(Header header) {
        return new Header(
                header.epoch(),
                header.position(),
                header.height(),
                header.previous(),
                header.entry(),
                header.time(),
                header.rules(),
                header.count(),
                header.transactions(),
                header.receipts(),
                Hash.of(new byte[] {9}),
                header.validators(),
                header.nextValidators());
    }

    private static Header otherPrevious(Header header) {
        return new Header(
                header.epoch(),
                header.position(),
                header.height(),
                Hash.of(new byte[] {9}),
                header.entry(),
                header.time(),
                header.rules(),
                header.count(),
                header.transactions(),
                header.receipts(),
                header.state(),
                header.validators(),
                header.nextValidators());
    }

    private static List<Evidence> evidence(LedgerNode node) {
        return node.convictions().stream()
                .map(lie -> node.evidence(lie.id()).orElseThrow())
                .toList();
    }
}
