package org.stele.vault.database;

import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;

/** Where the tests unpack PostgreSQL's programs to. */
@NullMarked
public final class TestBinaries {
    public static final Path FOLDER = Path.of("target", "postgres-binaries").toAbsolutePath();

    private TestBinaries() {}
}
