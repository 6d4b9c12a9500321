package org.stele.wallet.patient;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.stele.contracts.Validity;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.consent.RequestedItem;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.formats.proposal.GrantProposal;
import org.stele.formats.proposal.GrantTerms;
import org.stele.formats.scope.OpenedLabel;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.wallet.Holder;
import org.stele.wallet.http.Answers;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Submitted;
import org.stele.wallet.release.SealedSummary;
import tools.jackson.databind.JsonNode;

/**
 * A patient at one custodian's node. Everything that decides is signed here, with the patient's own keys: what concerns one
 * organisation on a subject for it, which this makes and takes by itself.
 */
public final class PatientClient {
    private static final String CONTRACT = "consent";

    /** The longest that a permit holds, less what clocks may differ by. */
    private static final Duration PERMIT = Duration.ofMinutes(14);

    private final NodeClient custodian;
    private final Holder patient;
    private final Audiences audiences;

    private record Scoped(Bytes payload, List<SignatureEntry> signatures, List<OpenedLabel> opening) {
        static Scoped of(Envelope envelope, OpenedScope scope) {
            return new Scoped(envelope.payload(), envelope.signatures(), scope.labels());
        }
    }

    private record Terms(Grantee grantee, SortedSet<Purpose> purposes, Validity validity) {}

    private record Permitted(PermitId permit, long height) {}

    private record Erasure(Bytes payload, List<SignatureEntry> signatures, List<ErasureOrder.Opening> openings) {}

    /**
     * @param patient an author {@code subject:…} whose custodian's node this is
     */
    public PatientClient(NodeClient custodian, Holder patient) {
        this.custodian = custodian;
        this.patient = patient;
        this.audiences = new Audiences(custodian, patient);
    }

    /** The patient's home: what they claimed at the desk. */
    public SubjectId subject() {
        return subject(patient);
    }

    /** Permits {@code grantee} what {@code scope} names, on the subject for its organisation. */
    public GrantId grant(Grantee grantee, SortedSet<Purpose> purposes, Validity validity, OpenedScope scope)
            throws IOException, NodeProblem {
        return grant(GrantId.generate(), new Terms(grantee, purposes, validity), scope);
    }

    /**
     * Permits what was proposed, under the identifier that the proposal has: where it is sent again, a second one is refused.
     *
     * @param scope of the proposal's labels and no others
     * @throws IllegalArgumentException where it is another scope
     */
    public GrantId grant(GrantProposal proposal, OpenedScope scope) throws IOException, NodeProblem {
        GrantTerms terms = proposal.terms();
        List<String> labels = scope.labels().stream().map(OpenedLabel::label).toList();
        if (!labels.equals(List.copyOf(terms.labels()))) {
            throw new IllegalArgumentException("the scope is not the proposal's");
        }
        return grant(proposal.grant(), new Terms(terms.grantee(), terms.purposes(), terms.validity()), scope);
    }

    private GrantId grant(GrantId grant, Terms terms, OpenedScope scope) throws IOException, NodeProblem {
        Grantee grantee = terms.grantee();
        Holder audience = audiences.of(grantee.organisation());
        Envelope envelope = sign(
                audience,
                "grant",
                new ConsentCommand.GiveGrant(
                        grant, subject(audience), grantee, terms.purposes(), terms.validity(), scope.hidden()));
        custodian.post("/v1/grants", Scoped.of(envelope, scope));
        return grant;
    }

    /** What the patient is asked to grant, and was within 90 days, oldest first. */
    public List<GrantProposal> proposals() throws IOException, NodeProblem {
        List<GrantProposal> proposals = new ArrayList<>();
        for (JsonNode one : custodian.get(path("proposals"), patient)) {
            proposals.add(Answers.read(one, GrantProposal.class));
        }
        return proposals;
    }

    /** Turns down what was proposed; done also where it was before. */
    public void decline(GrantId proposal) throws IOException, NodeProblem {
        custodian.delete(path("proposals") + "/" + proposal, patient);
    }

    /** Takes a grant back: from its place in the order on, nothing is released under it. */
    public Submitted revoke(GrantId grant) throws IOException, NodeProblem {
        Holder holder = audiences.orHome(audience -> audience.grants().contains(grant));
        return custodian.submit(sign(holder, "revoke", new ConsentCommand.Revoke(grant, Optional.empty())));
    }

    /** Keeps everything back, whatever is granted. */
    public RestrictionId restrict(Optional<OrganisationId> against) throws IOException, NodeProblem {
        RestrictionId restriction = new RestrictionId(RandomId.generate());
        Holder holder = against(against);
        custodian.submit(sign(
                holder,
                "restrict",
                new ConsentCommand.Restrict(
                        restriction, subject(holder), against, Optional.empty(), Optional.empty())));
        return restriction;
    }

