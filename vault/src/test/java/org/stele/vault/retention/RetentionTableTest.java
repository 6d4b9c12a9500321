package org.stele.vault.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTableTest {
    private static final LocalDate RECORDED = LocalDate.of(2020, 2, 29);

    @Test
    void aKindWithoutALineFollowsTheStar() {
        RetentionTable table = RetentionTable.parse("DE * P10Y RESTRICT LAW # why\n\nDE Goal P0D RESTRICT LAW", "DE");
        assertThat(table.decide("Observation", RECORDED, LocalDate.of(2026, 1, 1)))
                .isEqualTo(new Decision.RestrictUntil(LocalDate.of(2030, 2, 28), "LAW"));
        assertThat(table.decide("Observation", RECORDED, LocalDate.of(2030, 2, 28)))
                .isEqualTo(new Decision.Erase());
        assertThat(table.decide("Goal", RECORDED, RECORDED)).isEqualTo(new Decision.Erase());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "NL", "US"})
    void theBuiltInTableHasRulesFor(String jurisdiction) {
        assertThat(RetentionTable.builtIn(jurisdiction).decide("Observation", RECORDED, RECORDED))
                .isInstanceOf(Decision.RestrictUntil.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "US * P5Y RESTRICT LAW",
                "DE * P5Y RESTRICT",
                "DE * -P5Y RESTRICT LAW",
                "DE * P5Y KEEP LAW",
                "DE * P5Y RESTRICT law",
                "DE * P5Y RESTRICT LAW\nDE * P6Y RESTRICT LAW",
                "de * P5Y RESTRICT LAW",
                "DE Observation P5Y RESTRICT LAW"
            })
    void aTableThatIsNotOfTheFormIsRefused(String text) {
        assertThatThrownBy(() -> RetentionTable.parse(text, "DE")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void anyTextIsATableOrRefused(@ForAll String text) {
        try {
            RetentionTable.parse("DE * P1Y RESTRICT LAW\n" + text, "DE");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("retention table");
        }
    }
}
