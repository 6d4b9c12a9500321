package org.stele.cli.wallet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.RandomId;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.NetworkPlan;
import org.stele.testkit.scenario.Cast;
import org.stele.testkit.scenario.Casting;
import org.stele.testkit.scenario.Recruiting;
import org.stele.testkit.scenario.Slip;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.staff.IntakeClient;
import org.stele.wallet.staff.SeatClient;

/** Whole nodes of four organisations for all tests of this process, and a desk that hands out slips. */
record RealNodes(EmbeddedNetwork network, Cast cast, Holder clerk) {
    private static final class Shared {
        static final RealNodes NODES = start();
    }

    static RealNodes shared() {
        return Shared.NODES;
    }

    /** Of a patient who was taken in just now. */
    Slip slip() throws IOException, NodeProblem {
        return slip(bundle());
    }

    /** Of a patient who was taken in just now with these records. */
    Slip slip(byte[] bundle) throws IOException, NodeProblem {
        IntakeClient intake = new IntakeClient(cast.hospitalA().node());
        SubjectId subject =
                intake.sign(intake.take(bundle, clerk), Map.of(), clerk).subject();
        return slip(subject);
    }

    /** A further one for the same patient. */
    Slip slip(SubjectId subject) throws IOException, NodeProblem {
        String code = new SeatClient(cast.hospitalA().node(), clerk)
                .claimCode(subject)
                .path("code")
                .asString();
        SeatId seat = SeatId.parse(clerk.author().name());
        return new Slip(cast.hospitalA().node().base(), subject, seat, code);
    }

    /** A physician at the other hospital. */
    Holder physicianAtB() throws IOException, NodeProblem {
        return new Recruiting(cast.board())
                .recruit(cast.hospitalB(), Recruiting.staff("a physician"), Recruiting.powers(Power.SIGN))
                .holder();
    }

    ProofVerifier verifier() {
        return new ProofVerifier(network.genesis());
    }

    private static RealNodes start() {
        try {
            Path folder = Files.createTempDirectory("stele-wallet");
            EmbeddedNetwork network = EmbeddedNetwork.found(folder, NetworkPlan.standard());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(network, folder)));
            Cast cast = Casting.of(network);
            Holder clerk = new Recruiting(cast.board())
                    .recruit(cast.hospitalA(), Recruiting.staff("the clerk"), Recruiting.powers(Power.CLERK))
                    .holder();
            return new RealNodes(network, cast, clerk);
        } catch (IOException | NodeProblem e) {
            throw new IllegalStateException("the nodes do not start", e);
        }
    }

    private static void end(EmbeddedNetwork network, Path folder) {
        network.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("the network's folder cannot be removed", e);
        }
    }

    private static byte[] bundle() {
        return """
            {"resourceType":"Bundle","type":"collection","entry":[
             {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111",
              "resource":{"resourceType":"Patient",
               "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                              "system":"http://hospital.example","value":"%s"}],
               "name":[{"family":"Walton"}]}}]}
            """.formatted(RandomId.generate()).getBytes(StandardCharsets.UTF_8);
    }
}
