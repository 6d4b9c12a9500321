package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.crypto.Bytes;
import org.stele.ledger.genesis.Genesis;
import org.stele.link.tls.TlsKey;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.OrderingSettings;
import org.stele.node.keys.TlsKeyFile;
import picocli.CommandLine;

/** A real start: each organisation makes its own keys, one writes the genesis, everybody checks it. */
@Tag("faults")
class BeginningTest {
    private static final String PASSPHRASE = "correct horse battery staple";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void passphrase() throws IOException {
        Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
    }

    @Test
    void eachOrganisationMakesItsKeysAndAllJoinTheSameNetwork() throws Exception {
        assertThat(keys("north", 8501)).isZero();
        assertThat(keys("south", 8511)).isZero();
        Genesis genesis = genesis("north", "south");
        assertThat(join("north", genesis.network().toString(), "north", "south"))
                .isZero();
        NodeConfiguration north = ConfigurationFile.read(folder.resolve("north"));
        TlsKey key = TlsKeyFile.read(north.directory().tlsKey(), PASSPHRASE.toCharArray());
        assertThat(NetworkGenesis.parse(genesis.state().unsafeArray()).members())
                .filteredOn(member -> member.organisation().equals(north.organisation()))
                .singleElement()
                .satisfies(member -> assertThat(member.keys().tls()).contains(key.hash()));
        assertThat(north.peers()).hasSize(1);
        assertThat(north.joining().ordering())
                .isInstanceOfSatisfying(
                        OrderingSettings.Raft.class,
                        raft -> assertThat(raft.peers()).hasSize(2));
        assertThat(folder.resolve("north").resolve(AdministrationKey.WALLET)).exists();
    }

    @Test
    void aGenesisThatIsNotTheOneThatWasToldIsNotJoined() throws Exception {
        keys("north", 8501);
        genesis("north");
        assertThat(join("north", Genesis.parse(other()).network().toString(), "north"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("do not join");
        assertThat(folder.resolve("north").resolve("genesis.json")).doesNotExist();
    }

    @Test
    void aMemberWhoseProposalWasSwappedIsNoticed() throws Exception {
        keys("north", 8501);
        keys("south", 8511);
        Genesis genesis = genesis("north", "south");
        keys("false", 8511);
        assertThat(join("north", genesis.network().toString(), "north", "false"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("south.example");
    }

    @Test
    void keysAreNeverOverwritten() {
        keys("north", 8501);
        assertThat(keys("north", 8501)).isEqualTo(1);
        assertThat(err.toString()).contains("never overwritten");
    }

    private int keys(String label, int port) {
        return run(
                "keys",
                folder.resolve(label).toString(),
                "--name",
                label + ".example",
                "--role",
                "HOSPITAL",
                "--peer",
                "127.0.0.1:" + port,
                "--raft",
                "127.0.0.1:" + (port + 1),
                "--passphrase-file",
                folder.resolve("passphrase").toString());
    }

    private Genesis genesis(String... labels) throws IOException {
        Path file = folder.resolve("genesis.json");
        List<String> line = new ArrayList<>(List.of("genesis", "--name", "north-health", "--out", file.toString()));
        line.addAll(proposals(labels));
        assertThat(run(line.toArray(String[]::new))).isZero();
        Genesis genesis = Genesis.parse(Bytes.wrap(Files.readAllBytes(file)));
        assertThat(out.toString()).contains("its hash: " + genesis.network());
        return genesis;
    }

    /** Of another network, with other members. */
    private Bytes other() throws IOException {
        keys("other", 8521);
        Path file = folder.resolve("other.json");
        List<String> line = new ArrayList<>(List.of("genesis", "--name", "other", "--out", file.toString()));
        line.addAll(proposals("other"));
        run(line.toArray(String[]::new));
        return Bytes.wrap(Files.readAllBytes(file));
    }

    private int join(String label, String hash, String... labels) {
        List<String> line = new ArrayList<>(List.of(
                "join",
                folder.resolve(label).toString(),
                "--genesis",
                folder.resolve("genesis.json").toString(),
                "--hash",
                hash,
                "--jurisdiction",
                "US",
                "--passphrase-file",
                folder.resolve("passphrase").toString()));
        line.addAll(2, proposals(labels));
        return run(line.toArray(String[]::new));
    }

    private List<String> proposals(String... labels) {
        return List.of(labels).stream()
                .map(label ->
                        folder.resolve(label).resolve(KeysCommand.PROPOSAL).toString())
                .toList();
    }

    private int run(String... args) {
        return new CommandLine(new NetworkCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setExecutionExceptionHandler((failure, command, arguments) -> {
                    err.write(String.valueOf(failure.getMessage()));
                    return 1;
                })
                .execute(args);
    }
}
