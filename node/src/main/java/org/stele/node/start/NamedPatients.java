package org.stele.node.start;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.Searches;
import org.stele.gateway.fhir.search.query.Address;
import org.stele.ledger.contract.Author;
import org.stele.node.smart.Staff;

/** The patients whom clinicians name for applications, or who approve some themselves, by what their charts have. */
final class NamedPatients implements Staff.Patients, Staff.Encounters {
    private static final ChartQuery PATIENT = new ChartQuery() {
        @Override
        public Look look(ChartIndex chart) {
            return new Look(true, chart.where(Address.ofKind("Patient")));
        }
    };

    private final Searches searches;

    NamedPatients(Searches searches) {
        this.searches = searches;
    }

    /** Who keeps back that they are a patient here is as one who is none. */
    @Override
    public Optional<String> id(Author clinician, SubjectId home) {
        return first(found(clinician, home, PATIENT));
    }

    @Override
    public boolean has(Author clinician, SubjectId home, String encounter) {
        return !found(clinician, home, AddressQuery.present("Encounter/" + encounter))
                .isEmpty();
    }

    private List<FoundIn> found(Author clinician, SubjectId home, ChartQuery query) {
        try {
            return searches.search(clinician, home, query);
        } catch (ExchangeException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    /** Who a patient is that approves an application: the same as to clinicians. */
    static Optional<String> own(Searches own, SubjectId home) {
        return first(own.search(home.author(), PATIENT));
    }

    private static Optional<String> first(List<FoundIn> found) {
        return found.stream()
                .flatMap(in -> in.entries().stream())
                .map(entry -> Address.of(entry.facts()).id())
                .findFirst();
    }
}
