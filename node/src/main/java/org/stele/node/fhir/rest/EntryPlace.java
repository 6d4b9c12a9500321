package org.stele.node.fhir.rest;

import java.util.List;
import java.util.function.Supplier;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;
import org.stele.node.problem.Problems;

/** Where in a transaction something is wrong. */
final class EntryPlace {
    private EntryPlace() {}

    /** Does something of an entry; what is wrong is so in what it asks. */
    static <T> T in(Transaction.Entry entry, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) { // a refusal of whatever kind; a fault of the program goes on as it is
            throw of(entry, e);
        }
    }

    /** The same refusal, at the entry's request. */
    static RuntimeException of(Transaction.Entry entry, RuntimeException refusal) {
        return Problems.of(refusal)
                .<RuntimeException>map(it -> new ProblemException(it.with(issues(entry, it))))
                .orElse(refusal);
    }

    private static List<ProblemIssue> issues(Transaction.Entry entry, Problem problem) {
        String path = entry.path() + ".request";
        return problem.issues()
                .filter(it -> !it.isEmpty())
                .map(issues -> issues.stream()
                        .map(it -> new ProblemIssue(path, it.code()))
                        .toList())
                .orElseGet(() -> List.of(new ProblemIssue(path, problem.code())));
    }
}
