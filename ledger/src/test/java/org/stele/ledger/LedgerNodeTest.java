package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Code;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Proven;
import org.stele.ledger.proof.Statement;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyTables;
import org.stele.ledger.transaction.Envelope;

class LedgerNodeTest {
    @TempDir
    Path directory;

    @Test
    void aTransactionGoesFromTheDoorToAFinalReceiptAndAProof() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            LedgerNode node = network.open(0);
            RandomId record = RandomId.generate();
            Envelope envelope = network.commit(record);

            FinalReceipt receipt = await(node.submit(envelope));

            assertThat(receipt.code()).isEqualTo(Code.OK);
            CertifiedState state = node.certified();
            Hash commitment = Hash.of(record.bytes().unsafeArray());
            assertThat(state.get(ToyTables.RECORDS, record)).contains(commitment);
            assertThat(node.receipt(envelope.id())).contains(receipt);

            ProofVerifier verifier = new ProofVerifier(network.genesis());
            Proven proven = verifier.verify(state.prove(ToyTables.RECORDS, record));
            assertThat(Statement.valueOf(proven.statement(), ToyTables.RECORDS, record))
                    .contains(commitment);
            Proof absent = state.prove(ToyTables.RECORDS, RandomId.generate());
            assertThat(verifier.verify(absent).statement()).isInstanceOf(Statement.Absent.class);
            Optional<Proof> executed = state.proveTransaction(envelope.id());
            assertThat(verifier.verify(executed.orElseThrow()).statement())
                    .isEqualTo(new Statement.Executed(envelope, receipt));
        }
    }

    @Test
    void whoWaitsForAHeightIsToldWhenTheirPatienceEnds() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            LedgerNode node = network.open(0);
            assertThat(await(node.waitFor(0, Duration.ofSeconds(60))).height()).isNotNegative();
            CompletionStage<CertifiedState> never = node.waitFor(Long.MAX_VALUE, Duration.ofMillis(1));
            assertThatThrownBy(() -> await(never)).hasRootCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void fourNodesComeToTheSameState() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(4, directory)) {
            var nodes = network.openAll();
            for (int i = 0; i < 20; i++) {
                assertThat(await(nodes.get(i % 4).submit(network.commit(RandomId.generate())))
                                .code())
                        .isEqualTo(Code.OK);
            }
            // where the last transaction became final first, no other has gone further
            long height = nodes.getLast().certified().height();
            for (LedgerNode node : nodes) {
                await(node.waitFor(height));
            }
            assertThat(nodes.stream().map(node -> node.status().entries()).distinct())
                    .hasSize(1);
        }
    }
}
