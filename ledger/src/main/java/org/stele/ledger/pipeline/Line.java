package org.stele.ledger.pipeline;

import java.util.List;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Header;
import org.stele.ledger.execution.BlockExecutor;
import org.stele.ledger.execution.EntryChecker;
import org.stele.ledger.execution.Parent;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.Subscription;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.Tables;

/**
 * One run of intake, execution and storage behind a subscription to the ordering. It ends for good; another may go on from
 * where it came to.
 */
final class Line {
    private final Storage storage;
    private final Subscription subscription;
    private final List<Station> stations;

    /**
     * What every line of a node works with.
     *
     * @param epoch that the ordering serves
     * @param uncertified how many blocks may lack a certificate before no more are executed
     */
    record Tools(
            Hash network,
            Ordering ordering,
            long epoch,
            LedgerStore store,
            NewestStored newest,
            RuleBook book,
            EntryChecker checker,
            OwnVotes votes,
            Halt halt,
            CertifiedHeight certified,
            Certification certification,
            Finality finality,
            Proposer proposer,
            ClockWatch watch,
            Convictions convictions,
            int uncertified) {
        /** Up to where the ordering's entries are in the chain: an ordering counts its own. */
        long position(Newest newest) {
            return newest.header().epoch() == epoch ? newest.header().position() : 0;
        }

        /** The epoch of the next block. */
        long epochAfter(Newest newest) {
            return executor().epochAfter(newest.header(), new Tables(newest.cells()));
        }

        boolean isVotedFor(Header stored) {
            return votes.given(stored, store.validators(stored.height())).isPresent();
        }

        BlockExecutor executor() {
            return new BlockExecutor(book, network, store::agreedEpoch);
        }
    }

    private Line(Storage storage, Subscription subscription, List<Station> stations) {
        this.storage = storage;
        this.subscription = subscription;
        this.stations = stations;
    }

    /**
     * Starts after the newest stored block.
     *
     * @throws OrderingException where the ordering does not have what follows
     */
    static Line start(Tools tools) throws OrderingException {
        Newest from = tools.newest().get();
        HeadState head = new HeadState(
                tools.store(), from.header().height(), from.version().tree());
        Storage storage = new Storage(tools.store(), tools.votes(), head, tools.newest(), tools.certification());
        Execution execution = new Execution(
                tools.epoch(),
                tools.executor(),
                head,
                new Parent(from.header(), from.version().tree(), head, from.validators(), head),
                tools.certified(),
                tools.finality(),
                tools.uncertified(),
                tools.votes(),
                tools.isVotedFor(from.header()),
                storage,
                new InvalidBatches(tools.network(), tools.convictions()),
                tools.proposer()::executed);
        Intake intake = new Intake(tools.checker(), tools.book(), tools.proposer(), execution, tools.watch());
        Subscription subscription = tools.ordering().subscribe(tools.position(from), intake);
        return new Line(
                storage,
                subscription,
                List.of(
                        Station.start("execute", tools.halt(), execution::step),
                        Station.start("store", tools.halt(), storage::step)));
    }

    Subscription subscription() {
        return subscription;
    }

    /** Ends it. What was executed and not stored is forgotten: nobody has voted for it. */
    void end() {
        subscription.close();
        stations.forEach(Station::end);
    }

    /** As {@link #end}, but stores what was executed first. */
    void finish() {
        end();
        storage.drain();
    }
}
