package org.stele.wallet.staff;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.Validity;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.access.Finding;
import org.stele.contracts.access.GlassReason;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Bytes;
import org.stele.crypto.HpkePublicKey;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.wallet.Holder;
import org.stele.wallet.http.Answers;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Submitted;
import tools.jackson.databind.JsonNode;

/** A member of staff at the node of their own organisation. What they ask for is signed with the seat's key. */
public final class SeatClient {
    private static final String CONTRACT = "access";
    /** The longest that a permit holds. */
    private static final Duration PERMIT = Duration.ofMinutes(14);

    /** Below the longest that the contract allows, so that clocks may differ. */
    private static final Duration OFFER = IdentityCommand.OfferClaim.LONGEST.minusHours(1);

    private final NodeClient own;
    private final Holder seat;

    private record PersonNumber(String authority, String value) {}

    private record Wanted(OrganisationId custodian, PersonNumber person) {}

    private record Found(SubjectId subject) {}

    private record Asked(OrganisationId custodian, Bytes payload, List<SignatureEntry> signatures) {
        static Asked of(OrganisationId custodian, Envelope envelope) {
            return new Asked(custodian, envelope.payload(), envelope.signatures());
        }
    }

    /**
     * @param seat an author {@code seat:…} of the organisation whose node this is
     */
    public SeatClient(NodeClient own, Holder seat) {
        this.own = own;
        this.seat = seat;
    }

    /**
     * The subject on which this organisation asks a custodian for a person. There is one whether or not they are a patient there.
     *
     * @param authority who gave the person the number, as a URI
     */
    public SubjectId subject(OrganisationId custodian, String authority, String number)
            throws IOException, NodeProblem {
        JsonNode found =
                own.post("/v1/access/subjects", new Wanted(custodian, new PersonNumber(authority, number)), seat);
        return Answers.read(found, Found.class).subject();
    }

    /**
     * Asks a custodian for a subject's records.
     *
     * @return the release package, sealed to this seat
     * @throws NodeProblem {@code ACCESS_REFUSED}, whatever the reason
     */
    public byte[] access(OrganisationId custodian, SubjectId subject, Purpose purpose) throws IOException, NodeProblem {
        return ask(
                custodian,
                "request",
                new AccessCommand.Request(subject, purpose, recipient(), in(PERMIT), Optional.empty()));
    }

    /**
     * Opens a subject's emergency set without consent. Both organisations review it.
     *
     * @param lasts at most what the network allows
     */
    public byte[] breakGlass(
            OrganisationId custodian, SubjectId subject, GlassId glass, GlassReason reason, Duration lasts)
            throws IOException, NodeProblem {
        return ask(
                custodian, "breakGlass", new AccessCommand.BreakGlass(glass, subject, reason, recipient(), in(lasts)));
    }

    /**
     * As {@link #breakGlass}, where the node answered that nothing becomes final: the custodian decides on what was certified last.
     * The ledger hears of it by itself once there is a quorum again, and then it is reviewed.
     *
     * @throws NodeProblem {@code LEDGER_AT_WORK} where the custodian's ledger takes transactions; {@code ACCESS_REFUSED}
     */
    public ProvisionalRelease breakGlassProvisionally(OrganisationId custodian, SubjectId subject, GlassReason reason)
            throws IOException, NodeProblem {
        Instant now = in(Duration.ZERO);
        AccessCommand.BreakGlassProvisionally body = new AccessCommand.BreakGlassProvisionally(
                SeatId.parse(seat.author().name()), subject, reason, recipient(), new Validity(now, now.plus(PERMIT)));
        Author key = new Author(Actor.KEY, seat.signing().verificationKey().toString());
        Envelope signed = TransactionBuilder.of(
                        seat.network(),
                        CONTRACT,
                        AccessCommand.BreakGlassProvisionally.NAME,
                        body,
                        key,
                        now.plus(AccessCommand.BreakGlassProvisionally.LIFE.minusHours(1)))
                .sign(seat.signing());
        return Answers.read(
                own.post("/v1/access/provisional", Asked.of(custodian, signed), seat), ProvisionalRelease.class);
    }

    /** Closes a review at this organisation; never of what this seat did itself. */
    public Submitted closeReview(GlassId glass, Finding finding) throws IOException, NodeProblem {
        return own.submit(sign("closeReview", new AccessCommand.CloseReview(glass, finding)));
    }

    /** This organisation's open reviews. */
    public JsonNode reviews() throws IOException, NodeProblem {
        return own.get("/v1/reviews", seat);
    }

    /** The chart of a patient of this seat's own organisation, for a clinician: records in clear, and the journal has it. */
    public JsonNode chart(SubjectId patient) throws IOException, NodeProblem {
        return own.get("/v1/subjects/" + patient + "/chart", seat);
    }

    /**
     * A single-use code with which the patient before this desk takes the subject. That this seat offered it stands on the
     * ledger.
     */
    public JsonNode claimCode(SubjectId subject) throws IOException, NodeProblem {
        IdentityCommand.OfferClaim offer = new IdentityCommand.OfferClaim(subject, in(OFFER));
        own.submit(seat.transaction("identity", "offerClaim", offer, own.clock()));
        return own.post("/v1/subjects/" + subject + "/claim-codes", List.of(), seat);
    }

    private byte[] ask(OrganisationId custodian, String command, AccessCommand body) throws IOException, NodeProblem {
        return own.postForBytes("/v1/access", Asked.of(custodian, sign(command, body)), seat);
    }

    private Envelope sign(String command, AccessCommand body) {
        return seat.transaction(CONTRACT, command, body, own.clock());
    }

    private HpkePublicKey recipient() {
        return seat.sealing().publicKey();
    }

    private Instant in(Duration time) {
        return Instant.ofEpochMilli(own.clock().millis()).plus(time);
    }
}
