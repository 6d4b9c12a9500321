package org.stele.gateway.fhir.rest;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.gateway.fhir.reference.ResourceKey;

/** Whom a transaction is about. */
public final class OnePatient {
    private static final String PATIENT = "Patient";

    private OnePatient() {}

    /**
     * The one patient whom drafts are, or to whom they refer.
     *
     * @param known who it is, where that is known already
     * @throws ExchangeException {@code INVALID} where that is none, or several
     */
    public static ResourceKey of(List<Draft> drafts, Optional<ResourceKey> known) {
        NavigableSet<ResourceKey> patients = named(drafts);
        known.ifPresent(patients::add);
        if (patients.size() == 1) {
            return patients.first();
        }
        throw patients.isEmpty() ? refused("NO_PATIENT") : several();
    }

    static NavigableSet<ResourceKey> named(List<Draft> drafts) {
        NavigableSet<ResourceKey> patients = new TreeSet<>();
        for (Draft draft : drafts) {
            draft.patient().ifPresent(_ -> patients.add(draft.key()));
            draft.references().stream().filter(it -> it.kind().equals(PATIENT)).forEach(patients::add);
        }
        return patients;
    }

    static ExchangeException several() {
        return refused("SEVERAL_PATIENTS");
    }

    private static ExchangeException refused(String code) {
        return new ExchangeException(
                Reason.INVALID,
                "a transaction is about one patient, whom it adds, to whom it refers or whose chart it changes",
                List.of(new Issue("Bundle.entry", code)));
    }
}
