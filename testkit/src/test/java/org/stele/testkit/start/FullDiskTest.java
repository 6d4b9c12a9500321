package org.stele.testkit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.IdentityTables;
import org.stele.crypto.WrongPassphraseException;
import org.stele.ledger.CertifiedState;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;

/** A node whose disk is full says so, and has everything that it acknowledged when there is room again. */
class FullDiskTest {
    private static final int MEGABYTES = 900;

    @TempDir
    Path folder;

    @Test
    void aFullDiskIsAClearAnswerAndNothingAcknowledgedIsLost() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"), MEGABYTES);
        assumeTrue(mounted.isPresent(), "skipped: making a small disk needs the right to mount one");
        try (SmallDisk disk = mounted.orElseThrow()) {
            LoneNode lone = LoneNode.found(disk.folder().resolve("network"));
            List<SubjectId> acknowledged = new ArrayList<>();
            try (LoneNode.Running running = lone.start()) {
                assertThat(Ask.until(200, running.node().address().resolve("/actuator/health"))
                                .statusCode())
                        .isEqualTo(200);
                disk.fill();
                assertThat(Ask.get(running.node().address().resolve("/actuator/health"))
                                .statusCode())
                        .isEqualTo(503);
                NodeProblem problem = registerUntilRefused(lone, running, acknowledged);
                assertThat(problem.code()).isIn("LEDGER_STOPPED", "STORAGE_FULL");
            }
            disk.makeRoom();
            try (LoneNode.Running running = lone.start()) {
                CertifiedState state =
                        running.node().ledger().waitFor(1).toCompletableFuture().join();
                assertThat(acknowledged)
                        .isNotEmpty()
                        .allSatisfy(subject -> assertThat(state.contains(IdentityTables.SUBJECT, subject))
                                .isTrue());
                assertThat(Files.readString(
                                lone.configuration().directory().logs().resolve("node.log")))
                        .contains("free space")
                        .doesNotContain("memory leak");
            }
        }
    }

    private static NodeProblem registerUntilRefused(
            LoneNode lone, LoneNode.Running running, List<SubjectId> acknowledged)
            throws IOException, WrongPassphraseException {
        NodeClient node = new NodeClient(
                running.node().address(), running.node().organisation().value(), InstantSource.system());
        Holder administrator = lone.administrator();
        while (true) {
            SubjectId subject = SubjectId.generate();
            try {
                node.submit(administrator.transaction(
                        "identity", "register", new IdentityCommand.Register(List.of(subject)), node.clock()));
                acknowledged.add(subject);
            } catch (NodeProblem e) {
                return e;
            }
        }
    }
}
