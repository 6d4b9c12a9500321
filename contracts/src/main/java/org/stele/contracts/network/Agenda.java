package org.stele.contracts.network;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.id.ProposalId;

/**
 * What is to be decided, in one row, since nobody can ask the state for all of a table.
 *
 * @param open proposals that were not enacted; some may have lapsed since the last one was made
 */
public record Agenda(SortedSet<ProposalId> open) {
    /** Of open proposals. */
    static final int MOST = 100;

    public Agenda {
        open = Collections.unmodifiableSortedSet(new TreeSet<>(open));
    }

    Agenda with(ProposalId proposal) {
        SortedSet<ProposalId> more = new TreeSet<>(open);
        more.add(proposal);
        return new Agenda(more);
    }

    Agenda without(ProposalId proposal) {
        SortedSet<ProposalId> fewer = new TreeSet<>(open);
        fewer.remove(proposal);
        return new Agenda(fewer);
    }
}
