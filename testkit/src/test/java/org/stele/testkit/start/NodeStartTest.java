package org.stele.testkit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.OrganisationId;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.NodeDirectory;
import org.stele.node.start.NodeStartException;
import org.stele.node.start.NodeStartException.Reason;

/** A node that must not start says why and what to do, and starts with nothing lost when that is put right. */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeAll
class NodeStartTest {
    @TempDir
    static Path folder;

    private static LoneNode lone;
    private static NodeDirectory directory;

    @BeforeAll
    static void found() {
        lone = LoneNode.found(folder.resolve("network"));
        directory = lone.configuration().directory();
    }

    @Test
    void theLedgerOfAnotherNetworkIsRefusedAndLeftAsItWas() throws Exception {
        LoneNode other = LoneNode.found(folder.resolve("other"));
        Path own = folder.resolve("own-ledger");
        Path foreign = other.configuration().directory().ledger();
        Files.move(directory.ledger(), own);
        Files.move(foreign, directory.ledger());
        assertRefused(Reason.OTHER_NETWORK, directory.ledger() + " holds the ledger of another network");

        Files.move(directory.ledger(), foreign);
        Files.move(own, directory.ledger());
        assertStarts(lone);
        assertStarts(other);
    }

    @Test
    void theKeysOfAnotherOrganisationAreRefused() throws Exception {
        Files.copy(lone.configuration().directory().configuration(), folder.resolve("node.yaml"));
        OrganisationId another = OrganisationId.generate();
        String text = Files.readString(directory.configuration());
        Files.writeString(
                directory.configuration(),
                text.replace(lone.configuration().organisation().toString(), another.toString()));
        assertRefused(Reason.KEYS, "put this organisation's keys there");

        Files.move(folder.resolve("node.yaml"), directory.configuration(), StandardCopyOption.REPLACE_EXISTING);
        assertStarts(lone);
    }

    @Test
    void aWrongPassphraseIsRefused() throws Exception {
        String right = Files.readString(lone.passphrase());
        Files.writeString(lone.passphrase(), "another one\n");
        assertRefused(Reason.WRONG_PASSPHRASE, directory.organisationKeys() + ": give the right one");

        Files.writeString(lone.passphrase(), right);
        assertStarts(lone);
    }

    @Test
    @Tag("faults")
    void aSecondProcessIsKeptOutAndTheFirstGoesOn() throws Exception {
        try (LoneNode.Running first = lone.start()) {
            first.node().ledger().waitFor(0).toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(OtherProcess.start(directory.root(), folder.resolve("ordering")))
                    .isEqualTo("DIRECTORY_IN_USE another process uses the ledger in " + directory.ledger()
                            + ": stop that one first");
            assertServes(first);
        }
        assertThat(OtherProcess.start(directory.root(), lone.network().ordering()))
                .isEqualTo("STARTED");
    }

    @Test
    void aNodeStartsAlsoWhereTheFolderOfTheFirstServerOfThisProcessCannotBeMadeAgain() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        System.setProperty("catalina.home", file.resolve("gone").toString());
        assertStarts(lone);
    }

    private static void assertRefused(Reason reason, String message) {
        NodeConfiguration configuration = lone.configuration();
        assertThatThrownBy(() -> lone.start(configuration))
                .isInstanceOfSatisfying(NodeStartException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(reason);
                    assertThat(refusal).hasMessageContaining(message);
                });
    }

    private static void assertStarts(LoneNode node) throws Exception {
        try (LoneNode.Running running = node.start()) {
            assertServes(running);
        }
    }

    private static void assertServes(LoneNode.Running running) throws Exception {
        long height = running.node().ledger().status().executed();
        running.node().ledger().waitFor(height + 1).toCompletableFuture().get(60, TimeUnit.SECONDS);
        assertThat(Ask.until(200, running.node().address().resolve("/actuator/health"))
                        .statusCode())
                .isEqualTo(200);
    }
}
