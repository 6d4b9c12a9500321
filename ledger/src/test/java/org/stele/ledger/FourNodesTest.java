package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Code;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyTables;
import org.stele.ledger.transaction.Envelope;

class FourNodesTest {
    @TempDir
    Path directory;

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
    void allComeToTheSameHeaders() throws Exception {
        for (int i = 0; i < 40; i++) {
            commit(i % 4);
        }
        long height = nodes.getFirst().certified().height();
        List<Header> headers = new ArrayList<>();
        for (LedgerNode node : nodes) {
            headers.add(headerAt(node, height));
        }
        assertThat(headers).containsOnly(headers.getFirst());
    }

    @Test
    void aCertificateHasThreeOfFourSignatures() throws Exception {
        commit(0);
        var certified = nodes.getFirst().certified().certifiedHeader();
        assertThat(certified.certificate().signatures()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void withTwoNodesDownNothingIsFinalAndWhenOneIsBackItIs() throws Exception {
        commit(0);
        nodes.get(2).kill();
        nodes.get(3).kill();
        Envelope envelope = network.commit(RandomId.generate());
        CompletionStage<FinalReceipt> receipt = nodes.getFirst().submit(envelope);
        assertThatThrownBy(() -> receipt.toCompletableFuture().get(1, TimeUnit.SECONDS))
                .isInstanceOf(TimeoutException.class);
        assertThat(nodes.getFirst().receipt(envelope.id())).isEmpty();

        nodes.set(2, network.open(2));
        assertThat(await(receipt).code()).isEqualTo(Code.OK);
    }

    @Test
    void aKilledNodeComesBackWithTheSameStateAndCatchesUp() throws Exception {
        RandomId before = commit(3);
        long entries = nodes.get(3).status().entries();
        long height = nodes.get(3).certified().height();
        Header header = headerAt(nodes.get(3), height);
        nodes.get(3).kill();
        RandomId meanwhile = commit(0);

        nodes.set(3, network.open(3));
        CertifiedState state =
                await(nodes.get(3).waitFor(nodes.getFirst().certified().height()));

        assertThat(nodes.get(3).status().entries()).isGreaterThanOrEqualTo(entries);
        assertThat(state.contains(ToyTables.RECORDS, before)).isTrue();
        assertThat(state.contains(ToyTables.RECORDS, meanwhile)).isTrue();
        assertThat(headerAt(nodes.get(3), height)).isEqualTo(header);
    }

    @Test
    void allKilledAtOnceLoseNothing() throws Exception {
        RandomId record = commit(0);
        Envelope envelope = network.commit(RandomId.generate());
        FinalReceipt receipt = await(nodes.getFirst().submit(envelope));
        nodes.forEach(LedgerNode::kill);

        nodes = network.openAll();

        CertifiedState state = await(nodes.get(1).waitFor(receipt.height()));
        assertThat(state.contains(ToyTables.RECORDS, record)).isTrue();
        assertThat(nodes.get(1).receipt(envelope.id())).contains(receipt);
        assertThat(await(nodes.getFirst().submit(envelope))).isEqualTo(receipt);
    }

    @Test
    void certifiedStateIsReadableAfterARestartWithoutAQuorum() throws Exception {
        RandomId record = commit(0);
        CertifiedState before = nodes.getFirst().certified();
        nodes.get(1).kill();
        nodes.get(2).kill();
        nodes.get(3).kill();
        RandomId uncertified = RandomId.generate();
        nodes.getFirst().submit(network.commit(uncertified));
        long certified = nodes.getFirst().status().certified();
        await(until(() -> nodes.getFirst().status().executed() > certified + 1));
        nodes.getFirst().kill();

        LedgerNode alone = network.open(0);

        CertifiedState state = alone.certified();
        assertThat(state.height()).isGreaterThanOrEqualTo(before.height());
        assertThat(alone.status().executed()).isGreaterThan(state.height());
        assertThat(state.contains(ToyTables.RECORDS, record)).isTrue();
        assertThat(state.contains(ToyTables.RECORDS, uncertified)).isFalse();
        new ProofVerifier(network.genesis()).verify(state.prove(ToyTables.RECORDS, uncertified));
    }

    @Test
    void validatorsChangeAndProofsFollowThem() throws Exception {
        RandomId record = commit(0);
        ToyCommand change = new ToyCommand.ChangeValidators(
                List.of(ToyNetwork.validator(0), ToyNetwork.validator(1), ToyNetwork.validator(2)));
        FinalReceipt receipt = await(nodes.getFirst().submit(network.envelope(0, "changeValidators", change)));
        commit(1);
        CertifiedState state = await(nodes.getFirst().waitFor(receipt.height() + 1));
        var proof = state.prove(ToyTables.RECORDS, record);
        var proven = new ProofVerifier(network.genesis()).verify(proof);
        assertThat(proven.height()).isGreaterThan(receipt.height());
        assertThat(state.certifiedHeader().certificate().signatures()).hasSize(3);
        assertThat(nodes.get(3).submit(network.commit(RandomId.generate())).toCompletableFuture())
                .isCompletedExceptionally();
    }

    private RandomId commit(int node) throws Exception {
        RandomId record = RandomId.generate();
        FinalReceipt receipt = await(nodes.get(node).submit(network.commit(record)));
        assertThat(receipt.code()).isEqualTo(Code.OK);
        assertThat(nodes.get(node).certified().get(ToyTables.RECORDS, record))
                .contains(Hash.of(record.bytes().unsafeArray()));
        return record;
    }

    private static Header headerAt(LedgerNode node, long height) throws Exception {
        java.util.concurrent.CompletableFuture<Header> header = new java.util.concurrent.CompletableFuture<>();
        try (var _ = node.listen(height - 1, block -> header.complete(block.header()))) {
            return await(header);
        }
    }

    private CompletionStage<Boolean> until(java.util.function.BooleanSupplier condition) {
        return java.util.concurrent.CompletableFuture.supplyAsync(() -> {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
            return true;
        });
    }
}
