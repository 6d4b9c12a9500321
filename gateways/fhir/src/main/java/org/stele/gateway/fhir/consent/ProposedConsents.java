package org.stele.gateway.fhir.consent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.proposal.Proposals;
import org.stele.exchange.proposal.Proposed;
import org.stele.exchange.proposal.SavedProposal;
import org.stele.formats.proposal.GrantTerms;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.made.Made;
import org.stele.gateway.fhir.made.MadeChart;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.rest.FhirServer;
import org.stele.gateway.fhir.rest.Saved;
import org.stele.gateway.fhir.search.subset.Subset;
import org.stele.ledger.contract.Author;

/**
 * Consents that ask a patient for a grant, and the Tasks that tell the patient so. Both have the identifier that the grant has once it is signed.
 * Safe for use by many threads.
 */
public final class ProposedConsents {
    private static final String CONSENT = "Consent";
    private static final String TASK = "Task";
    private static final Set<String> KINDS = Set.of(CONSENT, TASK);

    /** Where the Consent says what the use case names. */
    private static final Map<String, String> PLACES = Map.of(
            "patient", "Consent.patient",
            "grantee", "Consent.provision.actor[0].reference",
            "period", "Consent.provision.period");

    private final Proposals proposals;

    public ProposedConsents(Proposals proposals) {
        this.proposals = proposals;
    }

    /**
     * Asks for what a Consent says.
     *
     * @param home the patient's subject here
     * @param consent one that {@linkplain Draft#isProposal proposes} a grant
     * @param sent of what was sent and by whom: the same again is answered again
     * @throws InvalidBundleException with every place that no grant can say, or that the patient could not sign now
     */
    public Saved propose(Author clinician, SubjectId home, Draft consent, Hash sent) {
        GrantTerms terms = new ConsentReader(proposals.custodian(), proposals::employer).read(consent.tree());
        // Not as it was sent: it may name a version.
        String patient = consent.patientReferredTo().toString();
        try {
            return saved(clinician, proposals.propose(clinician, home, patient, sent, terms));
        } catch (ExchangeException e) {
            throw placed(e).orElseThrow(() -> e);
        }
    }

    private static Optional<InvalidBundleException> placed(ExchangeException refusal) {
        List<Issue> issues = refusal.issues().stream()
                .filter(issue -> PLACES.containsKey(issue.path()))
                .map(issue -> new Issue(PLACES.getOrDefault(issue.path(), CONSENT), Reason.valueOf(issue.code())))
                .toList();
        return issues.isEmpty() ? Optional.empty() : Optional.of(new InvalidBundleException(issues));
    }

    private static Saved saved(Author clinician, SavedProposal saved) {
        Made made = MadeProposals.consent(saved.proposed());
        ResourceKey key = new ResourceKey(CONSENT, Made.logical(made.id()));
        return new Saved(
                saved.isNew(),
                key,
                new FhirServer(chart(saved.proposed(), made))
                        .read(clinician, key, new Subset.Whole())
                        .orElseThrow());
    }

    /**
     * A chart with what was asked for alone, for clinicians here; the patient's journal has it first.
     *
     * @return empty for other kinds and ids, and for what they may not see
     * @throws ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here
     */
    public Optional<MadeChart> at(Author clinician, ResourceKey key) {
        return KINDS.contains(key.kind())
                ? Made.identifier(key.id())
                        .flatMap(id -> proposals.find(clinician, new GrantId(id)))
                        .map(proposed -> chart(
                                proposed,
                                key.kind().equals(TASK)
                                        ? MadeProposals.task(proposed)
                                        : MadeProposals.consent(proposed)))
                : Optional.empty();
    }

    /** What stands on the ledger is proven to the patient alone: the proof names their subject there. */
    private static MadeChart chart(Proposed proposed, Made made) {
        return new MadeChart(proposed.home(), List.of(made), _ -> {
            throw new ExchangeException(org.stele.exchange.Reason.NOT_FOUND, "the patient has the proof");
        });
    }

    /**
     * A patient's Tasks.
     *
     * @param patient the subject {@code home} itself
     */
    public MadeChart tasks(Author patient, SubjectId home) {
        return new MadeChart(
                home,
                proposals.of(patient, home).stream().map(MadeProposals::task).toList(),
                _ -> {
                    throw new ExchangeException(org.stele.exchange.Reason.NOT_FOUND, "no task stands on the ledger");
                });
    }
}
