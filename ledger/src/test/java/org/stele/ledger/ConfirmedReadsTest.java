package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.certificate.VotePeer;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyTables;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;

/** A confirmed read sees what was acknowledged anywhere before it was asked for, or says that it cannot tell. */
class ConfirmedReadsTest {
    @TempDir
    private Path directory;

    private ToyNetwork network;
    private List<LedgerNode> nodes;

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(4, directory);
        nodes = new ArrayList<>(network.openAll());
        await(nodes.getFirst().waitFor(1));
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void whatAnyNodeAcknowledgedIsSeenAtEveryOther() throws Exception {
        for (int i = 0; i < 40; i++) {
            RandomId record = RandomId.generate();
            await(nodes.get(i % 4).submit(network.commit(record)));
            assertThat(await(nodes.get((i + 1) % 4).confirmed()).contains(ToyTables.RECORDS, record))
                    .isTrue();
        }
    }

    @Test
    void oneOfFourMayBeDown() throws Exception {
        nodes.get(3).kill();
        RandomId record = RandomId.generate();
        await(nodes.get(0).submit(network.commit(record)));
        assertThat(await(nodes.get(1).confirmed()).contains(ToyTables.RECORDS, record))
                .isTrue();
    }

    @Test
    void whoClaimsAVoteForWhatIsNotHoldsNobodyUp() throws Exception {
        nodes.get(3).kill();
        RandomId liar = ToyNetwork.organisation(3);
        Header real = nodes.getFirst().certified().header();
        Header claimed = new Header(
                real.epoch(),
                1_000_000,
                1_000_000,
                real.previous(),
                real.entry(),
                real.time(),
                real.rules(),
                real.count(),
                real.transactions(),
                real.receipts(),
                real.state(),
                real.validators(),
                real.nextValidators());
        network.votes().join(liar, new Claiming(Vote.sign(network.id(), claimed, liar, ToyNetwork.voteKey(3))));
        RandomId record = RandomId.generate();
        await(nodes.get(0).submit(network.commit(record)));
        for (int i = 0; i < 20; i++) {
            assertThat(await(nodes.get(1).confirmed()).contains(ToyTables.RECORDS, record))
                    .isTrue();
        }
    }

    private record Claiming(Vote vote) implements VotePeer {
        @Override
        public void vote(Vote other) {
            // it takes what it is told and says nothing
        }

        @Override
        public List<CertifiedHeader> certified(long height, int limit) {
            return List.of();
        }

        @Override
        public List<Vote> votes(long height) {
            return List.of(vote);
        }
    }

    @Test
    void withoutAQuorumItSaysSoAndPlainReadsGoOn() {
        nodes.get(2).kill();
        nodes.get(3).kill();
        assertThatThrownBy(
                        () -> nodes.getFirst().confirmed().toCompletableFuture().get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(RefusalReason.NOT_CERTIFIED));
        assertThat(nodes.getFirst().certified().height()).isNotNegative();
    }
}
