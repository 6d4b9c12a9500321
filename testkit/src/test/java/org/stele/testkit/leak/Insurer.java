package org.stele.testkit.leak;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.formats.release.Disclosed;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Staffing;
import org.stele.testkit.scenario.Insured;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.patient.PatientClient;
import org.stele.wallet.release.OpenedRelease;
import org.stele.wallet.release.ReleaseOpener;

/** An insurer whom its members let see what they were treated for, and who keeps all that it ever learns of them. */
final class Insurer {
    private final OrganisationId custodian;
    private final Clerk officer;
    private final ReleaseOpener opener;

    private Insurer(OrganisationId custodian, Clerk officer, ReleaseOpener opener) {
        this.custodian = custodian;
        this.officer = officer;
        this.opener = opener;
    }

    static Insurer of(EmbeddedNetwork network) throws IOException, NodeProblem {
        Clerk officer = Staffing.of(network, "insurer", "board").clerk(Identity.npi("Claims", "0000000011"));
        ReleaseOpener opener = new ReleaseOpener(officer.node(), new ProofVerifier(network.genesis()));
        return new Insurer(network.member("hospital-a").organisation(), officer, opener);
    }

    OrganisationId id() {
        return officer.employer().organisation();
    }

    /** The key that what its officer asks for is sealed to. */
    String sealing() {
        return officer.holder().sealing().publicKey().toString();
    }

    /** Is granted payment, asks, opens: what it knows of the member then. */
    Set<String> learn(PatientClient member, Insured number) throws Exception {
        grant(member, Grantee.organisation(id()), Purpose.HPAYMT);
        SubjectId subject = officer.seat().subject(custodian, number.authority(), number.number());
        byte[] packed = officer.seat().access(custodian, subject, Purpose.HPAYMT);
        Set<String> known = known(opener.open(packed, officer.holder()));
        known.add(subject.toString());
        known.add(Tokens.hashed(number.number()));
        return known;
    }

    static void grant(PatientClient patient, Grantee to, Purpose purpose) throws IOException, NodeProblem {
        Instant from = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(60);
        patient.grant(
                to,
                new TreeSet<>(Set.of(purpose)),
                new Validity(from, from.plus(Duration.ofDays(30))),
                OpenedScope.of(List.of("domain:*")));
    }

    private static Set<String> known(OpenedRelease opened) {
        Set<String> known = new TreeSet<>();
        known.add(opened.release().permit().toString());
        for (Disclosed record : opened.records()) {
            known.add(record.record().toString());
            known.add(record.chart().toString());
            known.add(record.salt().toString());
            known.add(record.commitment().toString());
        }
        return known;
    }
}
