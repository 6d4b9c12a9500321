package org.stele.vault.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.cache.Lru;
import org.stele.vault.database.Database;
import org.stele.vault.journal.proof.Chain;
import org.stele.vault.journal.proof.JournalProof;
import org.stele.vault.journal.proof.JournalRoot;

/**
 * The tree of heads under the last posted root, whose chains have moved since, and the trees of earlier roots. Memory only
 * mirrors the tables: it is loaded at the first need, and again after a commit whose end is not known.
 */
final class Roots {
    private static final int TREES_KEPT = 256;

    private final Database database;
    private final Lru<Long, Posted> trees = new Lru<>(TREES_KEPT);
    private @Nullable Mirror mirror;

    Roots(Database database) {
        this.database = database;
    }

    /** Entries were committed. */
    synchronized void advance(List<Written> written) {
        if (mirror != null) {
            for (Written entry : written) {
                mirror.moved().add(entry.subject());
            }
        }
    }

    /** Loads anew at the next need. */
    synchronized void forget() {
        mirror = null;
    }

    synchronized boolean hasUnposted() {
        return unposted() > 0;
    }

    synchronized int unposted() {
        return mirror().moved().size();
    }

    synchronized Optional<JournalRoot> last() {
        return Optional.of(mirror().posted().root()).filter(root -> root.number() > 0);
    }

    synchronized JournalRoot post() {
        Mirror current = mirror();
        mirror = null;
        Posted next = database.transact(handle -> post(handle, current));
        trees.put(next.root().number(), next);
        mirror = Mirror.of(next);
        return next.root();
    }

    boolean hasPosted(Hash root, long entries) {
        return database.transact(handle -> RootTables.contains(handle, root, entries));
    }

    JournalProof prove(RandomId subject, long number) {
        Posted posted = under(number);
        Head head = database.transact(handle -> RootTables.headsUnder(handle, List.of(subject), number))
                .getOrDefault(subject, Head.START);
        return new JournalProof(
                posted.root(),
                subject,
                head.entries(),
                head.hash(),
                posted.tree().prove(Chain.treeKey(subject)));
    }

    private static Posted post(Handle handle, Mirror current) {
        Posted last = current.posted();
        Map<RandomId, Head> now = JournalTables.headsOf(handle, current.moved());
        Map<RandomId, Head> before =
                RootTables.headsUnder(handle, current.moved(), last.root().number());
        now.values().removeAll(before.values());
        if (now.isEmpty() && last.root().number() > 0) {
            return last;
        }
        Posted next = last.next(before, now);
        RootTables.insert(handle, next.root(), now);
        return next;
    }

    private Posted under(long number) {
        return trees.get(number).orElseGet(() -> {
            Posted rebuilt = database.transact(handle -> Posted.rebuilt(
                    RootTables.find(handle, number).orElseThrow(Roots::noSuchRoot),
                    RootTables.allHeadsUnder(handle, number)));
            trees.put(number, checked(rebuilt));
            return rebuilt;
        });
    }

    private Mirror mirror() {
        if (mirror == null) {
            mirror = database.transact(Roots::load);
        }
        return mirror;
    }

    private static Mirror load(Handle handle) {
        Optional<JournalRoot> last = RootTables.last(handle);
        long number = last.map(JournalRoot::number).orElse(0L);
        Map<RandomId, Head> posted = RootTables.allHeadsUnder(handle, number);
        Map<RandomId, Head> now = JournalTables.allHeads(handle);
        Mirror loaded = Mirror.of(
                last.map(root -> checked(Posted.rebuilt(root, posted))).orElse(Posted.NOTHING));
        now.forEach((subject, head) -> {
            if (!head.equals(posted.get(subject))) {
                loaded.moved().add(subject);
            }
        });
        return loaded;
    }

    private static Posted checked(Posted rebuilt) {
        if (!rebuilt.tree().rootHash().equals(rebuilt.root().root())) {
            throw new VaultException(
                    Reason.DAMAGED,
                    "the journal does not lead to its root " + rebuilt.root().number()
                            + ": entries were changed or lost; restore the database");
        }
        return rebuilt;
    }

    private static VaultException noSuchRoot() {
        return new VaultException(Reason.NOT_FOUND, "this journal has posted no such root");
    }
}
