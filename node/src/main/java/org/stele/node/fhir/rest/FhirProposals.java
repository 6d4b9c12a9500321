package org.stele.node.fhir.rest;

import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.gateway.fhir.consent.ProposedConsents;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.made.MadeChart;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.rest.FhirWriter;
import org.stele.gateway.fhir.rest.Saved;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Answers Consents that ask a patient for a grant, and the Tasks of these. */
final class FhirProposals {
    private final FhirWriter writer;
    private final ProposedConsents consents;

    FhirProposals(FhirWriter writer, ProposedConsents consents) {
        this.writer = writer;
        this.consents = consents;
    }

    /** Keeps what is a proposal; nothing is done of any other resource. */
    Optional<FhirResponse> create(Asker asker, Interaction.Create create, FhirDoor.Read<Draft> read) {
        return Optional.of(read).filter(it -> it.content().isProposal()).map(proposal -> {
            requireNoCondition(create);
            return SavedResponse.of(asker, propose(asker, create, proposal.content()), proposal.flags());
        });
    }

    private Saved propose(Asker asker, Interaction.Create create, Draft draft) {
        SubjectId home = writer.home(asker.author(), draft);
        try {
            return consents.propose(
                    asker.author(),
                    home,
                    draft,
                    asker.digest(create.resource().content().unsafeArray()));
        } catch (InvalidBundleException e) {
            throw new ProblemException(ProblemCode.INVALID, FhirDoor.issues(e.issues()));
        }
    }

    private static void requireNoCondition(Interaction.Create create) {
        if (create.ifNoneExist().isPresent()) {
            throw new ProblemException(Problem.of(
                    ProblemCode.MALFORMED_REQUEST,
                    "What proposes a grant is known again by its bytes: send it without If-None-Exist."));
        }
    }

    /** A chart with what was asked for alone; nothing where it is nothing of these, or may not be seen. */
    Optional<MadeChart> at(Asker asker, ResourceKey key) {
        return consents.at(asker.author(), key);
    }

    /** The Tasks of whoever asks. */
    MadeChart tasks(Asker asker, SubjectId home) {
        return consents.tasks(asker.author(), home);
    }
}
