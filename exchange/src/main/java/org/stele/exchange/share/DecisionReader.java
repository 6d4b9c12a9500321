package org.stele.exchange.share;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.consent.Restriction;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailKind;
import org.stele.contracts.trail.TrailTables;
import org.stele.crypto.RandomId;
import org.stele.ledger.CertifiedState;

/** Reads from trails, which are complete, what was decided. */
final class DecisionReader {
    private final CertifiedState state;
    private final OpenedScopes scopes;

    DecisionReader(CertifiedState state, OpenedScopes scopes) {
        this.state = state;
        this.scopes = scopes;
    }

    Decisions of(List<SubjectId> subjects) {
        List<Decided> decided = subjects.stream()
                .flatMap(this::entries)
                .sorted(Comparator.comparing(TrailEntry::time))
                .flatMap(entry -> decided(entry).stream())
                .toList();
        return new Decisions(decided, state.time());
    }

    private Stream<TrailEntry> entries(SubjectId subject) {
        return LongStream.rangeClosed(1, Trail.count(state, subject))
                .mapToObj(number -> new TrailKey(subject, number))
                .flatMap(key -> state.get(TrailTables.ENTRY, key).stream());
    }

    private Optional<Decided> decided(TrailEntry entry) {
        Decided.Given given = new Decided.Given(entry.author(), entry.time());
        return entry.concerns()
                .flatMap(id -> entry.kind() == TrailKind.GRANTED
                        ? granted(id, given)
                        : entry.kind() == TrailKind.RESTRICTED ? restricted(id, given) : Optional.empty());
    }

    private Optional<Decided> granted(RandomId id, Decided.Given given) {
        Optional<Grant> grant = state.get(ConsentTables.GRANT, new GrantId(id));
        return grant.map(it -> new Decided.Granted(id, given, it, scopes.find(id, it.scope())));
    }

    private Optional<Decided> restricted(RandomId id, Decided.Given given) {
        Optional<Restriction> restriction = state.get(ConsentTables.RESTRICTION, new RestrictionId(id));
        return restriction.map(it ->
                new Decided.Restricted(id, given, it, it.scope().flatMap(scope -> scopes.find(id, scope))));
    }
}
