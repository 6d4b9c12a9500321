package org.stele.benchmarks.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Entry;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.Sheet;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.TransactionBuilder;

/** Makes signed {@code record.commit} transactions, by the members in turn, on all cores. */
public final class RecordTransactions {
    /** Below the ten minutes that the rules allow to members, so that clocks may differ. */
    private static final Duration LIFE = Duration.ofMinutes(9);

    private final Hash network;
    private final List<Signer> signers;

    /** A transaction with one of its records. */
    public record Signed(Envelope envelope, RecordId record) {}

    public RecordTransactions(HealthNetwork network) {
        this(
                network.genesis().network(),
                network.members().stream().map(Organisation::signer).toList());
    }

    /**
     * For any network.
     *
     * @param signers who sign in turn
     */
    public RecordTransactions(Hash network, List<Signer> signers) {
        this.network = network;
        this.signers = signers;
    }

    /** Makes and signs transactions, of the first {@code proven} of which a record is remembered. */
    public SignedWindow window(int transactions, int records, int proven) {
        return new SignedWindow(sign(transactions, records), proven);
    }

    /**
     * Makes and signs transactions.
     *
     * @param records in each transaction, 1 to 400
     */
    public List<Signed> sign(int transactions, int records) {
        Instant expires = Instant.ofEpochMilli(InstantSource.system().millis()).plus(LIFE);
        return IntStream.range(0, transactions)
                .parallel()
                .mapToObj(i -> sign(signers.get(i % signers.size()), records, expires))
                .toList();
    }

    private Signed sign(Signer author, int records, Instant expires) {
        List<Entry> entries = IntStream.range(0, records).mapToObj(_ -> entry()).toList();
        RecordCommand.Commit commit = new RecordCommand.Commit(List.of(new Sheet(Attestor.ORGANISATION, entries)));
        Envelope envelope = TransactionBuilder.of(
                        network, "record", "commit", commit, author.id().author(), expires)
                .sign(author.key());
        return new Signed(envelope, entries.getFirst().id());
    }

    /** What a commitment hides does not change what it costs, so it is random here. */
    private static Entry entry() {
        byte[] commitment = new byte[Hash.LENGTH];
        byte[] id = new byte[RandomId.LENGTH];
        ThreadLocalRandom.current().nextBytes(commitment);
        ThreadLocalRandom.current().nextBytes(id);
        return new Entry(new RecordId(new RandomId(Bytes.wrap(id))), Hash.wrap(commitment));
    }
}
