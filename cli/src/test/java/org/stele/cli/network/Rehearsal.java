package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Code;
import org.stele.testkit.network.NetworkPlan;
import org.stele.testkit.processes.JavaCommand;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.wallet.Holder;
import org.stele.wallet.file.WalletFile;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.Submitted;

/** The standard network as processes, and its administrations, who write. */
final class Rehearsal {
    /** Four virtual machines at once need not compile for a long life. */
    private static final List<String> QUICK_TO_START = List.of("-XX:TieredStopAtLevel=1");

    private final ProcessNetwork network;

    private Rehearsal(ProcessNetwork network) {
        this.network = network;
    }

    static Rehearsal found(Path folder) throws IOException {
        ProcessNetwork.found(folder, NetworkPlan.standard(), firstPort());
        return new Rehearsal(ProcessNetwork.open(folder, new JavaCommand("org.stele.cli.Main", QUICK_TO_START)));
    }

    ProcessNetwork network() {
        return network;
    }

    /** Writes a transaction of the least kind there is at a member's node, and waits until it is final. */
    Submitted registerAt(String label) throws Exception {
        return submit(
                label,
                "identity",
                "register",
                new IdentityCommand.Register(List.of(new SubjectId(RandomId.generate()))));
    }

    Submitted submit(String label, String contract, String command, Object body) throws Exception {
        NodeClient client = client(network.node(label));
        Submitted submitted = client.submit(administration(label).transaction(contract, command, body, client.clock()));
        assertThat(submitted.code()).isEqualTo(Code.OK);
        return submitted;
    }

    NodeClient client(NodeProcess node) {
        return new NodeClient(node.address(), node.organisation().value(), InstantSource.system());
    }

    Holder administration(String label) throws Exception {
        return WalletFile.load(network.directory().administration(label), passphrase(label))
                .roles()
                .getFirst()
                .holder();
    }

    char[] passphrase(String label) throws IOException {
        return Files.readString(network.directory().passphrase(label)).strip().toCharArray();
    }

    /** So that two runs on one machine do not take each other's. */
    private static int firstPort() {
        return 10_000 + (int) (ProcessHandle.current().pid() % 500) * 40;
    }
}
