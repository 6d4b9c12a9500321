package org.stele.testkit.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.Role;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.Member;
import org.stele.testkit.network.MemberPlan;
import org.stele.testkit.network.NetworkPlan;
import org.stele.testkit.network.Ports;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Clinician;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Staffing;

/** A hospital whose node listens for HL7 v2, with a desk and a clinician. */
record FedHospital(EmbeddedNetwork network, Member member, int port, Clerk clerk, Clinician clinician)
        implements AutoCloseable {
    static final String AUTHORITY = "http://hospital-a.example/mrn";

    private static final String LABEL = "hospital-a";

    /** One for all tests of this process that do not harm it; it goes with the process. */
    static FedHospital shared() {
        return Shared.HOSPITAL;
    }

    private static final class Shared {
        private static final FedHospital HOSPITAL = open();

        private static FedHospital open() {
            try {
                FedHospital hospital = plain(Files.createTempDirectory("stele-fed"));
                Runtime.getRuntime().addShutdownHook(new Thread(hospital::close));
                return hospital;
            } catch (Exception e) { // whatever founding throws: no test of this process can go on
                throw new IllegalStateException("no hospital with a feed", e);
            }
        }
    }

    /** Plain, on the loopback address. */
    static FedHospital plain(Path folder) throws Exception {
        return open(folder, "  plain: true\n");
    }

    /** @param more lines of {@code hl7:}, indented */
    static FedHospital open(Path folder, String more) throws Exception {
        NetworkPlan plan =
                NetworkPlan.of(List.of(new MemberPlan(LABEL, new DomainName("hospital-a.example"), roles())));
        EmbeddedNetwork network = EmbeddedNetwork.found(folder, plan);
        int port = Ports.free(1).getFirst();
        Member member = listening(network, port, more);
        Staffing staffing = Staffing.of(network, LABEL, LABEL);
        return new FedHospital(
                network,
                member,
                port,
                staffing.clerk(Identity.npi("Desk", "0000000001")),
                staffing.clinician(Identity.npi("Physician", "0000000002")));
    }

    /** Its own medical board, so that one node is all there is. */
    private static TreeSet<Role> roles() {
        return new TreeSet<>(List.of(Role.HOSPITAL, Role.BOARD));
    }

    /** The same node, started again with a door for messages. */
    private static Member listening(EmbeddedNetwork network, int port, String more) throws IOException {
        Member silent = network.member(LABEL);
        silent.stop();
        Files.writeString(
                silent.directory().resolve("node.yaml"),
                """
                hl7:
                  listen: 127.0.0.1:%d
                  time-zone: Europe/Vienna
                  message-limit: 256KB
                  message-seconds: 3
                %s  authorities:
                    HOSP: %s
                intake:
                  authorities:
                    %s: %s
                """.formatted(port, more, AUTHORITY, Documents.ROOT, AUTHORITY),
                StandardOpenOption.APPEND);
        Member member = network.add(LABEL + "-fed", silent.directory());
        member.start();
        return member;
    }

    /** The same, its node started again with the configuration that it has by now. */
    FedHospital restarted() {
        Member again = network.add(LABEL + "-again", member.directory());
        again.start();
        return new FedHospital(network, again, port, clerk, clinician);
    }

    @Override
    public void close() {
        network.close();
    }
}
