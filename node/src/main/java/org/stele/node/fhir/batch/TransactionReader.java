package org.stele.node.fhir.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stele.crypto.Hash;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.node.fhir.rest.Interaction;
import org.stele.node.fhir.rest.Transaction;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;

/** Reads a transaction, and refuses it whole where an entry could not be done. */
final class TransactionReader {
    private TransactionReader() {}

    /** @throws ProblemException with the first entry that is wrong */
    static Transaction read(Hash digest, SentBundle sent) {
        List<Transaction.Entry> entries = new ArrayList<>();
        Set<String> urls = new HashSet<>();
        for (int i = 0; i < sent.entries().size(); i++) {
            String path = "Bundle.entry[" + i + "]";
            Transaction.Entry entry = entry(sent.entries().get(i), path);
            String url = entry.fullUrl();
            if (!url.isEmpty() && !urls.add(url)) {
                throw refused(Problem.of(ProblemCode.INVALID_BUNDLE), path, Reason.DUPLICATE_IDENTITY);
            }
            entries.add(entry);
        }
        if (entries.isEmpty()) {
            throw refused(Problem.of(ProblemCode.INVALID_BUNDLE), "Bundle.entry", Reason.TOO_FEW);
        }
        return new Transaction(digest, entries);
    }

    private static Transaction.Entry entry(BatchEntry entry, String path) {
        return switch (entry) {
            case BatchEntry.Asked(EntryMethod method, Interaction interaction, String fullUrl) ->
                new Transaction.Entry(path, interaction, fullUrl, method == EntryMethod.HEAD);
            case BatchEntry.Refused(Problem problem) -> throw new ProblemException(at(path, problem));
        };
    }

    /** What is wrong with an entry is so where it stands. */
    private static Problem at(String path, Problem problem) {
        return problem.issues().isPresent()
                ? problem
                : problem.with(List.of(new ProblemIssue(path + ".request", problem.code())));
    }

    private static ProblemException refused(Problem problem, String path, Reason reason) {
        return new ProblemException(problem.with(List.of(new ProblemIssue(path, reason.name()))));
    }
}
