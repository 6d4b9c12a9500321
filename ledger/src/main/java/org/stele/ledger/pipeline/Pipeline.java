package org.stele.ledger.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.SignatureProvider;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.BlockListener;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.LedgerStatus;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.Observation;
import org.stele.ledger.Role;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.directory.LedgerDirectory;
import org.stele.ledger.execution.EntryChecker;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.Subscription;
import org.stele.ledger.proof.Prover;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.transaction.Envelope;

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
    private final Observations observations = new Observations();
    private final Following following;
    private final Door door;
    private final ExecutorService workers;
    private final List<VoteExchange.Presence> presences;
    private final List<Station> stations;

    public static Pipeline open(LedgerSettings settings) {
        requireProvider(settings.genesis());
        LedgerDirectory directory = LedgerDirectory.take(settings.directory(), settings.genesis());
        try {
            LedgerSettings here = settings.withRole(directory.roleHere(settings.role()));
            return open(here, directory, LedgerStore.open(directory.chain()));
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
        OwnVotes votes = new OwnVotes(network, settings.role(), store);
        Opening.Position position = new Opening(store, reader, votes).open(settings.genesis(), book);
        Newest newest = new Newest(
                position.newest(), store.validators(position.newest().header().height() + 1));
        certified =
                new CertifiedHeight(position.certified().map(FinalBlock::height).orElse(-1L));
        workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("ledger-check-", 0).daemon().factory());
        waiting = new Waiting(settings.limits().waiting());
        receipts = new Receipts(store, certified::get);
        listeners = new Listeners(reader);
        finality = new Finality(
                waiting,
                receipts,
                block -> new CertifiedView(block.certified(), block.stored().version(), prover),
                listeners);
        sender = new VoteSender(settings.votes(), settings.role().organisation(), certified);
        certification = new Certification(
                network, store, halt, certified, newest.validators(), sender, finality::add, this::detour);
        ClockWatch watch = new ClockWatch(
                settings.clock(),
                settings.limits().clockTolerance(),
                settings.limits().tick().multipliedBy(3));
        Gate gate = new Gate(halt, settings.limits(), settings.clock(), this::newest, certified, watch);
        Proposer proposer =
                new Proposer(network, settings.role(), settings.limits(), settings.clock(), settings.ordering(), gate);
        Line.Tools tools = new Line.Tools(
                network,
                settings.ordering(),
                settings.epoch(),
                store,
                book,
                new EntryChecker(network, workers),
                votes,
                halt,
                certified,
                certification,
                finality,
                proposer,
                watch,
                settings.limits().uncertified());
        following = new Following(tools, catchUp(newest, tools));
        door = new Door(network, book, this::newest, receipts, waiting, proposer, workers);
        resume(position);
        presences = join();
        stations = start(proposer);
        halt.stage().thenAccept(this::tellAll);
    }

    private CatchUp catchUp(Newest newest, Line.Tools tools) {
        RollBack rollBack = new RollBack(store, certification, waiting, tools.proposer());
        return new CatchUp(newest, tools, settings.role().organisation(), settings.blocks(), rollBack, observations);
    }

    private void resume(Opening.Position position) {
        position.certified().ifPresent(certification::begin);
        position.certified().ifPresent(finality::publish);
        for (Opening.Uncertified block : position.uncertified()) {
            certification.stored(block.stored(), block.ownVote(), Optional.empty());
        }
    }

    private List<VoteExchange.Presence> join() {
        RandomId self = settings.role().organisation();
        VoteExchange.Presence votes = settings.votes().join(self, certification);
        return List.of(votes, settings.blocks().join(self, new BlockServer(store, certified)));
    }

    private List<Station> start(Proposer proposer) throws OrderingException {
        try {
            following.open();
        } catch (OrderingException e) {
            presences.forEach(VoteExchange.Presence::close);
            workers.shutdownNow();
            throw e;
        }
        CertificateFetcher fetcher = new CertificateFetcher(
                settings.genesis().network(),
                settings.votes(),
                settings.role().organisation(),
                certification,
                certified,
                this::newest,
                this::detour);
        return List.of(
                Station.start("propose", halt, proposer::step),
                Station.start("follow", halt, following::step),
                Station.start("final", halt, finality::step),
                Station.start("fetch", halt, fetcher::step));
    }

    private Newest newest() {
        return following.newest();
    }

    private void detour(long height) {
        following.detour(height);
    }

    private void tellAll(LedgerStoppedException reason) {
        presences.forEach(VoteExchange.Presence::close);
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
                newest().header().height(),
                certified.get(),
                waiting.count(),
                newest().version().tree().size());
    }

    public void checkpoint(Path copy) {
        store.checkpoint(directory.prepareCopy(copy, settings.genesis(), voteKeys()));
    }

    /** This organisation's keys that may have voted: its own one, and the one in force for it. */
    private List<VerificationKey> voteKeys() {
        List<VerificationKey> keys = new ArrayList<>();
        if (settings.role() instanceof Role.Voter voter) {
            keys.add(voter.key().verificationKey());
        }
        newest().validators().validators().stream()
                .filter(validator ->
                        validator.organisation().equals(settings.role().organisation()))
                .forEach(validator -> keys.add(validator.voteKey()));
        return keys;
    }

    public List<Evidence> evidence() {
        return store.evidence();
    }

    public List<Observation> observations() {
        return observations.all();
    }

    public CompletionStage<LedgerStoppedException> stopped() {
        return halt.stage();
    }

    @Override
    public void close() {
        boolean isSound = !halt.isHalted();
        end();
        if (isSound) {
            following.finish();
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
        certification.awaitQuiet();
        stations.forEach(Station::end);
        following.end();
        listeners.close();
        sender.close();
        workers.shutdownNow();
    }
}
