package org.stele.cli.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.stele.benchmarks.ledger.HealthNetwork;
import org.stele.benchmarks.ledger.Organisation;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Entry;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.RecordTables;
import org.stele.contracts.record.Sheet;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.formats.proof.AmendmentProof;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.ProvenRecord;
import org.stele.formats.release.ChartId;
import org.stele.formats.release.Disclosed;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.vault.commitment.Salt;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;

/**
 * What a network of four nodes holds of a record and its correction, as proofs.
 *
 * @param file an amendment's proof file
 * @param state a proof of the ledger that the older record is superseded
 * @param absence one that a third record is not there
 * @param transaction one that the amendment was executed
 */
record AmendedRecord(Genesis genesis, RecordId old, Bytes file, Proof state, Proof absence, Proof transaction) {
    static AmendedRecord make(Path directory) throws Exception {
        LedgerLimits limits = LedgerLimits.standard().withTick(Duration.ofMillis(200));
        try (HealthNetwork network = HealthNetwork.open(directory, 4, 4, limits)) {
            return make(network);
        }
    }

    private static AmendedRecord make(HealthNetwork network) {
        ChartId chart = ChartId.generate();
        Disclosed before = disclosed(chart, "{\"value\":1}");
        Disclosed after = disclosed(chart, "{\"value\":2}");
        Entry entry = new Entry(before.record(), before.commitment());
        Sheet sheet = new Sheet(Attestor.ORGANISATION, List.of(entry));
        send(network, "commit", new RecordCommand.Commit(List.of(sheet)));
        FinalReceipt last = send(
                network,
                "amend",
                new RecordCommand.Amend(
                        after.record(),
                        after.commitment(),
                        Attestor.ORGANISATION,
                        before.record(),
                        AmendReason.CORRECTED_RESULT));
        CertifiedState state = HealthNetwork.await(network.nodes().getFirst().waitFor(last.height()));
        Proof superseded = state.prove(RecordTables.RECORD, before.record());
        AmendmentProof proof = new AmendmentProof(
                new ProvenRecord(before, superseded),
                new ProvenRecord(after, state.prove(RecordTables.RECORD, after.record())));
        return new AmendedRecord(
                network.genesis(),
                before.record(),
                ProofFile.write(proof),
                superseded,
                state.prove(RecordTables.RECORD, new RecordId(RandomId.generate())),
                state.proveTransaction(last.transaction()).orElseThrow());
    }

    private static Disclosed disclosed(ChartId chart, String content) {
        Labels labels = Labels.of(Label.parse("kind:Observation"), Label.parse("domain:laboratory"));
        return Disclosed.of(
                new RecordId(RandomId.generate()),
                chart,
                labels,
                Salt.generate(),
                Bytes.wrap(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static FinalReceipt send(HealthNetwork network, String command, RecordCommand body) {
        Organisation author = network.members().getFirst();
        Instant expires = Instant.now().plus(Duration.ofMinutes(5));
        return HealthNetwork.await(network.nodes()
                .getFirst()
                .submit(TransactionBuilder.of(
                                network.genesis().network(),
                                "record",
                                command,
                                body,
                                author.id().author(),
                                expires)
                        .sign(author.transactions())));
    }
}
