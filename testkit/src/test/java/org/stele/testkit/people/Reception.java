package org.stele.testkit.people;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.gateway.fhir.IncomingResource;
import org.stele.gateway.fhir.Intake;
import org.stele.gateway.fhir.people.PractitionerId;
import org.stele.ledger.contract.Author;
import org.stele.testkit.network.Member;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.staff.IntakeBatch;
import org.stele.wallet.staff.IntakeClient;

/** Takes bundles in at one organisation, where everybody whom a record names as its author gets a seat and signs. */
public final class Reception {
    /** Samples share authors, and nobody gets a second seat: whoever has one at an organisation keeps it, whichever test comes next. */
    private static final Map<Member, Map<PractitionerId, Clinician>> SEATED = new ConcurrentHashMap<>();

    private final Staffing staffing;
    private final Clerk clerk;
    private final Intake gateway = Intake.standard();
    private final Map<PractitionerId, Clinician> clinicians = new ConcurrentHashMap<>();

    public Reception(Staffing staffing, Clerk clerk) {
        this.staffing = staffing;
        this.clerk = clerk;
    }

    /** Takes one patient's bundle in, whole. */
    public IntakeBatch receive(byte[] bundle) throws IOException, NodeProblem {
        seatAuthors(bundle);
        IntakeClient client = new IntakeClient(clerk.node());
        return client.sign(client.take(bundle, clerk.holder()), holders(), clerk.holder());
    }

    /** Who has a seat by now. */
    public Map<PractitionerId, Clinician> clinicians() {
        return Map.copyOf(clinicians);
    }

    /** The keys of all seats, by author. */
    public Map<Author, Holder> holders() {
        Map<Author, Holder> holders = new ConcurrentHashMap<>();
        clinicians.values().forEach(clinician -> holders.put(clinician.holder().author(), clinician.holder()));
        return holders;
    }

    private void seatAuthors(byte[] bundle) throws IOException, NodeProblem {
        for (IncomingResource resource : gateway.read(bundle).resources()) {
            Optional<PractitionerId> author = resource.attribution().attester();
            if (author.isPresent() && !clinicians.containsKey(author.get())) {
                clinicians.put(author.get(), seated(author.get()));
            }
        }
    }

    private Clinician seated(PractitionerId author) throws IOException, NodeProblem {
        Map<PractitionerId, Clinician> there = SEATED.computeIfAbsent(clerk.employer(), _ -> new ConcurrentHashMap<>());
        Clinician known = there.get(author);
        if (known == null) {
            known = seat(author);
            there.put(author, known);
        }
        return known;
    }

    private Clinician seat(PractitionerId author) throws IOException, NodeProblem {
        Identity identity = new Identity(
                "Practitioner " + author.value(), new Identity.Registered(author.system(), author.value()));
        return staffing.clinician(identity);
    }
}
