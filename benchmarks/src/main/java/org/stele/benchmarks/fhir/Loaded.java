package org.stele.benchmarks.fhir;

import java.util.List;

/** What is on the server, to be asked for. */
record Loaded(List<Known> patients, List<Seen> observations) {
    /** A patient. */
    record Known(String id, String family) {}

    /** An observation of a patient. */
    record Seen(String id, String patient, String code) {}

    Loaded {
        patients = List.copyOf(patients);
        observations = List.copyOf(observations);
    }
}
