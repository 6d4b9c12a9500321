package org.stele.testkit.leak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.contracts.Validity;
import org.stele.contracts.access.GlassReason;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.formats.scope.OpenedScope;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Clinician;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Patient;
import org.stele.testkit.people.Staffing;
import org.stele.testkit.scenario.Insured;
import org.stele.testkit.scenario.Samples;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.staff.IntakeClient;

/** Members of the insurer's who are patients of hospital A, some of them of hospital B too. */
final class Insurees {
    /**
     * One of them, as the insurer knows them.
     *
     * @param treated whether hospital B treats them, which the insurer does not know
     */
    record Insuree(Patient patient, Insured number, boolean treated, Set<String> known) {}

    private final EmbeddedNetwork network;
    private final Insurer insurer;
    private final OrganisationId hospitalA;
    private final OrganisationId hospitalB;
    private final Clinician physician;
    private final Clerk clerk;
    private final List<Path> bundles;

    Insurees(EmbeddedNetwork network, Insurer insurer, Samples samples) throws IOException, NodeProblem {
        this.network = network;
        this.insurer = insurer;
        this.hospitalA = network.member("hospital-a").organisation();
        this.hospitalB = network.member("hospital-b").organisation();
        this.physician = Staffing.of(network, "hospital-b", "board").clinician(Identity.npi("Physician", "0000000012"));
        this.clerk = Staffing.of(network, "hospital-a", "board").clerk(Identity.npi("Desk", "0000000013"));
        this.bundles = new ArrayList<>(samples.patients());
    }

    /**
     * First all let the insurer see, then some let hospital B: so ordered that who came sooner tells nothing. One keeps back from
     * B, some from everyone, and on one B breaks the glass.
     */
    List<Insuree> whoGoTheirWays() throws Exception {
        List<Insuree> people = new ArrayList<>();
        for (boolean treated : List.of(true, false, false, true)) {
            people.add(insure(treated));
        }
        treat(people.getFirst());
        people.getFirst().patient().wallet().restrict(Optional.of(hospitalB));
        breakGlass(people.getLast());
        for (Insuree person : people) {
            person.patient().wallet().restrict(Optional.empty());
        }
        return people;
    }

    /** They do at one time what has nothing to do with each other; that no ledger can hide. */
    List<Insuree> whoDoAllAtOnce() throws Exception {
        Insuree other = insure(false);
        Insuree treated = insure(true);
        treat(treated);
        return List.of(other, treated);
    }

    /** As it was before: one subject for everybody. The custodian releases nothing on it, but the ledger takes it. */
    Set<String> whoHasOneSubject() throws Exception {
        Patient patient = claimNext();
        for (OrganisationId grantee : List.of(insurer.id(), hospitalB)) {
            Instant now = Instant.ofEpochMilli(patient.node().clock().millis());
            ConsentCommand.GiveGrant grant = new ConsentCommand.GiveGrant(
                    GrantId.generate(),
                    patient.subject(),
                    Grantee.organisation(grantee),
                    new TreeSet<>(Set.of(Purpose.TREAT)),
                    new Validity(now, now.plus(Duration.ofDays(30))),
                    OpenedScope.of(List.of("domain:*")).hidden());
            patient.node()
                    .submit(patient.holder()
                            .transaction(
                                    "consent", "grant", grant, patient.node().clock()));
        }
        return Set.of(patient.subject().toString());
    }

    private Insuree insure(boolean treated) throws Exception {
        Patient patient = claimNext();
        Insured number = Insured.in(bundles.removeLast());
        return new Insuree(patient, number, treated, insurer.learn(patient.wallet(), number));
    }

    /** The next patient from the end of the list whom the story left unclaimed; their bundle stays the last. */
    private Patient claimNext() throws Exception {
        while (true) {
            byte[] bundle = Samples.read(bundles.getLast());
            SubjectId home =
                    new IntakeClient(clerk.node()).take(bundle, clerk.holder()).subject();
            try {
                return Patient.claim(network, clerk, home);
            } catch (NodeProblem claimed) {
                bundles.removeLast();
            }
        }
    }

    private void treat(Insuree person) throws Exception {
        Insurer.grant(person.patient().wallet(), Grantee.organisation(hospitalB), Purpose.TREAT);
        physician.seat().access(hospitalA, askedFor(person), Purpose.TREAT);
    }

    private void breakGlass(Insuree person) throws Exception {
        physician
                .seat()
                .breakGlass(
                        hospitalA,
                        askedFor(person),
                        GlassId.generate(),
                        GlassReason.UNABLE_TO_CONSENT,
                        Duration.ofMinutes(30));
    }

    private SubjectId askedFor(Insuree person) throws IOException, NodeProblem {
        return physician
                .seat()
                .subject(hospitalA, person.number().authority(), person.number().number());
    }
}
