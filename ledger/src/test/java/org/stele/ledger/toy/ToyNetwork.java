package org.stele.ledger.toy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.SignatureProvider;
import org.stele.crypto.SigningKey;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.Role;
import org.stele.ledger.block.Batch;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.InProcessBlocks;
import org.stele.ledger.certificate.InProcessVotes;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.contract.Author;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/** A network by the toy rules: its members' keys, its genesis, its ordering, and as many of its nodes as a test opens. */
public final class ToyNetwork implements AutoCloseable {
    /** Ten authors that may commit: {@code org:author0} to {@code org:author9}. */
    public static final int AUTHORS = 10;

    private static final Map<Integer, SigningKey> KEYS = new ConcurrentHashMap<>();

    private final Path directory;
    private final int size;
    private final InstantSource clock;
    private final Genesis genesis;
    private final InProcessVotes votes = new InProcessVotes();
    private final InProcessBlocks blocks = new InProcessBlocks();
    private final List<LedgerNode> opened = new ArrayList<>();
    private EmbeddedOrdering ordering;

    private ToyNetwork(Path directory, int size, InstantSource clock, Genesis genesis) throws OrderingException {
        this.directory = directory;
        this.size = size;
        this.clock = clock;
        this.genesis = genesis;
        this.ordering = EmbeddedOrdering.open(directory.resolve("ordering"));
    }

    public static ToyNetwork of(int size, Path directory) throws OrderingException {
        return of(size, directory, InstantSource.system());
    }

    public static ToyNetwork of(int size, Path directory, InstantSource clock) throws OrderingException {
        return new ToyNetwork(directory, size, clock, genesis(size, clock.instant(), SignatureProvider.name()));
    }

    public static Genesis genesis(int size, Instant time) {
        return genesis(size, time, "ACCP");
    }

    private static Genesis genesis(int size, Instant time, String signatures) {
        ValidatorSet validators = new ValidatorSet(
                IntStream.range(0, size).mapToObj(ToyNetwork::validator).toList());
        TreeMap<String, VerificationKey> keys = new TreeMap<>();
        for (int i = 0; i < AUTHORS; i++) {
            keys.put("author" + i, authorKey(i).verificationKey());
        }
        return Genesis.create(
                "toy",
                Instant.ofEpochMilli(time.toEpochMilli()),
                1,
                signatures,
                validators,
                new ToyRules.Part(validators.validators(), keys));
    }

    public static Validator validator(int index) {
        return new Validator(organisation(index), voteKey(index).verificationKey());
    }

    public static RandomId organisation(int index) {
        return new RandomId(Bytes.wrap(
                ByteBuffer.allocate(RandomId.LENGTH).putInt(index + 1).array()));
    }

    public static SigningKey voteKey(int index) {
        return key(1000 + index);
    }

    public static SigningKey authorKey(int index) {
        return key(2000 + index);
    }

    public static SigningKey key(int seed) {
        return KEYS.computeIfAbsent(
                seed,
                number -> Ed25519SigningKey.fromSeed(
                        ByteBuffer.allocate(32).putInt(number).array()));
    }

    public Genesis genesis() {
        return genesis;
    }

    public Hash id() {
        return genesis.network();
    }

    public Ordering ordering() {
        return ordering;
    }

    public VoteExchange votes() {
        return votes;
    }

    public BlockExchange blocks() {
        return blocks;
    }

    public int size() {
        return size;
    }

    /** A batch by member {@code index}, as its node would put it into the ordering. */
    public Bytes batch(int index, Instant time, Envelope... envelopes) {
        return Batch.sign(
                        id(),
                        organisation(index),
                        voteKey(index),
                        Instant.ofEpochMilli(time.toEpochMilli()),
                        List.of(envelopes))
                .encoded();
    }

    /** Opens the node of member {@code index}, with a tick of 200 ms. */
    public LedgerNode open(int index) {
        return open(settings(index));
    }

    public LedgerNode open(LedgerSettings settings) {
        LedgerNode node = LedgerNode.open(settings);
        opened.add(node);
        return node;
    }

    public List<LedgerNode> openAll() {
        return IntStream.range(0, size).mapToObj(this::open).toList();
    }

    public LedgerSettings settings(int index) {
        return new LedgerSettings(
                folder(index),
                genesis,
                List.of(new ToyRules(1), new ToyRules(2)),
                new Role.Voter(organisation(index), voteKey(index)),
                ordering,
                votes,
                blocks,
                clock,
                LedgerLimits.standard().withTick(Duration.ofMillis(200)));
    }

    /** As {@link #settings(int)}, of a node that has these vote keys, the newest first. */
    public LedgerSettings settings(int index, List<SigningKey> voteKeys) {
        LedgerSettings settings = settings(index);
        return new LedgerSettings(
                settings.directory(),
                settings.genesis(),
                settings.rules(),
                new Role.Voter(organisation(index), voteKeys),
                settings.ordering(),
                settings.votes(),
                settings.blocks(),
                settings.clock(),
                settings.limits());
    }

    /** As {@link #settings(int)}, following {@code view} of the ordering. */
    public LedgerSettings settings(int index, Ordering view) {
        return settings(index, view, blocks);
    }

    /** As {@link #settings(int, Ordering)}, asking others for blocks by {@code exchange}. */
    public LedgerSettings settings(int index, Ordering view, BlockExchange exchange) {
        LedgerSettings settings = settings(index);
        return new LedgerSettings(
                settings.directory(),
                settings.genesis(),
                settings.rules(),
                settings.role(),
                view,
                settings.votes(),
                exchange,
                settings.clock(),
                settings.limits());
    }

    public Path folder(int index) {
        return directory.resolve("node" + index);
    }

    public Envelope commit(RandomId record) {
        return commit(0, record);
    }

    public Envelope commit(int author, RandomId record) {
        return envelope(
                author,
                "commit",
                new ToyCommand.Commit(record, Hash.of(record.bytes().unsafeArray())));
    }

    /** Signed by author {@code author}, valid for five minutes. */
    public Envelope envelope(int author, String command, ToyCommand body) {
        return draft(author, command, body).sign(authorKey(author));
    }

    public TransactionBuilder draft(int author, String command, Object body) {
        return TransactionBuilder.of(
                id(),
                "stone",
                command,
                body,
                new Author("org", "author" + author),
                clock.instant().plus(Duration.ofMinutes(5)));
    }

    /** Waits at most 20 seconds for what must come. */
    public static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        opened.forEach(LedgerNode::kill);
        ordering.close();
    }
}
