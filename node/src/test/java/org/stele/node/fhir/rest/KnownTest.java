package org.stele.node.fhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stele.gateway.fhir.rest.Answer;

/** A version is known by its tag, in any of the forms that tags have, or else by its time. */
class KnownTest {
    private static final Instant COMMITTED = Instant.parse("2026-05-01T10:00:00.500Z");
    private static final Answer.Version VERSION = new Answer.Version("ab12", COMMITTED);

    @Test
    void aTagIsKnownWeakOrStrongAndAmongOthers() {
        for (String tags : new String[] {"W/\"ab12\"", "\"ab12\"", "W/\"other\", W/\"ab12\"", "*"}) {
            assertThat(known(tags).is(VERSION)).as(tags).isTrue();
        }
        for (String tags : new String[] {"W/\"other\"", "ab12", "\"ab1\"", "", "W/\"ab12", "w/\"ab12\""}) {
            assertThat(known(tags).is(VERSION)).as(tags).isFalse();
        }
    }

    @Test
    void aTimeCountsWhereThereIsNoTag() {
        assertThat(new Known(Optional.empty(), Optional.of(COMMITTED)).is(VERSION))
                .isTrue();
        assertThat(new Known(Optional.empty(), Optional.of(COMMITTED.minusMillis(1))).is(VERSION))
                .isFalse();
        assertThat(new Known(Optional.of("\"other\""), Optional.of(COMMITTED)).is(VERSION))
                .isFalse();
        assertThat(Known.NOTHING.is(VERSION)).isFalse();
    }

    private static Known known(String tags) {
        return new Known(Optional.of(tags), Optional.empty());
    }
}
