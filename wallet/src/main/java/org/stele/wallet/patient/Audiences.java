package org.stele.wallet.patient;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.crypto.Bytes;
import org.stele.crypto.VerificationKey;
import org.stele.formats.audience.AudienceStatement;
import org.stele.formats.audience.SignedAudience;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.wallet.Holder;
import org.stele.wallet.http.Answers;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import tools.jackson.databind.JsonNode;

/**
 * The patient's subjects for other organisations: made and taken when one is first needed, each with a key of its own. What is
 * done for one organisation is so by nobody joined with what is done for another.
 */
final class Audiences {
    private final NodeClient custodian;
    private final Holder home;

    private record Wanted(OrganisationId organisation) {}

    private record Claim(Bytes payload, List<SignatureEntry> signatures, SignedAudience statement) {}

    /** As the custodian has it. */
    record Audience(
            SubjectId subject,
            OrganisationId organisation,
            boolean claimed,
            List<GrantId> grants,
            List<RestrictionId> restrictions) {}

    Audiences(NodeClient custodian, Holder home) {
        this.custodian = custodian;
        this.home = home;
    }

    /** The patient on the subject for this organisation. */
    Holder of(OrganisationId organisation) throws IOException, NodeProblem {
        Audience audience =
                Answers.read(custodian.post(path("audiences"), new Wanted(organisation), home), Audience.class);
        Holder holder = home.audience(audience.subject());
        if (!audience.claimed()) {
            claim(audience, holder);
        }
        return holder;
    }

    /** The patient on the one subject of which this holds; at home where it holds of none. */
    Holder orHome(Predicate<Audience> wanted) throws IOException, NodeProblem {
        for (Audience audience : all()) {
            if (wanted.test(audience)) {
                return home.audience(audience.subject());
            }
        }
        return home;
    }

    private List<Audience> all() throws IOException, NodeProblem {
        List<Audience> all = new ArrayList<>();
        for (JsonNode each : custodian.get(path("audiences"), home)) {
            all.add(Answers.read(each, Audience.class));
        }
        return all;
    }

    /** By the fresh key; that it is this patient's is told to the custodian alone. */
    private void claim(Audience audience, Holder holder) throws IOException, NodeProblem {
        VerificationKey key = holder.signing().verificationKey();
        SignedAudience statement = SignedAudience.sign(
                new AudienceStatement(
                        home.network(),
                        new OrganisationId(custodian.node()),
                        SubjectId.parse(home.author().name()),
                        audience.subject(),
                        audience.organisation(),
                        key),
                home.signing());
        InstantSource clock = custodian.clock();
        Envelope claim = holder.as(new Author("key", key.toString()))
                .transaction(
                        "identity",
                        "claimFurther",
                        new IdentityCommand.ClaimFurther(audience.subject(), statement.evidence()),
                        clock);
        custodian.post(path("audience-claims"), new Claim(claim.payload(), claim.signatures(), statement), home);
    }

    private String path(String what) {
        return "/v1/subjects/" + home.author().name() + "/" + what;
    }
}
