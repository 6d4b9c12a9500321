package org.stele.exchange.audience;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.IdentityTables;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.Tasks;
import org.stele.ledger.CertifiedState;
import org.stele.vault.cabinet.Cabinet;

/**
 * Subjects made and registered ahead, many in one transaction, and drawn by chance: when one was registered tells nothing of
 * whose it is.
 */
final class SubjectPool {
    /**
     * What was made ahead.
     *
     * @param free those that nobody has drawn
     * @param unregistered those that may not be on the ledger yet, drawn or not
     */
    record Stock(List<SubjectId> free, List<SubjectId> unregistered) {
        static final Stock EMPTY = new Stock(List.of(), List.of());

        Stock {
            free = List.copyOf(free);
            unregistered = List.copyOf(unregistered);
        }
    }

    private static final String NAME = "pool";
    private static final int AHEAD = 256;
    /** With fewer left, a draw would tell something. */
    private static final int LEAST = 64;

    private static final SecureRandom RANDOM = new SecureRandom();
    private final Drawer<Stock> drawer;
    private final LedgerDoor ledger;
    private final Locks registration = new Locks();

    SubjectPool(Cabinet cabinet, LedgerDoor ledger, Tasks tasks) {
        this.drawer = new Drawer<>(cabinet, "subject-pool", Stock.class);
        this.ledger = ledger;
        tasks.everyRound(() -> registration.locked(NAME, this::register));
    }

    /** One that is never drawn again. It may not be on the ledger yet, see {@link #require}. */
    synchronized SubjectId draw() {
        Stock stock = stock();
        List<SubjectId> fresh = stock.free().size() < LEAST ? make() : List.of();
        List<SubjectId> free = joined(stock.free(), fresh);
        SubjectId drawn = free.remove(RANDOM.nextInt(free.size()));
        drawer.put(NAME, new Stock(free, joined(stock.unregistered(), fresh)));
        return drawn;
    }

    /** Sees to it that the subject stands on the ledger, and with it all that were made with it. */
    void require(SubjectId subject) {
        if (!ledger.state().contains(IdentityTables.SUBJECT, subject)) {
            registration.locked(NAME, this::register);
        }
    }

    /** All at once and sorted, so that neither the time nor the place tells which one was needed. */
    private List<SubjectId> register() {
        CertifiedState state = ledger.state();
        List<SubjectId> missing = stock().unregistered().stream()
                .filter(subject -> !state.contains(IdentityTables.SUBJECT, subject))
                .sorted()
                .toList();
        for (int from = 0; from < missing.size(); from += IdentityCommand.Register.MOST) {
            int to = Math.min(from + IdentityCommand.Register.MOST, missing.size());
            IdentityCommand.Register command = new IdentityCommand.Register(missing.subList(from, to));
            ledger.atLeast(ledger.act("identity", "register", command).height());
        }
        forgetRegistered();
        return missing;
    }

    private synchronized void forgetRegistered() {
        Stock stock = stock();
        CertifiedState state = ledger.state();
        List<SubjectId> left = stock.unregistered().stream()
                .filter(subject -> !state.contains(IdentityTables.SUBJECT, subject))
                .toList();
        if (left.size() < stock.unregistered().size()) {
            drawer.put(NAME, new Stock(stock.free(), left));
        }
    }

    private Stock stock() {
        return drawer.find(NAME).orElse(Stock.EMPTY);
    }

    private static List<SubjectId> make() {
        return Stream.generate(SubjectId::generate).limit(AHEAD).toList();
    }

    private static List<SubjectId> joined(List<SubjectId> some, List<SubjectId> others) {
        List<SubjectId> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
