package org.stele.gateway.fhir.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dstele.schema.write=true} to write the schema anew after an update of HAPI. */
class SchemaWriterTest {
    private static final Path SCHEMA = Path.of("src/main/resources/org/stele/gateway/fhir/structure/r4.schema");

    @Test
    void theSchemaInTheJarIsWhatTheStructureDefinitionsSay() throws IOException {
        String written = new SchemaWriter().write();
        if (Boolean.getBoolean("stele.schema.write")) {
            Files.writeString(SCHEMA, written);
        }
        assertThat(Files.readString(SCHEMA)).isEqualTo(written);
    }
}
