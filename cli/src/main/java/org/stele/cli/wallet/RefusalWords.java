package org.stele.cli.wallet;

import java.util.Map;
import org.stele.wallet.http.NodeProblem;

/** What the codes mean that a contract refuses a patient's decision with. */
final class RefusalWords {
    private static final Map<String, String> WORDS = Map.of(
            "GRANTEE_UNKNOWN", "no member of the network, or nobody there, has this identifier",
            "TOO_LONG", "the network allows no grant of this length: shorten --for",
            "TOO_MANY_GRANTS", "so many grants are open that no further one fits: revoke some",
            "GRANT_UNKNOWN", "there is no such grant: 'stele wallet show' names yours",
            "GRANT_NOT_IN_FORCE", "the grant was revoked before",
            "RESTRICTION_UNKNOWN", "there is no such restriction",
            "RESTRICTION_NOT_IN_FORCE", "the restriction was lifted before",
            "NOT_THE_SUBJECT", "it counts no more, or is somebody else's: 'stele wallet show' says how yours stand");

    private RefusalWords() {}

    /** The code, and in words where there are any; else what the node says. */
    static String of(NodeProblem problem) {
        String words = WORDS.get(problem.code());
        return words == null ? String.valueOf(problem.getMessage()) : problem.code() + ": " + words;
    }
}
