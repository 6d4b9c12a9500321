package org.stele.wallet.patient;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.formats.scope.OpenedLabel;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Submitted;
import tools.jackson.databind.JsonNode;

/** A patient at one custodian's node. Everything that decides is signed here, with the patient's own key. */
public final class PatientClient {
    private static final String CONTRACT = "consent";

    private final NodeClient custodian;
    private final Holder patient;

    private record Scoped(Bytes payload, List<SignatureEntry> signatures, List<OpenedLabel> opening) {
        static Scoped of(Envelope envelope, OpenedScope scope) {
            return new Scoped(envelope.payload(), envelope.signatures(), scope.labels());
        }
    }

    /**
     * @param patient an author {@code subject:…} whose custodian's node this is
     */
    public PatientClient(NodeClient custodian, Holder patient) {
        this.custodian = custodian;
        this.patient = patient;
    }

    public SubjectId subject() {
        return SubjectId.parse(patient.author().name());
    }

    /** Permits {@code grantee} what {@code scope} names. */
    public GrantId grant(Grantee grantee, SortedSet<Purpose> purposes, Validity validity, OpenedScope scope)
            throws IOException, NodeProblem {
        GrantId grant = new GrantId(RandomId.generate());
        Envelope envelope = sign(
                "grant", new ConsentCommand.GiveGrant(grant, subject(), grantee, purposes, validity, scope.hidden()));
        custodian.post("/v1/grants", Scoped.of(envelope, scope));
        return grant;
    }

    /** Takes a grant back: from its place in the order on, nothing is released under it. */
    public Submitted revoke(GrantId grant) throws IOException, NodeProblem {
        return custodian.submit(sign("revoke", new ConsentCommand.Revoke(grant, Optional.empty())));
    }

    /** Keeps everything back, whatever is granted. */
    public RestrictionId restrict(Optional<OrganisationId> against) throws IOException, NodeProblem {
        RestrictionId restriction = new RestrictionId(RandomId.generate());
        custodian.submit(sign(
                "restrict",
                new ConsentCommand.Restrict(restriction, subject(), against, Optional.empty(), Optional.empty())));
        return restriction;
    }

    /** Keeps back what {@code scope} names, whatever is granted. */
    public RestrictionId restrict(Optional<OrganisationId> against, OpenedScope scope) throws IOException, NodeProblem {
        RestrictionId restriction = new RestrictionId(RandomId.generate());
        Envelope envelope = sign(
                "restrict",
                new ConsentCommand.Restrict(
                        restriction, subject(), against, Optional.of(scope.hidden()), Optional.empty()));
        custodian.post("/v1/restrictions", Scoped.of(envelope, scope));
        return restriction;
    }

    public Submitted lift(RestrictionId restriction) throws IOException, NodeProblem {
        return custodian.submit(sign("lift", new ConsentCommand.Lift(restriction)));
    }

    /** The custodian's index of this patient's records: ids, labels and status, not their content. */
    public JsonNode records() throws IOException, NodeProblem {
        return custodian.get(path("records"), patient);
    }

    /** What the patient was told: emergencies, claims, changes of keys. */
    public JsonNode notices() throws IOException, NodeProblem {
        return custodian.get(path("notices"), patient);
    }

    /** The trail as a proof file: complete, checked by {@code stele verify} with nothing but the genesis. */
    public byte[] trail() throws IOException, NodeProblem {
        return custodian.getBytes(path("trail"), patient);
    }

    private Envelope sign(String command, ConsentCommand body) {
        return patient.transaction(CONTRACT, command, body, custodian.clock());
    }

    private String path(String what) {
        return "/v1/subjects/" + subject() + "/" + what;
    }
}
