package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.cli.CommandFailed;

/** Keys that are words, a ledger that is a set of them, and a node that may say that it took a key and drop it. */
class KeyRotationTest {
    @TempDir
    Path folder;

    private final Set<String> listed = new HashSet<>(Set.of("first"));
    private Path file;
    private Path before;

    @BeforeEach
    void putFirst() throws IOException {
        file = Files.writeString(folder.resolve("a.key"), "first");
        before = folder.resolve("a.key.before");
    }

    @Test
    void theKeyThatIsReplacedIsKeptBesideTheNewOne() throws Exception {
        rotate(true);
        assertThat(file).hasContent("second");
        assertThat(before).hasContent("first");
        assertThat(folder).isDirectoryNotContaining("glob:**.next");
        assertThat(Files.getPosixFilePermissions(before)).isEqualTo(Files.getPosixFilePermissions(file));
    }

    /** What a node answers proves nothing: with the old key gone, a member would have no vote. */
    @Test
    void aKeyIsReplacedOnlyWhereItIsProvenThatTheLedgerHasTheNext() throws Exception {
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> rotate(false))
                .withMessageContaining("does not show that the ledger has it")
                .withMessageContaining("the old key stays in place")
                .withMessageContaining("by another member's node");
        assertThat(file).hasContent("first");
        assertThat(before).doesNotExist();

        rotate(true);
        assertThat(file).hasContent("second");
        assertThat(before).hasContent("first");
    }

    @Test
    void aKeyThatTheLedgerNeverHeardOfIsListedAndReplacesNone() throws Exception {
        listed.clear();
        assertThatExceptionOfType(CommandFailed.class).isThrownBy(() -> rotate(false));
        rotate(true);
        assertThat(listed).containsExactly("first");
        assertThat(file).hasContent("first");
        assertThat(before).doesNotExist();
    }

    private void rotate(boolean isHonest) throws Exception {
        new KeyRotation(new Words(isHonest)).run();
    }

    /** By a node that puts into the ledger what it says it did, or not. */
    private final class Words implements RotatingKey {
        private final boolean isHonest;

        private Words(boolean isHonest) {
            this.isHonest = isHonest;
        }

        @Override
        public Path file() {
            return file;
        }

        @Override
        public Optional<Path> before() {
            return Optional.of(before);
        }

        @Override
        public void make(Path next) throws IOException {
            Files.writeString(next, "second");
        }

        @Override
        public boolean isListed(Path key) throws IOException {
            return listed.contains(Files.readString(key));
        }

        @Override
        public void list(Path key) throws IOException {
            if (isHonest) {
                listed.add(Files.readString(key));
            }
        }
    }
}
