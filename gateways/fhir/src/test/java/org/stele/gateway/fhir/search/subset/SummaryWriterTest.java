package org.stele.gateway.fhir.search.subset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dstele.schema.write=true} to write the file anew after an update of HAPI. */
class SummaryWriterTest {
    private static final Path FILE = Path.of("src/main/resources/org/stele/gateway/fhir/search/subset/r4.summary");

    @Test
    void theSummariesInTheJarAreWhatTheDefinitionsMark() throws IOException {
        String written = new SummaryWriter().write();
        if (Boolean.getBoolean("stele.schema.write")) {
            Files.writeString(FILE, written);
        }
        assertThat(Files.readString(FILE)).isEqualTo(written);
    }
}
