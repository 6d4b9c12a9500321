package org.stele.contracts;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.contracts.rules.HealthRules;
import org.stele.crypto.SigningKey;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.Role;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.certificate.InProcessVotes;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Contract;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/** The members of a {@link World} with one real node, the north hospital's, that validates alone. */
final class Chain implements AutoCloseable {
    private final Genesis genesis;
    private final EmbeddedOrdering ordering;
    private final Path directory;
    private LedgerNode node;

    Chain(Path directory) throws Exception {
        this.directory = directory;
        genesis = genesis();
        ordering = EmbeddedOrdering.open(directory.resolve("ordering"));
        node = LedgerNode.open(settings(new HealthRules()));
    }

    /** What its node is opened with. */
    LedgerSettings settings(Rules... rules) {
        return new LedgerSettings(
                directory.resolve("node"),
                genesis,
                List.of(rules),
                new Role.Voter(World.NORTH.id().value(), Keys.signing("north/vote")),
                ordering,
                new InProcessVotes(),
                InstantSource.system(),
                LedgerLimits.standard().withTick(Duration.ofMillis(200)));
    }

    /** Ends the node and starts it otherwise. */
    void restart(LedgerSettings settings) {
        node.close();
        node = LedgerNode.open(settings);
    }

    /** Why the node stopped, when it has. */
    LedgerStoppedException stopped() throws Exception {
        return await(node.stopped());
    }

    CertifiedState at(long height) throws Exception {
        return await(node.waitFor(height));
    }

    private static Genesis genesis() {
        ValidatorSet alone =
                new ValidatorSet(List.of(new Validator(World.NORTH.id().value(), World.NORTH.vote())));
        NetworkGenesis state = new NetworkGenesis(
                List.of(World.NORTH.candidate(true), World.SOUTH.candidate(false), World.BOARD.candidate(false)),
                World.LIMITS);
        return Genesis.create("health", millis(), 1, "ACCP", alone, state);
    }

    static Instant millis() {
        return Instant.ofEpochMilli(InstantSource.system().millis());
    }

    /** Signs with the keys of these names, sends it, and waits until it is final. */
    FinalReceipt send(Author author, Record command, String... keys) throws Exception {
        Contract<?> contract = contractOf(command);
        SigningKey[] signing = Arrays.stream(keys).map(Keys::signing).toArray(SigningKey[]::new);
        return await(node.submit(TransactionBuilder.of(
                        genesis.network(),
                        contract.name(),
                        nameIn(contract, command),
                        command,
                        author,
                        millis().plus(Duration.ofMinutes(5)))
                .sign(signing)));
    }

    Code does(Author author, Record command, String... keys) throws Exception {
        return send(author, command, keys).code();
    }

    /** The certified state in which what has a receipt is seen. */
    CertifiedState after(FinalReceipt receipt) throws Exception {
        return await(node.waitFor(receipt.height()));
    }

    CertifiedState state() {
        return node.certified();
    }

    ProofVerifier verifier() {
        return new ProofVerifier(genesis);
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Contract<?> contractOf(Record command) {
        return new HealthRules()
                .contracts().stream()
                        .filter(contract -> contract.commands().containsValue(command.getClass()))
                        .findFirst()
                        .orElseThrow();
    }

    private static String nameIn(Contract<?> contract, Record command) {
        return contract.commands().entrySet().stream()
                .filter(entry -> entry.getValue() == command.getClass())
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @Override
    public void close() {
        node.close();
        ordering.close();
    }
}
