package org.stele.ledger.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.stele.crypto.Hash;
import org.stele.crypto.SignatureProvider;
import org.stele.ledger.BlockListener;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.LedgerStatus;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.directory.LedgerDirectory;
import org.stele.ledger.execution.BlockExecutor;
import org.stele.ledger.execution.EntryChecker;
import org.stele.ledger.execution.Parent;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.Subscription;
import org.stele.ledger.proof.Prover;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.validator.ValidatorSet;

/** All stations of one node, wired and running. */
public final class Pipeline implements AutoCloseable {
    private final LedgerSettings settings;
    private final Halt halt = new Halt();
    private final LedgerDirectory directory;
    private final LedgerStore store;
    private final Waiting waiting;
    private final Receipts receipts;
    private final Listeners listeners;
    private final Finality finality;
    private final CertifiedHeight certified;
    private final Certification certification;
    private final VoteSender sender;
    private final Storage storage;
    private final Execution execution;
    private final Proposer proposer;
    private final Door door;
    private final ExecutorService workers;
    private final VoteExchange.Presence presence;
    private final Subscription subscription;
    private final List<Station> stations;

    public static Pipeline open(LedgerSettings settings) {
        requireProvider(settings.genesis());
        LedgerDirectory directory = LedgerDirectory.take(settings.directory(), settings.genesis());
        try {
            return open(settings, directory, LedgerStore.open(directory.chain()));
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Pipeline open(LedgerSettings settings, LedgerDirectory directory, LedgerStore store) {
        try {
            return new Pipeline(settings, directory, store);
        } catch (OrderingException e) {
            store.close();
            throw new LedgerStoppedException(Reason.ORDERING, "cannot follow the ordering: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Two libraries could disagree about a hostile signature, and so two nodes about a block. */
    private static void requireProvider(Genesis genesis) {
        if (!genesis.signatures().equals(SignatureProvider.name())) {
            throw new LedgerStoppedException(
                    Reason.RULES_MISSING,
                    "the network checks signatures with " + genesis.signatures() + " and this process with "
                            + SignatureProvider.name()
                            + ": start with -Dstele.signatures=BC, or on a machine that has ACCP, as the genesis says");
        }
    }

    private Pipeline(LedgerSettings settings, LedgerDirectory directory, LedgerStore store) throws OrderingException {
        this.settings = settings;
        this.directory = directory;
        this.store = store;
        Hash network = settings.genesis().network();
        RuleBook book = new RuleBook(settings.rules());
        BlockReader reader = new BlockReader(store, book, network);
        Prover prover = new Prover(store, network);
        Opening.Position position = new Opening(store, reader, settings.role()).open(settings.genesis(), book);
        workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("ledger-check-", 0).daemon().factory());
        long head = position.newest().header().height();
        ValidatorSet validators = store.validators(head + 1);
        certified =
                new CertifiedHeight(position.certified().map(FinalBlock::height).orElse(-1L));
        waiting = new Waiting(settings.limits().waiting());
        receipts = new Receipts(store, certified::get);
        listeners = new Listeners(reader);
        finality = new Finality(
                waiting,
                receipts,
                block -> new CertifiedView(block.certified(), block.stored().version(), prover),
                listeners);
        sender = new VoteSender(settings.votes(), settings.role().organisation(), certified);
        certification = new Certification(network, store, halt, certified, validators, sender, finality::add);
        HeadState headState = new HeadState(store, head, position.newest().tree());
        storage = new Storage(
                network,
                store,
                settings.role(),
                headState,
                new Storage.Newest(position.newest(), validators),
                certification);
        ClockWatch watch = new ClockWatch(
                settings.clock(),
                settings.limits().clockTolerance(),
                settings.limits().tick().multipliedBy(3));
        Gate gate = new Gate(halt, settings.limits(), settings.clock(), storage, certified, watch);
        proposer =
                new Proposer(network, settings.role(), settings.limits(), settings.clock(), settings.ordering(), gate);
        execution = new Execution(
                new BlockExecutor(book, network),
                headState,
                new Parent(position.newest().header(), position.newest().tree(), headState, validators, headState),
                certified,
                settings.limits().uncertified(),
                storage,
                proposer::executed);
        door = new Door(network, book, storage, receipts, waiting, proposer, workers);
        presence = settings.votes().join(settings.role().organisation(), certification);
        subscription = follow(new Intake(new EntryChecker(network, workers), book, proposer, execution, watch));
        resume(position);
        stations = startStations();
        halt.stage().thenAccept(this::tellAll);
    }

    private Subscription follow(Intake intake) throws OrderingException {
        long position = storage.newest().header().position();
        try {
            Subscription following = settings.ordering().subscribe(position, intake);
            following.ended().exceptionally(failure -> {
                halt.because(failure);
                return null;
            });
            return following;
        } catch (OrderingException e) {
            presence.close();
            workers.shutdownNow();
            throw e;
        }
    }

    private void resume(Opening.Position position) {
        position.certified().ifPresent(finality::publish);
        for (Opening.Uncertified block : position.uncertified()) {
            certification.stored(block.stored(), block.ownVote(), Optional.empty());
        }
    }

    private List<Station> startStations() {
        CertificateFetcher fetcher = new CertificateFetcher(
                settings.votes(), settings.role().organisation(), certification, certified, storage);
        return List.of(
                Station.start("propose", halt, proposer::step),
                Station.start("execute", halt, execution::step),
                Station.start("store", halt, storage::step),
                Station.start("final", halt, finality::step),
                Station.start("fetch", halt, fetcher::step));
    }

    private void tellAll(LedgerStoppedException reason) {
        presence.close();
        finality.failAll(reason);
    }

    public Genesis genesis() {
        return settings.genesis();
    }

    public CompletionStage<FinalReceipt> submit(Envelope envelope) {
        try {
            return door.submit(envelope);
        } catch (LedgerStoppedException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    public Optional<FinalReceipt> receipt(Hash transaction) {
        return receipts.find(transaction);
    }

    public CertifiedState certified() {
        return finality.newest()
                .orElseThrow(() -> new IllegalStateException("the genesis is not certified yet: wait for height 0"));
    }

    public CompletionStage<CertifiedState> waitFor(long height) {
        return finality.waitFor(height);
    }

    public CompletionStage<CertifiedState> waitFor(long height, Duration patience) {
        return finality.waitFor(height, patience);
    }

    public Subscription listen(long height, BlockListener listener) {
        return listeners.listen(height, listener);
    }

    public LedgerStatus status() {
        return new LedgerStatus(
                storage.newest().header().height(),
                certified.get(),
                waiting.count(),
                storage.newest().version().tree().size());
    }

    public void checkpoint(Path copy) {
        store.checkpoint(LedgerDirectory.prepareCopy(copy, settings.genesis()));
    }

    public List<Evidence> evidence() {
        return store.evidence();
    }

    public CompletionStage<LedgerStoppedException> stopped() {
        return halt.stage();
    }

    @Override
    public void close() {
        boolean isSound = !halt.isHalted();
        end();
        if (isSound) {
            storage.drain();
        }
        store.close();
        if (isSound) {
            directory.seal();
        }
        directory.close();
    }

    public void kill() {
        end();
        store.close();
        directory.close();
    }

    private void end() {
        halt.because(new LedgerStoppedException(Reason.CLOSED, "the ledger is closed"));
        subscription.close();
        stations.forEach(Station::end);
        listeners.close();
        sender.close();
        workers.shutdownNow();
    }
}
