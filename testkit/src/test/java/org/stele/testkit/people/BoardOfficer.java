package org.stele.testkit.people;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.id.CredentialId;
import org.stele.crypto.VerificationKey;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Submitted;
import tools.jackson.databind.JsonNode;

/** Who issues and suspends licences at a board. */
public record BoardOfficer(Administrator board) {
    private static final Duration TERM = Duration.ofDays(730);

    private record Person(String name, Identity.Registered identifier) {}

    private record Order(
            Person holder, VerificationKey holderKey, String profession, Instant validFrom, Instant validUntil) {}

    public static BoardOfficer of(EmbeddedNetwork network, String label) {
        return new BoardOfficer(Administrator.of(network, label));
    }

    /** Issues a licence to {@code key}, which its holder made. */
    public Licence issue(Identity who, VerificationKey key) throws IOException, NodeProblem {
        Instant from = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Order order = new Order(new Person(who.name(), who.number()), key, "physician", from, from.plus(TERM));
        JsonNode issued = board.node().post("/v1/credentials", order, board.holder());
        return new Licence(CredentialId.parse(issued.path("credential").asString("")), issued.path("licence"));
    }

    public Submitted suspend(CredentialId credential) throws IOException, NodeProblem {
        return board.submit(
                "credential", "suspend", new CredentialCommand.Suspend(credential, LicenceReason.UNDER_REVIEW));
    }

    public Submitted reinstate(CredentialId credential) throws IOException, NodeProblem {
        return board.submit("credential", "reinstate", new CredentialCommand.Reinstate(credential));
    }
}
