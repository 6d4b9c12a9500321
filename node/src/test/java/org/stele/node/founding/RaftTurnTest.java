package org.stele.node.founding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.OrganisationId;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.NodeDirectory;
import org.stele.node.config.OrderingSettings;

class RaftTurnTest {
    private static final NodeDirectory NODE = new NodeDirectory(Path.of("node"));
    private static final OrganisationId ORGANISATION = OrganisationId.generate();
    private static final Place OWN = Place.parse(ORGANISATION, "node.example:7100", "node.example:7101");
    private static final NodeFile.Listening HERE =
            new NodeFile.Listening(HostPort.parse("[::1]:7100"), HostPort.parse("[::1]:7101"));
    private static final String PILOT = new NodeFile(
                    ORGANISATION, Path.of("/passphrase"), 8480, "US", Optional.empty(), HERE, List.of(OWN))
            .ofPilot();

    @Test
    void aPilotsFileGetsTheOrderTheEpochAndTheAddresses() {
        NodeConfiguration turned = read(turn(PILOT));
        assertThat(turned.joining().epoch()).contains(2L);
        assertThat(turned.joining().listen()).contains(HERE.peer());
        assertThat(turned.joining().address()).contains(OWN.peer());
        assertThat(turned.joining().ordering()).isInstanceOfSatisfying(OrderingSettings.Raft.class, raft -> {
            assertThat(raft.listen()).isEqualTo(HERE.raft());
            assertThat(raft.peers()).containsOnlyKeys(ORGANISATION).containsValue(OWN.raft());
        });
    }

    @Test
    void whatElseTheOperatorWroteStaysLineByLine() {
        String edited = "# ours\n" + PILOT.replace("port: 8480", "port: 8481 # as ordering: embedded has it")
                + "epoch: 2 # the second\nintake:\n  profiles: flag";
        String turned = turn(edited, 3);
        assertThat(turned)
                .startsWith("# ours\n")
                .contains("port: 8481 # as ordering: embedded has it\n", "intake:\n  profiles: flag\n")
                .doesNotContain("# the second");
        assertThat(read(turned)).isEqualTo(read(edited).with(read(turned).joining()));
        assertThat(read(turned).joining().epoch()).contains(3L);
    }

    @Test
    void aPilotThatObserversReachStaysWhereTheyReachIt() {
        String edited = PILOT + "peer:\n  listen: 192.0.2.1:7000\n  address: other.example:7000\n";
        assertThat(read(turn(edited)).joining().listen()).contains(HostPort.parse("192.0.2.1:7000"));
        assertThat(read(turn(edited)).joining().address()).contains(HostPort.parse("other.example:7000"));
    }

    @Test
    void aFileThatIsNotWrittenInLinesIsLeftToItsOperator() {
        String inline = "{organisation: " + ORGANISATION + ", retention: {jurisdiction: US}, ordering: embedded}";
        assertThatThrownBy(() -> turn(inline))
                .hasMessageContaining("set these in it by hand\nordering: raft\nepoch: 2");
        assertThatThrownBy(() -> turn(PILOT.replace("ordering:", "'ordering':")))
                .hasMessageContaining("by hand");
    }

    private static String turn(String text) {
        return turn(text, 2);
    }

    private static String turn(String text, long epoch) {
        return new RaftTurn(read(text), epoch, OWN, HERE).of(text);
    }

    private static NodeConfiguration read(String text) {
        return ConfigurationFile.parse(NODE, text);
    }
}
