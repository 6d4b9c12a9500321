package org.stele.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;

class KilledNodeTest {
    private static final int ACKNOWLEDGED = 20;

    @TempDir
    Path folder;

    private final RandomId subject = RandomId.generate();

    @Test
    void whateverWasAcknowledgedIsThereAfterAKillAndItsServerIsTakenOver() throws IOException {
        List<RandomId> acknowledged = killedUnderLoad();
        try (Vault vault = KilledNode.open(folder)) {
            assertThat(KilledNode.stored(vault, subject)).containsAll(acknowledged);
            assertThat(vault.journal().entries(subject))
                    .hasSize(KilledNode.stored(vault, subject).size());
            assertThat(vault.batches().pending()).isNotEmpty();
            assertThat(vault.check().run(VaultFixture.TREAT).faults()).isEmpty();
        }
    }

    private List<RandomId> killedUnderLoad() throws IOException {
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx256m",
                        KilledNode.class.getName(),
                        folder.toString(),
                        subject.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
            List<RandomId> acknowledged = new ArrayList<>();
            while (acknowledged.size() < ACKNOWLEDGED) {
                acknowledged.add(RandomId.parse(lines.readLine()));
            }
            return acknowledged;
        } finally {
            node.destroyForcibly().onExit().join();
        }
    }
}
