package org.stele.exchange.release;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Decision;
import org.stele.contracts.access.Glass;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.Restriction;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.record.Change;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.exchange.intake.EmergencyMark;
import org.stele.exchange.share.OpenedScopes;
import org.stele.formats.scope.OpenedLabel;
import org.stele.formats.scope.Scopes;
import org.stele.ledger.CertifiedState;
import org.stele.vault.segment.SegmentEntry;

/**
 * Which of a subject's records a permit covers. What cannot be read, because labels never came, covers nothing where it
 * permits and everything where it keeps back.
 */
public final class Selection {
    private final OpenedScopes scopes;

    public Selection(OpenedScopes scopes) {
        this.scopes = scopes;
    }

    /** What is covered by a decision that permits. */
    public List<SegmentEntry> of(CertifiedState state, Decision.Permitted decision, Collection<SegmentEntry> all) {
        Predicate<SegmentEntry> covered = switch (decision.kind()) {
            case OWN -> entry -> true;
            case EMERGENCY -> current().and(emergency(state, decision));
            case CONSENT -> current().and(granted(state, decision)).and(notKeptBack(state, decision.filters()));
        };
        return all.stream()
                .filter(SegmentEntry::readable)
                .filter(stands(state))
                .filter(covered)
                .toList();
    }

    /**
     * What stands for an organisation's own clinicians, less what the patient's restrictions keep back from it.
     *
     * @param leaving what is marked as an error together with what no chart has yet: it stands until that is there
     */
    public List<SegmentEntry> ofOwn(
            CertifiedState state,
            List<RestrictionId> restrictions,
            Collection<SegmentEntry> all,
            Predicate<RecordId> leaving) {
        return versionsOfOwn(state, restrictions, all.stream().filter(current()).toList(), leaving);
    }

    /** The same, replaced versions too. */
    public List<SegmentEntry> versionsOfOwn(
            CertifiedState state,
            List<RestrictionId> restrictions,
            Collection<SegmentEntry> all,
            Predicate<RecordId> leaving) {
        return all.stream()
                .filter(SegmentEntry::readable)
                .filter(notKeptBack(state, restrictions))
                .filter(stands(state, leaving))
                .toList();
    }

    /** Whether an entry can be read and nothing keeps it back, whatever became of it by the ledger. */
    public boolean isOpen(CertifiedState state, List<RestrictionId> restrictions, SegmentEntry entry) {
        return entry.readable() && notKeptBack(state, restrictions).test(entry);
    }

    /** Whether anybody may be given it at all: it stands, and ordinary use may open it. */
    public static Predicate<SegmentEntry> mayBeGiven(CertifiedState state) {
        return stands(state).and(SegmentEntry::readable);
    }

    /** By the ledger too: neither erased nor marked as an error there, nor what a later version was, whatever this vault still holds. */
    private static Predicate<SegmentEntry> stands(CertifiedState state) {
        return stands(state, _ -> false);
    }

    private static Predicate<SegmentEntry> stands(CertifiedState state, Predicate<RecordId> leaving) {
        LastVersion versions = new LastVersion(state);
        return entry -> {
            RecordId record = new RecordId(entry.record());
            return state.get(RecordTables.RECORD, record)
                    .filter(known -> stands(known.status(), versions.of(record), leaving))
                    .isPresent();
        };
    }

    private static boolean stands(RecordStatus status, LastVersion.Last last, Predicate<RecordId> leaving) {
        return switch (status) {
            case CURRENT -> true;
            case SUPERSEDED, IN_ERROR -> !isInError(last) || leaving.test(last.record());
            case ERASED -> false;
        };
    }

    private static boolean isInError(LastVersion.Last last) {
        return last.state().flatMap(RecordState::change).flatMap(Change::error).isPresent();
    }

    /** Whether two looks at a permit come to the same: ground, restrictions, and how wide the glass is broken. */
    boolean same(CertifiedState state, Standing standing, CertifiedState later, Standing then) {
        return standing.decision().equals(then.decision())
                && widened(state, standing.decision()) == widened(later, then.decision());
    }

    private static boolean widened(CertifiedState state, Decision.Permitted decision) {
        return decision.glass()
                .flatMap(id -> state.get(AccessTables.GLASS, id))
                .flatMap(Glass::widened)
                .isPresent();
    }

    /** The grant's labels in clear; none where the permit rests on none. */
    List<OpenedLabel> scope(CertifiedState state, Decision.Permitted decision) {
        return decision.grant().flatMap(grant -> labels(state, grant)).orElse(List.of());
    }

    private Optional<List<OpenedLabel>> labels(CertifiedState state, GrantId id) {
        return state.get(ConsentTables.GRANT, id).flatMap(grant -> scopes.find(id.value(), grant.scope()));
    }

    private static Predicate<SegmentEntry> current() {
        return entry -> entry.state() == org.stele.vault.segment.RecordState.COMMITTED;
    }

    private static Predicate<SegmentEntry> emergency(CertifiedState state, Decision.Permitted decision) {
        boolean widened = widened(state, decision);
        return entry -> widened || EmergencyMark.isOn(entry.facts());
    }

    private Predicate<SegmentEntry> granted(CertifiedState state, Decision.Permitted decision) {
        List<OpenedLabel> scope = scope(state, decision);
        return entry -> Scopes.covers(scope, entry.labels());
    }

    private Predicate<SegmentEntry> notKeptBack(CertifiedState state, List<RestrictionId> restrictions) {
        List<Predicate<SegmentEntry>> keptBack =
                restrictions.stream().map(id -> keptBack(state, id)).toList();
        return entry -> keptBack.stream().noneMatch(kept -> kept.test(entry));
    }

    private Predicate<SegmentEntry> keptBack(CertifiedState state, RestrictionId id) {
        Optional<List<OpenedLabel>> labels = state.get(ConsentTables.RESTRICTION, id)
                .flatMap(Restriction::scope)
                .flatMap(scope -> scopes.find(id.value(), scope));
        return labels.<Predicate<SegmentEntry>>map(named -> entry -> Scopes.touches(named, entry.labels()))
                .orElse(entry -> true);
    }
}
