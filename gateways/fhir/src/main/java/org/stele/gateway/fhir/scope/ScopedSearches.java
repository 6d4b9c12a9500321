package org.stele.gateway.fhir.scope;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.RecordState;
import org.stele.crypto.Bytes;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.LinkedPatient;
import org.stele.exchange.search.OpenedEntry;
import org.stele.exchange.search.Searches;
import org.stele.ledger.contract.Author;
import org.stele.vault.segment.Facts;

/**
 * Searches in which there is nothing beside what scopes admit: what is outside is not found, counted, chained through or included.
 * Only what was found so is to be opened.
 */
public final class ScopedSearches implements Searches {
    private final Searches searches;
    private final Optional<SubjectId> chart;
    private final Predicate<Facts> admitted;

    /** @param permission what is to be done with what is found */
    public ScopedSearches(Searches searches, Granted granted, Permission permission) {
        this.searches = searches;
        this.chart = granted.chart();
        this.admitted = facts -> granted.scopes().admit(facts, permission);
    }

    @Override
    public List<FoundIn> search(Author clinician, ChartQuery query) {
        ChartQuery scoped = new Scoped(query);
        return within(chart.map(home -> searches.search(clinician, home, scoped))
                .orElseGet(() -> searches.search(clinician, scoped)));
    }

    @Override
    public List<FoundIn> search(Author clinician, SubjectId home, ChartQuery query) {
        return isWithin(home) ? within(searches.search(clinician, home, new Scoped(query))) : List.of();
    }

    private List<FoundIn> within(List<FoundIn> found) {
        return found.stream()
                .map(in -> new FoundIn(in.home(), part(in.chart()), in.entries()))
                .toList();
    }

    @Override
    public Optional<OpenedEntry> openAt(Author clinician, AddressQuery query) {
        AddressQuery scoped = query.in(this::part);
        return chart.map(home -> searches.openAt(clinician, home, scoped))
                .orElseGet(() -> searches.openAt(clinician, scoped));
    }

    @Override
    public Optional<OpenedEntry> openAt(Author clinician, SubjectId home, AddressQuery query) {
        return isWithin(home) ? searches.openAt(clinician, home, query.in(this::part)) : Optional.empty();
    }

    @Override
    public List<ChartRecord> open(Author clinician, SubjectId home, List<RecordId> records) {
        return isWithin(home) ? searches.open(clinician, home, records) : List.of();
    }

    @Override
    public Optional<Bytes> prove(Author clinician, SubjectId home, RecordId record) {
        return isWithin(home) ? searches.prove(clinician, home, record) : Optional.empty();
    }

    private boolean isWithin(SubjectId home) {
        return chart.isEmpty() || chart.get().equals(home);
    }

    private ScopedChart part(ChartIndex whole) {
        return new ScopedChart(whole, admitted);
    }

    @Override
    public List<LinkedPatient> linked(Author clinician, String patient) {
        return chart.isPresent() ? List.of() : searches.linked(clinician, patient);
    }

    @Override
    public Optional<RecordId> before(RecordId record) {
        return searches.before(record);
    }

    @Override
    public Optional<RecordState> committed(RecordId record) {
        return searches.committed(record);
    }

    /** Whom it is about, the whole chart says: that nothing was found of a patient who was named is for the journal all the same. */
    private final class Scoped implements ChartQuery {
        private final ChartQuery query;

        Scoped(ChartQuery query) {
            this.query = query;
        }

        @Override
        public Look look(ChartIndex whole) {
            return query.look(whole, part(whole));
        }

        @Override
        public Optional<String> address() {
            return query.address();
        }
    }
}
