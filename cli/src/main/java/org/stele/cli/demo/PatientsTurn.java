package org.stele.cli.demo;

import java.util.List;
import org.stele.testkit.scenario.Cast;
import org.stele.testkit.scenario.Slip;

/**
 * What to type to be a patient oneself, while the demo stays up.
 *
 * @param spare slips that nobody has used
 */
record PatientsTurn(Cast cast, List<Slip> spare) {
    /** Lines to be pasted; nothing where there is no slip. */
    String text() {
        return spare.stream().findFirst().map(this::lines).orElse("");
    }

    private String lines(Slip first) {
        StringBuilder text = new StringBuilder("\nBe a patient of ")
                .append(cast.hospitalA().name())
                .append(": claim records with a slip from its desk, good once. You choose the wallet's passphrase.\n")
                .append(claim(first, "wallet.stele"))
                .append("Then say who may see them, look at them, and see who did; 'wallet --help' has more.\n")
                .append("""
                          ./stele wallet grant --to %s --label 'domain:*'
                          ./stele wallet open
                          ./stele wallet show
                          ./stele wallet trail
                        """.formatted(cast.hospitalB().id()));
        if (spare.size() > 1) {
            text.append("Another patient's slip, for a second try:\n").append(claim(spare.get(1), "another.stele"));
        }
        return text.toString();
    }

    private static String claim(Slip slip, String wallet) {
        return "  ./stele wallet claim --node %s --subject %s --clerk %s --code %s --wallet %s%n"
                .formatted(slip.node(), slip.subject(), slip.clerk(), slip.code(), wallet);
    }
}
