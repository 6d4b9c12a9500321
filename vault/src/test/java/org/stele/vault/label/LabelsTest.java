package org.stele.vault.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.crypto.cbor.CborReader;
import tools.jackson.databind.json.JsonMapper;

class LabelsTest {
    private static final Labels LABELS = Labels.of(
            Label.sensitivity("PSY"), Label.kind("Observation"), Label.domain("cardiology"), Label.sensitivity("HIV"));

    @Test
    void labelsSortByTheirTextAndAnswerByAxis() {
        assertThat(LABELS.all())
                .extracting(Label::toString)
                .containsExactly("domain:cardiology", "kind:Observation", "sensitivity:HIV", "sensitivity:PSY");
        assertThat(LABELS.kind()).isEqualTo("Observation");
        assertThat(LABELS.domains()).containsExactly(Label.domain("cardiology"));
        assertThat(LABELS.sensitivities()).hasSize(2);
    }

    @Test
    void theyComeBackFromCborAndJson() {
        assertThat(Labels.read(new CborReader(LABELS.encode()))).isEqualTo(LABELS);
        JsonMapper mapper = JsonMapper.builder().build();
        assertThat(mapper.readValue(mapper.writeValueAsString(LABELS), Labels.class))
                .isEqualTo(LABELS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kind:",
                "kind:observation",
                "domain:Cardiology",
                "sensitivity:psy",
                "colour:red",
                "kind:A b",
                "kind:Obs\n"
            })
    void whatHasNoClosedFormIsNoLabel(String text) {
        assertThatThrownBy(() -> Label.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordHasExactlyOneKind() {
        assertThatThrownBy(() -> Labels.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Labels.of(Label.kind("Goal"), Label.kind("CareTeam")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void changedBytesAreLabelsOfThatEncodingOrRefused(@ForAll int position, @ForAll byte value) {
        byte[] changed = LABELS.encode();
        changed[Math.floorMod(position, changed.length)] = value;
        try {
            CborReader in = new CborReader(changed);
            Labels read = Labels.read(in);
            in.end();
            assertThat(read.encode()).isEqualTo(changed);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }
}
