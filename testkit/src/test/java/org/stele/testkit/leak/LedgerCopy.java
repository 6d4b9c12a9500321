package org.stele.testkit.leak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.ledger.block.Batch;
import org.stele.ledger.directory.LedgerDirectory;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.StoredBlock;
import org.stele.ledger.transaction.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a stopped member's copy of the ledger says: each transaction with its signers and receipt, each row. */
record LedgerCopy(List<Fact> transactions, List<Fact> blocks, List<Fact> rows) {
    private static final JsonMapper JSON = new JsonMapper();

    static LedgerCopy of(Path ledger) throws IOException {
        Path logs = Files.createTempDirectory("stele-attack");
        List<Fact> transactions = new ArrayList<>();
        List<Fact> blocks = new ArrayList<>();
        List<Fact> rows = new ArrayList<>();
        try (LedgerStore store = LedgerStore.openReadOnly(ledger.resolve(LedgerDirectory.CHAIN), logs)) {
            for (long height = 1; height <= store.head().orElseThrow(); height++) {
                List<Fact> some = transactions(store.block(height).orElseThrow());
                transactions.addAll(some);
                blocks.add(block(some));
            }
            store.visitState((key, value) -> rows.add(row(key.table(), key.key(), value.toArray())));
        }
        return new LedgerCopy(transactions, blocks, rows);
    }

    private static List<Fact> transactions(StoredBlock block) {
        Instant time = block.header().time();
        return block.entry().length() == 0
                ? List.of()
                : Batch.decode(block.entry()).transactions().stream()
                        .map(envelope -> transaction(envelope, time))
                        .toList();
    }

    private static Fact transaction(Envelope envelope, Instant time) {
        byte[] payload = envelope.payload().toArray();
        Set<String> tokens = Tokens.inJson(payload);
        tokens.add(envelope.id().toString());
        envelope.signatures().forEach(entry -> tokens.add(entry.key().toString()));
        JsonNode document = JSON.readTree(payload);
        String command = document.path("contract").asString() + "/"
                + document.path("command").asString();
        return new Fact(command, tokens, Optional.of(time));
    }

    /** What came in one block came at one time. */
    private static Fact block(List<Fact> transactions) {
        Set<String> tokens = new TreeSet<>();
        transactions.forEach(fact -> tokens.addAll(fact.tokens()));
        return new Fact("block", tokens, Optional.empty());
    }

    private static Fact row(String table, byte[] key, byte[] value) {
        Set<String> tokens = new TreeSet<>(Tokens.inCbor(key));
        tokens.addAll(Tokens.inCbor(value));
        return new Fact(table, tokens, Optional.empty());
    }

    List<Fact> rows(String table) {
        return rows.stream().filter(row -> row.where().equals(table)).toList();
    }
}
