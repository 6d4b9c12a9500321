package org.stele.cli.wallet;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.patient.PatientClient;
import org.stele.wallet.patient.PatientElsewhere;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Another member's node than the custodian's, for what any of them takes. */
final class MemberOptions {
    @Option(
            names = "--node",
            paramLabel = "URL",
            description = "Any other member's node, where the hospital's does not answer or does not do it.")
    private @Nullable URI node;

    @Mixin
    private NetworkOptions network;

    /** What a patient decides at their custodian. */
    interface AtHome<T> {
        T by(PatientClient patient) throws IOException, NodeProblem;
    }

    /** The same, decided at another member's. */
    interface Elsewhere<T> {
        T by(PatientElsewhere patient) throws IOException, NodeProblem, ProofException;
    }

    boolean elsewhere() {
        return node != null;
    }

    /** Decides at the node that was named, at the custodian's where none was. */
    <T> T decide(StoredRole role, AtHome<T> atHome, Elsewhere<T> elsewhere) throws IOException {
        return node == null
                ? Conversation.with(role, () -> atHome.by(Conversation.patient(role)))
                : decide(role.at(node), elsewhere);
    }

    private <T> T decide(StoredRole there, Elsewhere<T> decision) throws IOException {
        ProofVerifier verifier = network.verifier(there);
        return Conversation.with(there, () -> {
            try {
                return decision.by(new PatientElsewhere(Conversation.node(there), verifier, there.holder()));
            } catch (ProofException e) {
                throw new CommandFailed("what the node says does not hold: " + e.getMessage(), e);
            }
        });
    }
}
