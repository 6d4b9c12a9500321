package org.stele.gateway.fhir.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

class LineTest {
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @ParameterizedTest
    @CsvSource({"5.40, 5.40 mg", "1e3, 1000 mg", "1e99999999, 1E+99999999 mg", "1e-99999999, 1E-99999999 mg"})
    void aNumberIsWrittenOutWhereThatIsNotLong(String number, String written) {
        assertThat(Line.of(EXACT.readTree(
                        "{\"code\":{\"text\":\"dose\"},\"valueQuantity\":{\"value\":" + number + ",\"unit\":\"mg\"}}")))
                .isEqualTo("dose, " + written);
    }
}
