package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.benchmarks.ledger.HealthNetwork;
import org.stele.benchmarks.ledger.Organisation;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.LedgerNode;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeDirectory;
import org.stele.node.founding.NodeFile;
import org.stele.node.keys.VoteKeyFile;

/** Four stopped nodes, whose operators agree on what stands: here, on all that is certified and nothing more. */
class AgreementCommandsTest {
    private static final String PASSPHRASE = "correct horse battery staple";
    private static final Pattern HASH = Pattern.compile("together they come to (\\S{43})");

    @TempDir
    Path folder;

    private Path passphrase;

    @BeforeEach
    void stopFourNodes() throws Exception {
        passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        LedgerLimits limits = LedgerLimits.standard().withTick(Duration.ofHours(1));
        Path chains = Files.createDirectory(folder.resolve("chains"));
        try (HealthNetwork network = HealthNetwork.open(chains, 4, 4, limits)) {
            awaitRest(network.nodes());
            for (int i = 0; i < 4; i++) {
                makeNode(
                        i,
                        network.members().get(i),
                        network.genesis().document().unsafeArray());
            }
        }
        for (int i = 0; i < 4; i++) {
            Files.move(chains.resolve("node-" + i), new NodeDirectory(node(i)).ledger());
        }
    }

    /** Each makes a block when it starts, and then none for an hour; they stop when all have all of these. */
    private static void awaitRest(List<LedgerNode> nodes) throws InterruptedException {
        List<Long> before = List.of();
        List<Long> now = certified(nodes);
        while (!now.equals(before) || now.stream().distinct().count() > 1) {
            Thread.sleep(300);
            before = now;
            now = certified(nodes);
        }
    }

    private static List<Long> certified(List<LedgerNode> nodes) {
        return nodes.stream().map(node -> node.status().certified()).toList();
    }

    private void makeNode(int index, Organisation member, byte[] genesis) throws Exception {
        NodeDirectory directory = new NodeDirectory(node(index));
        Files.createDirectories(directory.keys());
        Files.write(directory.genesis(), genesis);
        VoteKeyFile.create(directory.voteKey(), PASSPHRASE.toCharArray(), member.vote(), Argon2Cost.LEAST);
        HostPort nowhere = new HostPort("127.0.0.1", 1);
        NodeFile file = new NodeFile(
                member.id(),
                passphrase,
                1,
                "US",
                Optional.empty(),
                new NodeFile.Listening(nowhere, nowhere),
                List.of());
        Files.writeString(directory.configuration(), file.ofPilot());
    }

    @Test
    void threeStateAndAgreeOnTheEpochThatBegins() {
        List<String> statements = List.of(state(0), state(1), state(2));
        String hash = hash(agree(0, statements));
        assertThat(agree(1, statements).text())
                .contains("come to " + hash, "by telephone", "give this again with --hash");
        for (int i : List.of(0, 1, 2)) {
            Typed agreed = agree(i, statements, "--hash", hash);
            assertThat(agreed.exitCode()).as(agreed.text()).isZero();
            assertThat(agreed.text()).contains("epoch 2 begins after it: in node.yaml", "without the liar's");
        }
        assertThat(agree(0, statements, "--hash", hash).text()).contains("carried that out before, and is in epoch 2");
        assertThat(agree(0, statements).text()).contains("carried that out before");
        assertThat(agree(3, statements, "--hash", hash).text()).contains("epoch 2 begins after it");
    }

    /** It was rotated, and nothing certified here has the new one. */
    @Test
    void aNodeStatesByTheVoteKeyBeforeWhereThatIsInForce() throws Exception {
        NodeDirectory third = new NodeDirectory(node(2));
        Files.move(third.voteKey(), third.voteKeyBefore());
        VoteKeyFile.create(third.voteKey(), PASSPHRASE.toCharArray(), Ed25519SigningKey.generate(), Argon2Cost.LEAST);
        List<String> statements = List.of(state(0), state(1), state(2));
        String hash = hash(agree(0, statements));
        assertThat(agree(2, statements, "--hash", hash).text()).contains("epoch 2 begins after it");
    }

    @Test
    void aStatementIsNotWrittenOverSomethingElse() throws Exception {
        String first = state(0);
        assertThat(Typed.run(statement(0, first)).exitCode()).isZero();
        Typed second = Typed.run(statement(1, first));
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.text()).contains("is there already, and is something else: name another file");
        Typed nowhere = Typed.run(statement(0, folder.resolve("none/there").toString()));
        assertThat(nowhere.text()).contains("cannot be written", "name a file in a folder that you may write to");
        assertThat(Files.readAllBytes(Path.of(first))).isNotEmpty();
    }

    @Test
    void nothingIsChangedWhereTheHashIsNotTheOneThatWasTold() {
        List<String> statements = List.of(state(0), state(1), state(2));
        String other = hash(agree(0, List.of(statements.get(0), statements.get(1), state(3))));
        Typed refused = agree(0, statements, "--hash", other);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.text()).contains("not to what you were told", "nothing was changed");
        assertThat(agree(0, statements, "--hash", "typo").text()).contains("not a hash: it has 43");
    }

    @Test
    void whatCannotBeAgreedByIsSaid() throws Exception {
        String first = state(0);
        assertThat(agree(0, List.of(first, state(1))).text())
                .contains("the statements of 2 of the 4 members that vote: get those of 1 more")
                .doesNotContain("unexpected");
        Path letter = Files.writeString(folder.resolve("letter"), "Dear all,");
        assertThat(agree(0, List.of(first, letter.toString())).text()).contains("letter is no statement");
        assertThat(agree(0, List.of(first, "nowhere")).text()).contains("no file at nowhere");
        Files.writeString(passphrase, "another\n");
        assertThat(agree(0, List.of(first)).text()).contains("the passphrase does not open the vote key");
    }

    private Path node(int index) {
        return folder.resolve("node-" + index);
    }

    /** The file with the statement of a node. */
    private String state(int index) {
        String file = folder.resolve("statement-" + index).toString();
        Typed typed = Typed.run(statement(index, file));
        assertThat(typed.exitCode()).as(typed.text()).isZero();
        assertThat(typed.text()).contains("it votes no more for now", "to nobody else");
        return file;
    }

    private List<String> statement(int index, String file) {
        return List.of(
                "network",
                "statement",
                node(index).toString(),
                "--to",
                file,
                "--passphrase-file",
                passphrase.toString());
    }

    private Typed agree(int index, List<String> statements, String... options) {
        List<String> words =
                new ArrayList<>(List.of("network", "agree", node(index).toString()));
        words.addAll(statements);
        words.addAll(List.of("--passphrase-file", passphrase.toString()));
        words.addAll(List.of(options));
        return Typed.run(words);
    }

    private static String hash(Typed typed) {
        Matcher matcher = HASH.matcher(typed.text());
        assertThat(matcher.find()).as(typed.text()).isTrue();
        return matcher.group(1);
    }
}
