package org.stele.node.fhir.batch;

import java.time.InstantSource;
import org.stele.crypto.Bytes;
import org.stele.node.fhir.rest.Asker;
import org.stele.node.fhir.rest.FhirAnswers;
import org.stele.node.fhir.rest.Transaction;

/**
 * Answers batches and transactions (R4 http.html#transaction). An entry of a batch that is refused has that as its own answer, and
 * the others stand; a transaction is done whole or not at all. Safe for use by many threads.
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
     * Answers one. Deletions are done first, then what is added, changed and read; of a transaction all but what is read at once.
     *
     * @param bundle of at most 200 entries
     * @return a {@code batch-response} or {@code transaction-response}, its entries in the order of those that were sent
     * @throws RuntimeException one of those that {@link org.stele.node.problem.Problems} knows, where it is refused whole
     */
    public Bytes answer(Asker asker, byte[] bundle) {
        SentBundle sent = reader.read(bundle);
        if (sent.isTransaction()) {
            Transaction transaction = TransactionReader.read(asker.digest(bundle), sent);
            return BatchResponse.write("transaction-response", answers.answer(asker, transaction));
        }
        BatchRun run = new BatchRun(clock, interaction -> answers.answer(asker, interaction));
        return BatchResponse.write("batch-response", run.answer(sent.entries()));
    }
}
