package org.stele.exchange.journal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.NetworkTables;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Beat;
import org.stele.ledger.CertifiedState;
import org.stele.vault.VaultException;
import org.stele.vault.journal.Journal;
import org.stele.vault.journal.proof.JournalRoot;

/**
 * Posts the journal's root whenever there are entries that none covers, one at a time. What was fixed in the vault and never
 * came onto the ledger, because something was killed in between, goes first.
 */
public final class JournalPosting implements AutoCloseable {
    /** A root on the ledger, and a certified state in which it is the newest of this organisation's. */
    public record Posted(JournalRoot root, CertifiedState state) {}

    private static final Logger LOG = LoggerFactory.getLogger(JournalPosting.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final OrganisationId own;
    private final Journal journal;
    private final LedgerDoor ledger;
    private final ReentrantLock one = new ReentrantLock();
    private final Beat beat = new Beat("journal-roots");

    public JournalPosting(OrganisationId own, Journal journal, LedgerDoor ledger) {
        this.own = own;
        this.journal = journal;
        this.ledger = ledger;
    }

    public void start() {
        beat.every(PAUSE, this::postWhatWaits);
    }

    /**
     * Posts what waits, then does the work while no newer root can come; empty roots are not posted.
     *
     * @param work is given the newest root, or nothing where the journal never had an entry
     */
    public <T> T withNewest(Function<Optional<Posted>, T> work) {
        one.lock();
        try {
            return work.apply(post());
        } finally {
            one.unlock();
        }
    }

    private void postWhatWaits() {
        try {
            if (VaultCalls.call(journal::hasUnposted) || isBehind()) {
                withNewest(posted -> posted);
            }
        } catch (ExchangeException | VaultException e) {
            LOG.warn("the journal's root is not posted yet, and is tried again: {}", e.getMessage());
        }
    }

    private boolean isBehind() {
        return VaultCalls.call(journal::lastRoot)
                .filter(root -> !stands(root, ledger.state()))
                .isPresent();
    }

    private Optional<Posted> post() {
        if (VaultCalls.call(journal::hasUnposted)) {
            VaultCalls.call(journal::post);
        }
        return VaultCalls.call(journal::lastRoot).map(this::bring);
    }

    private Posted bring(JournalRoot root) {
        CertifiedState state = ledger.state();
        return new Posted(root, stands(root, state) ? state : submit(root));
    }

    private CertifiedState submit(JournalRoot root) {
        requireNothingLost(ledger.fresh(0));
        NetworkCommand.PostJournalRoot command = new NetworkCommand.PostJournalRoot(root.entries(), root.root());
        return ledger.atLeast(ledger.act("network", "postJournalRoot", command).height());
    }

    /** A vault from a backup lacks what was posted since: a journal that grew on from there would hide that it lost entries. */
    private void requireNothingLost(CertifiedState state) {
        boolean isLost = state.get(NetworkTables.JOURNAL, own)
                .filter(last -> last.counter() > 0)
                .filter(last -> !VaultCalls.call(() -> journal.hasPosted(last.root(), last.counter())))
                .isPresent();
        if (isLost) {
            throw new ExchangeException(
                    Reason.VAULT_UNAVAILABLE,
                    "the journal lacks entries that this organisation posted the root of, as after a restore: no trail is"
                            + " proven until its administration admits that, by 'stele network admit-loss'");
        }
    }

    private boolean stands(JournalRoot root, CertifiedState state) {
        return state.get(NetworkTables.JOURNAL, own)
                .filter(posted -> posted.root().equals(root.root()) && posted.counter() == root.entries())
                .isPresent();
    }

    @Override
    public void close() {
        beat.close();
    }
}
