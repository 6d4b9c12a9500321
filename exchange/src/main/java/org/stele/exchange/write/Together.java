package org.stele.exchange.write;

import java.util.List;
import org.stele.crypto.Hash;
import org.stele.exchange.search.ChartQuery;

/**
 * Records of one patient that are written together or not at all. Its text form shows nothing of them.
 *
 * @param digest of what was sent and who sent it: the same again is answered again, and not written again
 * @param submissions at least one and at most 400, each under an address of its own that is new; they may refer to each other
 * @param unless what whoever writes looked for first and did not find, in the chart
 * @param names what whoever writes calls them, kept to answer again; nothing that says what they are about
 */
public record Together(Hash digest, List<Submission> submissions, List<ChartQuery> unless, List<String> names) {
    public Together {
        submissions = List.copyOf(submissions);
        unless = List.copyOf(unless);
        names = List.copyOf(names);
    }

    @Override
    public String toString() {
        return "Together[" + submissions.size() + "]";
    }
}
