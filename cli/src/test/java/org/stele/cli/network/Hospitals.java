package org.stele.cli.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.testkit.scenario.Machine;
import org.stele.testkit.scenario.Place;
import org.stele.testkit.scenario.Recruiting;
import org.stele.wallet.Holder;
import org.stele.wallet.patient.Claim;
import org.stele.wallet.patient.PatientClient;
import org.stele.wallet.staff.IntakeBatch;
import org.stele.wallet.staff.IntakeClient;
import org.stele.wallet.staff.SeatClient;

/** The two hospitals of a rehearsal with some staff, and a patient of the first whom the second can ask for. */
record Hospitals(
        Place hospitalA,
        SeatClient reviewerA,
        SeatClient clinicianA,
        Holder clinicianB,
        SeatClient atB,
        SeatClient reviewerB,
        PatientClient patient,
        SubjectId home,
        SubjectId askedByB,
        RecordId allergy) {
    private static final String AUTHORITY = "http://hospital.example";
    private static final String NUMBER = "4711";

    static Hospitals staffed(Rehearsal rehearsal) throws Exception {
        Place a = place(rehearsal, "hospital-a");
        Place b = place(rehearsal, "hospital-b");
        Recruiting recruiting = new Recruiting(place(rehearsal, "board"));
        Holder clerk = recruit(recruiting, a, Power.CLERK);
        Holder clinician = recruit(recruiting, b, Power.SIGN, Power.BREAK_GLASS);
        SeatClient atB = new SeatClient(b.node(), clinician);
        IntakeBatch batch = takeIn(a, clerk);
        return new Hospitals(
                a,
                new SeatClient(a.node(), recruit(recruiting, a, Power.REVIEW)),
                new SeatClient(a.node(), recruit(recruiting, a, Power.SIGN)),
                clinician,
                atB,
                new SeatClient(b.node(), recruit(recruiting, b, Power.REVIEW)),
                claimed(a, clerk, batch.subject()),
                batch.subject(),
                atB.subject(a.id(), AUTHORITY, NUMBER),
                batch.records().getLast());
    }

    private static Holder recruit(Recruiting recruiting, Place at, Power... powers) throws Exception {
        return recruiting
                .recruit(at, Recruiting.staff("somebody"), Recruiting.powers(powers))
                .holder();
    }

    private static IntakeBatch takeIn(Place at, Holder clerk) throws Exception {
        IntakeClient intake = new IntakeClient(at.node());
        return intake.sign(intake.take(bundle(), clerk), Map.of(), clerk);
    }

    private static byte[] bundle() {
        return """
            {"resourceType":"Bundle","type":"collection","entry":[
             {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111",
              "resource":{"resourceType":"Patient",
               "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                              "system":"%s","value":"%s"}],
               "name":[{"family":"Walton"}]}},
             {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222",
              "resource":{"resourceType":"AllergyIntolerance",
               "code":{"coding":[{"system":"http://snomed.info/sct","code":"91936005"}]},
               "patient":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"}}}]}
            """.formatted(AUTHORITY, NUMBER).getBytes(StandardCharsets.UTF_8);
    }

    private static PatientClient claimed(Place at, Holder clerk, SubjectId subject) throws Exception {
        String code =
                new SeatClient(at.node(), clerk).claimCode(subject).path("code").asString();
        SeatId seat = SeatId.parse(clerk.author().name());
        return new PatientClient(at.node(), Claim.make(at.node(), clerk.network(), subject, seat, code));
    }

    private static Place place(Rehearsal rehearsal, String label) throws Exception {
        NodeProcess node = rehearsal.network().node(label);
        return new Place(
                label,
                node.organisation(),
                rehearsal.client(node),
                rehearsal.administration(label),
                new MachineOf(node));
    }

    private record MachineOf(NodeProcess node) implements Machine {
        @Override
        public void kill() {
            node.kill();
        }

        @Override
        public void stop() {
            node.stop();
        }

        @Override
        public void start() {
            try {
                node.start();
                node.awaitReady(ProcessNetwork.PATIENCE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Path ledgerDirectory() {
            return node.configuration().directory().ledger();
        }
    }
}