    /** Keeps back what {@code scope} names, whatever is granted. */
    public RestrictionId restrict(Optional<OrganisationId> against, OpenedScope scope) throws IOException, NodeProblem {
        RestrictionId restriction = new RestrictionId(RandomId.generate());
        Holder holder = against(against);
        Envelope envelope = sign(
                holder,
                "restrict",
                new ConsentCommand.Restrict(
                        restriction, subject(holder), against, Optional.of(scope.hidden()), Optional.empty()));
        custodian.post("/v1/restrictions", Scoped.of(envelope, scope));
        return restriction;
    }

    public Submitted lift(RestrictionId restriction) throws IOException, NodeProblem {
        Holder holder = audiences.orHome(audience -> audience.restrictions().contains(restriction));
        return custodian.submit(sign(holder, "lift", new ConsentCommand.Lift(restriction)));
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

    /**
     * Asks the custodian for the patient's own records.
     *
     * @return the release package, sealed to this patient
     */
    public byte[] open() throws IOException, NodeProblem {
        return custodian.postForBytes("/v1/releases", permitted(), patient);
    }

    /** Asks the custodian for a summary of the patient's own records, with these. */
    public SealedSummary summary() throws IOException, NodeProblem {
        return Answers.read(custodian.post("/v1/releases/summary", permitted(), patient), SealedSummary.class);
    }

    private Permitted permitted() throws IOException, NodeProblem {
        AccessCommand.Request request = new AccessCommand.Request(
                subject(), Purpose.PATRQT, patient.sealing().publicKey(), until(PERMIT), Optional.empty());
        Submitted permit = custodian.submit(patient.transaction("access", "request", request, custodian.clock()));
        return new Permitted(new PermitId(permit.transaction()), permit.height());
    }

    /**
     * Asks for erasure, each holder by a request of its own, the custodian last. Each copy elsewhere is an order of its own: see
     * the index of {@link #records}.
     *
     * @param orders 1 to 100 for each holder
     * @return how the last request stands, with the others: its id, and each item with its holder's answer, if it has one already
     */
    public JsonNode erase(List<ErasureOrder> orders) throws IOException, NodeProblem {
        OrganisationId own = new OrganisationId(custodian.node());
        List<OrganisationId> holders = orders.stream()
                .map(ErasureOrder::holder)
                .distinct()
                .sorted(Comparator.comparing(own::equals))
                .toList();
        Optional<JsonNode> last = Optional.empty();
        for (OrganisationId holder : holders) {
            List<ErasureOrder> its = orders.stream()
                    .filter(order -> order.holder().equals(holder))
                    .toList();
            last = Optional.of(erase(holder.equals(own) ? patient : audiences.of(holder), its));
        }
        return last.orElseThrow(() -> new IllegalArgumentException("nothing is to be erased"));
    }

    private JsonNode erase(Holder asking, List<ErasureOrder> orders) throws IOException, NodeProblem {
        List<ErasureOrder.Opening> openings =
                orders.stream().map(ErasureOrder::opening).toList();
        List<RequestedItem> items = IntStream.range(0, orders.size())
                .mapToObj(i -> orders.get(i).item(openings.get(i)))
                .toList();
        Envelope envelope = sign(
                asking,
                "requestErasure",
                new ConsentCommand.RequestErasure(new ErasureId(RandomId.generate()), subject(asking), items));
        return custodian.post("/v1/erasures", new Erasure(envelope.payload(), envelope.signatures(), openings));
    }

    /** How a request for erasure stands. */
    public JsonNode erasure(ErasureId request) throws IOException, NodeProblem {
        return custodian.get("/v1/erasures/" + request, patient);
    }

    /** The certificate of a closed request, as a proof file. */
    public byte[] certificate(ErasureId request) throws IOException, NodeProblem {
        return custodian.getBytes("/v1/erasures/" + request + "/certificate", patient);
    }

    private Instant until(Duration time) {
        return Instant.ofEpochMilli(custodian.clock().millis()).plus(time);
    }

    /** What concerns one organisation stands on the subject for it, what concerns everyone at home. */
    private Holder against(Optional<OrganisationId> organisation) throws IOException, NodeProblem {
        return organisation.isPresent() ? audiences.of(organisation.get()) : patient;
    }

    private Envelope sign(Holder holder, String command, ConsentCommand body) {
        return holder.transaction(CONTRACT, command, body, custodian.clock());
    }

    private static SubjectId subject(Holder holder) {
        return SubjectId.parse(holder.author().name());
    }

    private String path(String what) {
        return "/v1/subjects/" + subject() + "/" + what;
    }
}
