package org.stele.node.fhir.batch;

import java.time.InstantSource;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.node.fhir.rest.Asker;
import org.stele.node.fhir.rest.FhirAnswers;
import org.stele.node.problem.ProblemException;

/**
 * Answers batches (R4 http.html#transaction). An entry that is refused has that as its own answer, and the others stand. Safe for use by
 * many threads.
 */
public final class Batches {
    private final BatchReader reader = new BatchReader();
    private final FhirAnswers answers;
    private final InstantSource clock;

    public Batches(FhirAnswers answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Answers one: deletions first, then what is added, changed and read.
     *
     * @param bundle of at most 200 entries
     * @return a {@code batch-response}, its entries in the order of those that were sent
     * @throws ProblemException where it is no batch; nothing of it was done then
     */
    public Bytes answer(Asker asker, byte[] bundle) {
        List<BatchEntry> entries = reader.read(bundle);
        BatchRun run = new BatchRun(clock, interaction -> answers.answer(asker, interaction));
        return BatchResponse.write(run.answer(entries));
    }
}
