package org.stele.gateway.fhir.made;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.RandomId;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A version's id stands in addresses. */
class MadeTest {
    private static final RecordId ID = new RecordId(RandomId.generate());
    private static final Instant TIME = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void aVersionTellsNothingOfWhatIsInIt() {
        assertThat(version(TIME, consent("active").put("language", "en"))).isEqualTo(version(TIME, consent("active")));
    }

    @Test
    void whatBecomesAnotherHasAnotherVersion() {
        RecordId active = version(TIME, consent("active"));
        assertThat(version(TIME, consent("inactive"))).isNotEqualTo(active);
        assertThat(version(TIME.plusMillis(1), consent("active"))).isNotEqualTo(active);
        assertThat(Made.changing(new RecordId(RandomId.generate()), TIME, consent("active"))
                        .version())
                .isNotEqualTo(active);
    }

    private static RecordId version(Instant time, ObjectNode consent) {
        return Made.changing(ID, time, consent).version();
    }

    private static ObjectNode consent(String status) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Consent")
                .put("status", status);
    }
}
