package org.stele.vault.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

class DiskFullTest {
    @TempDir
    Path folder;

    @Test
    void aFullDiskIsSaidSoAndNothingIsLost() throws IOException, InterruptedException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", folder.toString()), "needs the right to mount");
        try (Database database = EmbeddedDatabase.open(folder, TestBinaries.FOLDER)) {
            database.transact(handle -> handle.execute("CREATE TABLE kept AS SELECT 7 AS n"));
            assertThatThrownBy(() -> database.transact(DiskFullTest::fill))
                    .isInstanceOfSatisfying(
                            VaultException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL));
            assertThat(database.<Integer>transact(handle -> handle.createQuery("SELECT n FROM kept")
                            .mapTo(Integer.class)
                            .one()))
                    .isEqualTo(7);
        } finally {
            assertThat(run("umount", "-l", folder.toString())).isTrue();
        }
    }

    /** Temporary tables write no log, so that it is the table that fills the disk. */
    private static int fill(Handle handle) {
        handle.execute("CREATE TEMPORARY TABLE filler (content text) ON COMMIT DROP");
        handle.execute("ALTER TABLE filler ALTER content SET STORAGE EXTERNAL");
        return handle.execute("INSERT INTO filler SELECT repeat('x', 100000) FROM generate_series(1, 5000)");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
