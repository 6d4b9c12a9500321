package org.stele.ledger.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.stele.crypto.Hash;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.Observation;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Conviction;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.execution.EntryChecker;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.state.LedgerStore;

/** All stations of one node, wired: {@link #start} opens a store and lets them run, {@link #end} ends them for good. */
final class Stations {
    private final LedgerSettings settings;
    private final LedgerStore store;
    private final RuleBook book;
    private final NewestStored newest;
    private final Halt halt = new Halt();
    private final Observations observations = new Observations();
    private final Convictions convictions;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("ledger-check-", 0).daemon().factory());
    private final CertifiedHeight certified;
    private final Readers readers;
    private final Voting voting;
    private final ConfirmedReads confirmedReads;
    private final Proposer proposer;
    private final Following following;
    private final Door door;
    private List<VoteExchange.Presence> presences = List.of();
    private List<Station> running = List.of();

    private Stations(
            LedgerSettings settings,
            LedgerStore store,
            RuleBook book,
            BlockReader reader,
            OwnVotes votes,
            Opening.Position position) {
        this.settings = settings;
        this.store = store;
        this.book = book;
        Hash network = settings.genesis().network();
        newest = new NewestStored(new Newest(
                position.newest(), store.validators(position.newest().header().height() + 1)));
        certified =
                new CertifiedHeight(position.certified().map(FinalBlock::height).orElse(-1L));
        readers = Readers.of(settings, store, reader, certified);
        convictions = new Convictions(store);
        voting = new Voting(
                settings, store, halt, certified, newest().validators(), convictions, readers.finality(), this::detour);
        confirmedReads = new ConfirmedReads(
                new Confirmation(voting.heights(), certified, readers.finality(), store::validators));
        ClockWatch watch = new ClockWatch(
                settings.clock(),
                settings.limits().clockTolerance(),
                settings.limits().tick().multipliedBy(3));
        Gate gate = new Gate(halt, settings.limits(), settings.clock(), this::newest, certified, watch);
        proposer = new Proposer(
                network,
                settings.role(),
                settings.limits(),
                settings.clock(),
                settings.ordering(),
                gate,
                new Overdue(
                        certified,
                        settings.ordering(),
                        observations,
                        settings.limits().standstill()));
        Line.Tools tools = new Line.Tools(
                network,
                settings.ordering(),
                settings.epoch(),
                store,
                newest,
                book,
                new EntryChecker(network, workers),
                votes,
                halt,
                certified,
                voting.certification(),
                readers.finality(),
                proposer,
                watch,
                convictions,
                settings.limits().uncertified());
        following = new Following(tools, catchUp(tools));
        Room room = new Room(settings.limits().waiting(), settings.limits().waitingBytes());
        door = new Door(network, book, this::newest, readers.receipts(), readers.waiting(), room, proposer, workers);
    }

    private CatchUp catchUp(Line.Tools tools) {
        RollBack rollBack =
                new RollBack(store, voting.certification(), readers.waiting(), proposer, this::accuseLeader);
        return new CatchUp(
                settings.role().organisation(), settings.blocks(), new Adoption(tools, rollBack), observations);
    }

    /** Goes on where the store ends. The position it opens at is not kept: it leads to every later version of the state. */
    static Stations start(LedgerSettings settings, LedgerStore store) throws OrderingException {
        Hash network = settings.genesis().network();
        RuleBook book = new RuleBook(settings.rules());
        BlockReader reader = new BlockReader(store, book, network);
        OwnVotes votes = new OwnVotes(network, settings.role(), store);
        Opening.Position position = new Opening(store, reader, votes).open(settings.genesis(), book);
        Stations stations = new Stations(settings, store, book, reader, votes, position);
        stations.resume(position);
        stations.run();
        return stations;
    }

    private void run() throws OrderingException {
        presences = voting.join();
        try {
            following.open();
        } catch (OrderingException | RuntimeException e) { // whatever it was: what was opened is closed
            presences.forEach(VoteExchange.Presence::close);
            voting.end();
            readers.listeners().close();
            confirmedReads.close();
            workers.shutdownNow();
            throw e;
        }
        running = List.of(
                Station.start("propose", halt, proposer::step),
                Station.start("follow", halt, following::step),
                Station.start("final", halt, readers.finality()::step),
                Station.start("fetch", halt, voting.fetcher(this::newest, this::detour)::step));
        halt.stage().thenAccept(this::tellAll);
    }

    private void resume(Opening.Position position) {
        Certification certification = voting.certification();
        position.certified().ifPresent(certification::begin);
        position.certified().ifPresent(readers.finality()::publish);
        for (Opening.Uncertified block : position.uncertified()) {
            certification.stored(block.stored(), block.ownVote(), Optional.empty());
        }
    }

    private void tellAll(LedgerStoppedException reason) {
        presences.forEach(VoteExchange.Presence::close);
        readers.finality().failAll(reason);
    }

    /** Who leads now did not give this node what it has from an epoch before. */
    private void accuseLeader(Header own) {
        settings.ordering()
                .leader()
                .filter(_ -> own.epoch() == settings.epoch())
                .ifPresent(leader ->
                        observations.add(new Observation(leader, own.height(), Observation.Kind.OTHER_ORDER)));
    }

    private void detour(long height) {
        following.detour(height);
    }

    Newest newest() {
        return newest.get();
    }

    Halt halt() {
        return halt;
    }

    Door door() {
        return door;
    }

    ConfirmedReads confirmedReads() {
        return confirmedReads;
    }

    Readers readers() {
        return readers;
    }

    CertifiedHeight certified() {
        return certified;
    }

    RuleBook book() {
        return book;
    }

    List<Observation> observations() {
        return observations.all();
    }

    List<Conviction> convictions() {
        return convictions.all();
    }

    /** Ends all at once, and returns when nothing writes to the store any more. */
    void end() {
        halt.because(new LedgerStoppedException(Reason.CLOSED, "the ledger is closed"));
        voting.certification().awaitQuiet();
        running.forEach(Station::end);
        following.end();
        readers.listeners().close();
        confirmedReads.close();
        voting.end();
        workers.shutdownNow();
    }

    /** After {@link #end}: stores what was executed. */
    void finish() {
        following.finish();
    }
}
