package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.cli.Main;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.Member;
import org.stele.contracts.network.NetworkTables;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Code;
import org.stele.node.config.PassphraseSource;
import org.stele.node.keys.Passphrases;
import org.stele.node.watch.NetworkStatus;
import org.stele.testkit.processes.JavaCommand;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.WalletFile;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.Submitted;

/** The operators of a network of processes, who follow the page, each with what its variables stand for at them. */
final class Operators {
    private static final Pattern PROPOSAL = Pattern.compile("^([A-Za-z0-9_-]{22})  ", Pattern.MULTILINE);

    final ProcessNetwork network;
    private final OperatePage page;
    private final Map<String, Map<String, String>> variables = new HashMap<>();
    private final NodeStatusReader reader = new NodeStatusReader();
    private StringWriter out = new StringWriter();

    Operators(Path folder, ProcessNetwork network, OperatePage page) {
        this.network = network;
        this.page = page;
        network.nodes().forEach(node -> variables.put(node.label(), OperateVariables.of(network, node, folder)));
    }

    String of(String label, String variable) {
        return Objects.requireNonNull(all(label).get(variable));
    }

    void set(String label, String variable, String value) {
        all(label).put(variable, value);
    }

    void add(String label, Map<String, String> own) {
        variables.put(label, own);
    }

    /** What the last command said. */
    String said() {
        return out.toString();
    }

    List<String> line(String beginning, String label) {
        return page.line(beginning, all(label));
    }

    private Map<String, String> all(String label) {
        return Objects.requireNonNull(variables.get(label), label);
    }

    /** One proposes, twice, as after a lost answer; then the others vote. */
    void decide(String line, String proposer, String... others) {
        follow(line, proposer);
        follow(line, proposer);
        follow("./stele network proposals", others[0]);
        Matcher proposal = PROPOSAL.matcher(out.toString());
        assertThat(proposal.results().count()).as(out.toString()).isEqualTo(1);
        String id = PROPOSAL.matcher(out.toString())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        for (String other : others) {
            set(other, "PROPOSAL", id);
            follow("./stele network vote", other);
        }
        assertThat(out.toString()).contains("decided");
    }

    void follow(String line, String label) {
        run(line(line, label));
    }

    /** Runs the node that the line says, by this command. */
    NodeProcess start(String line, String label, JavaCommand command) throws Exception {
        List<String> words = line(line, label);
        assertThat(words).startsWith("node", "run");
        NodeProcess node = network.place(label, Path.of(words.getLast()), command);
        node.start();
        return node;
    }

    void run(List<String> words) {
        assertThat(execute(words)).as(words + ": " + out).isZero();
    }

    int execute(List<String> words) {
        out = new StringWriter();
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(words.toArray(String[]::new));
    }

    /** As the board's node proves it. */
    Member member(String label) throws Exception {
        return Administration.at(network.node("board").address(), role(label))
                .read(NetworkTables.MEMBER, network.node(label).organisation())
                .orElseThrow();
    }

    /** Waits until a node of this label says of the network what is wanted. */
    void await(String label, String otherwise, Predicate<NetworkStatus> wanted) throws InterruptedException {
        NodeProcess node = network.node(label);
        node.await(otherwise, () -> says(node, wanted), ProcessNetwork.PATIENCE);
    }

    private boolean says(NodeProcess node, Predicate<NetworkStatus> wanted) {
        try {
            return wanted.test(reader.ask(node.address()));
        } catch (IOException e) {
            return false;
        }
    }

    long certified(String label) {
        try {
            return reader.ask(network.node(label).address()).certifiedHeight();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes something at the member's node; at which height it is final. */
    long writes(String label) throws Exception {
        return registers(label).height();
    }

    /** As {@link #writes}: all that the node says of it. */
    Submitted registers(String label) throws Exception {
        StoredRole role = role(label);
        NodeClient client = client(label);
        Submitted submitted = client.submit(role.holder()
                .transaction(
                        "identity",
                        "register",
                        new IdentityCommand.Register(List.of(new SubjectId(RandomId.generate()))),
                        client.clock()));
        assertThat(submitted.code()).isEqualTo(Code.OK);
        return submitted;
    }

    /** Of the member's node. */
    NodeClient client(String label) throws Exception {
        return new NodeClient(URI.create(of(label, "API")), role(label).node(), InstantSource.system());
    }

    private StoredRole role(String label) throws Exception {
        char[] passphrase = Passphrases.read(new PassphraseSource.File(Path.of(of(label, "PASSPHRASE"))));
        return WalletFile.load(Path.of(of(label, "WALLET")), passphrase).roles().getFirst();
    }
}
