package org.stele.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a patient may mistype is told in words, and any identifier can be typed. */
class WalletArgumentsTest {
    private static final String ID = "tL9X19jkEtJiWkysI2HepQ";

    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tL9X19jkEtJiWkysI2HepQ",
                "-eTGFvXTjzuZL081gL-PBA",
                "--TGFvXTjzuZL081gL-PBA",
                "-hGFvXTjzuZL081gL-PBAw",
                "-VGFvXTjzuZL081gL-PBAw"
            })
    void anIdentifierMayBeginAsItLikes(String id) {
        for (String command : new String[] {"revoke", "lift", "erase"}) {
            assertThat(run(command, id)).as(command).isEqualTo(1);
        }
        assertThat(run("link", "revoke", id)).isEqualTo(1);
        assertThat(run("apps", "revoke", id)).isEqualTo(1);
        assertThat(run("proposals", "decline", id)).isEqualTo(1);
        assertThat(run("erase", id, ID, id)).isEqualTo(1);
        assertThat(run("certificate", id, "--out", "file")).isEqualTo(1);
        assertThat(run("restrict", "--against", id)).isEqualTo(1);
        assertThat(run("grant", "--to", ID, "--seat", id, "--label", "domain:*"))
                .isEqualTo(1);
        assertThat(run("claim", "--node", "https://127.0.0.1:1", "--subject", id, "--clerk", ID, "--code", "A"))
                .isEqualTo(1);
        assertThat(run("claim", "--node", "https://127.0.0.1:1", "--subject", ID, "--clerk", id, "--code", "A"))
                .isEqualTo(1);
        assertThat(run("grant", "--to", id, "--label", "domain:*")).isEqualTo(1);
        assertThat(err.toString()).contains("no wallet at").doesNotContain("unexpected", "Unknown", "Missing");
    }

    @Test
    void whatIsNoIdentifierLabelPeriodOrAddressIsAUsageErrorInWords() {
        assertUsage("not an identifier", "revoke", "nonsense");
        assertUsage(
                "not an identifier", "claim", "--node", "https://a", "--subject", "x", "--clerk", ID, "--code", "A");
        assertUsage("not a label: such as domain:cardiology", "grant", "--to", ID, "--label", "cardiology");
        assertUsage("not a period: such as P30D", "grant", "--to", ID, "--label", "domain:*", "--for", "30");
        assertUsage("not a node's address", "claim", "--node", "here", "--subject", ID, "--clerk", ID, "--code", "A");
    }

    @Test
    void noKeysAreMadeWhereTheyCannotBeStored() {
        assertThat(run(
                        "claim",
                        "--node",
                        "https://127.0.0.1:1",
                        "--subject",
                        ID,
                        "--clerk",
                        ID,
                        "--code",
                        "A",
                        "--wallet",
                        folder.resolve("nowhere").resolve("wallet").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot be written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no wallet", "\u0086wstele/passphrase-file/1"})
    void aDamagedWalletIsNamed(String content) throws IOException {
        Path wallet = Files.writeString(folder.resolve("damaged.stele"), content, StandardCharsets.ISO_8859_1);
        assertThat(run("show", "--wallet", wallet.toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("stele: " + wallet + " cannot be opened as a wallet")
                .hasLineCount(1)
                .doesNotContain("unexpected");
    }

    private void assertUsage(String message, String... args) {
        err.getBuffer().setLength(0);
        assertThat(run(args)).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("stele: Invalid value")
                .contains(message)
                .doesNotContain("Exception");
    }

    private int run(String... args) {
        try {
            Path passphrase = Files.writeString(folder.resolve("passphrase"), "a passphrase");
            List<String> all = new ArrayList<>(List.of("wallet"));
            all.addAll(List.of(args));
            all.addAll(List.of("--passphrase-file", passphrase.toString()));
            if (!all.contains("--wallet")) {
                all.addAll(List.of("--wallet", folder.resolve("none.stele").toString()));
            }
            return Main.commandLine().setErr(new PrintWriter(err)).execute(all.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
