package org.stele.node.fhir.rest;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.rest.Saved;
import org.stele.node.problem.OperationOutcome;
import org.stele.node.problem.ProblemIssue;

/** What a write is answered. */
final class SavedResponse {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private SavedResponse() {}

    /** @param flags places that do not conform to a profile, where the node only says so */
    static FhirResponse of(Asker asker, Saved saved, List<ProblemIssue> flags) {
        Optional<Bytes> resource = asker.preference() == Preference.REPRESENTATION
                ? Optional.of(saved.answer().body())
                : Optional.empty();
        Optional<Bytes> outcome = asker.preference() == Preference.OPERATION_OUTCOME
                ? Optional.of(Bytes.wrap(OperationOutcome.ofWarnings(flags).json()))
                : Optional.empty();
        return new FhirResponse(
                saved.isNew() ? CREATED : OK,
                resource,
                outcome,
                saved.answer().version(),
                saved.answer().version().map(it -> asker.base() + "/" + saved.key() + "/_history/" + it.id()));
    }
}
