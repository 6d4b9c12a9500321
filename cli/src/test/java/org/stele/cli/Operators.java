package org.stele.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.Member;
import org.stele.contracts.network.NetworkTables;
import org.stele.crypto.RandomId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.block.FinalReceipt;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.wallet.Holder;
import org.stele.wallet.file.WalletFile;

/** The operators of a network under test, who follow the page, each with what its variables stand for at them. */
final class Operators implements AutoCloseable {
    private static final Pattern PROPOSAL = Pattern.compile("^([A-Za-z0-9_-]{22})  ", Pattern.MULTILINE);

    final EmbeddedNetwork network;
    private final OperatePage page;
    private final Map<String, Map<String, String>> variables = new HashMap<>();
    private StringWriter out = new StringWriter();

    Operators(Path folder, OperatePage page) {
        this.network = EmbeddedNetwork.openOrFound(folder.resolve("network"));
        this.page = page;
        network.members()
                .forEach(member -> variables.put(member.label(), OperateVariables.of(network, member.label(), folder)));
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
    void decide(String line, String proposer, String... others) throws Exception {
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

    /** Here all nodes run in this process. */
    void start(String line, String label) {
        assertThat(line(line, label)).startsWith("node", "run");
        network.member(label).start();
    }

    void restart(String label) {
        network.member(label).stop();
        network.member(label).start();
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

    Member member(String label) throws Exception {
        return certifiedAt(label, certifiedAt("board", 0).height())
                .get(NetworkTables.MEMBER, network.member(label).organisation())
                .orElseThrow();
    }

    CertifiedState certifiedAt(String label, long height) throws Exception {
        return network.member(label)
                .node()
                .ledger()
                .waitFor(height)
                .toCompletableFuture()
                .get(2, TimeUnit.MINUTES);
    }

    /** Writes something at the member's node; at which height it is final. */
    long writes(String label) throws Exception {
        return write(label).toCompletableFuture().get(2, TimeUnit.MINUTES).height();
    }

    void writesUntilItStops(String label) throws Exception {
        CompletableFuture<LedgerStoppedException> stopped =
                network.member(label).node().ledger().stopped().toCompletableFuture();
        while (!stopped.isDone()) {
            CompletableFuture.anyOf(
                            stopped,
                            write(label).handle((receipt, failure) -> label).toCompletableFuture())
                    .get(2, TimeUnit.MINUTES);
        }
    }

    private CompletionStage<FinalReceipt> write(String label) throws Exception {
        char[] passphrase =
                Files.readString(network.directory().passphrase(label)).strip().toCharArray();
        Holder holder = WalletFile.load(Path.of(of(label, "WALLET")), passphrase)
                .roles()
                .getFirst()
                .holder();
        return network.member(label)
                .node()
                .ledger()
                .submit(holder.transaction(
                        "identity",
                        "register",
                        new IdentityCommand.Register(List.of(new SubjectId(RandomId.generate()))),
                        InstantSource.system()));
    }

    @Override
    public void close() {
        network.close();
    }
}
