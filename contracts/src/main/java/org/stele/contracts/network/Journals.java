package org.stele.contracts.network;

import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;
import org.stele.ledger.contract.Context;

/** How members make their journals provable, and admit that one lost entries. */
final class Journals {
    private Journals() {}

    static void post(OrganisationId author, long counter, Hash root, Context context) {
        Optional<JournalRoot> last = context.get(NetworkTables.JOURNAL, author);
        context.require(last.filter(before -> !before.precedes(counter, root)).isEmpty(), Codes.JOURNAL_WENT_BACK);
        context.put(
                NetworkTables.JOURNAL,
                author,
                new JournalRoot(counter, root, context.time(), last.flatMap(JournalRoot::loss)));
    }

    /** By a person, for all to see: no node begins a journal anew by itself. */
    static void admitLoss(OrganisationId author, long counter, Hash root, Context context) {
        JournalRoot last = context.require(NetworkTables.JOURNAL, author, Codes.JOURNAL_NOT_POSTED);
        context.require(last.counter() == counter && last.root().equals(root), Codes.JOURNAL_NOT_POSTED);
        context.put(NetworkTables.JOURNAL, author, last.admitted(context.time()));
    }
}
