package org.stele.contracts.consent;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.Validity;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.MandateId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;

/**
 * What patients decide. Author: {@code subject:<id>}. What narrows ({@link Revoke}, {@link Restrict}) may also be recorded at
 * the custodian's desk: author {@code seat:<id>}, acting on behalf of {@code subject:<id>}, under a witnessed mandate.
 */
public sealed interface ConsentCommand {
    /**
     * {@code grant}: permits access. Its scope is required; a grant of everything names every label.
     *
     * @param subject the author
     * @param purposes at least one
     * @param validity within the network's limit; may begin later
     */
    record GiveGrant(
            GrantId grant,
            SubjectId subject,
            Grantee grantee,
            SortedSet<Purpose> purposes,
            Validity validity,
            Scope scope)
            implements ConsentCommand {
        public GiveGrant {
            purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
            if (purposes.isEmpty()) {
                throw new IllegalArgumentException("a grant has at least one purpose");
            }
        }
    }

    /**
     * {@code revoke}: a grant no longer counts.
     *
     * @param mandate where it is recorded at the desk
     */
    record Revoke(GrantId grant, Optional<MandateId> mandate) implements ConsentCommand {}

    /**
     * {@code restrict}: keeps back, whatever is granted.
     *
     * @param against one organisation; empty: everyone
     * @param scope what is kept back; empty: everything
     * @param mandate where it is recorded at the desk
     */
    record Restrict(
            RestrictionId restriction,
            SubjectId subject,
            Optional<OrganisationId> against,
            Optional<Scope> scope,
            Optional<MandateId> mandate)
            implements ConsentCommand {}

    /** {@code lift}: ends a restriction. Only by the patient's own key. */
    record Lift(RestrictionId restriction) implements ConsentCommand {}

    /**
     * {@code requestErasure}: asks every holder to erase. Only by the patient's own key.
     *
     * @param items 1 to 100, none twice
     */
    record RequestErasure(ErasureId request, SubjectId subject, List<RequestedItem> items) implements ConsentCommand {
        public static final int MOST = 100;

        public RequestErasure {
            items = List.copyOf(items);
            long distinct =
                    new LinkedHashSet<>(items.stream().map(RequestedItem::item).toList()).size();
            if (items.isEmpty() || items.size() > MOST || distinct < items.size()) {
                throw new IllegalArgumentException("a request names 1 to 100 items, none twice");
            }
        }
    }

    /**
     * {@code answerErasure}: a holder answers for one item. Author: {@code org:<id>}, the holder. An answer that kept the
     * record may be followed by {@code ERASED}, and by nothing else.
     *
     * @param item its place in the request, from 0
     */
    record AnswerErasure(ErasureId request, int item, ErasureAnswer answer) implements ConsentCommand {
        public AnswerErasure {
            if (item < 0 || item >= RequestErasure.MOST) {
                throw new IllegalArgumentException("an item's place is 0 to 99");
            }
        }
    }
}
