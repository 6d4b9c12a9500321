package org.stele.crypto.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.crypto.Bytes;
import org.stele.crypto.Mutations;

class StrictJsonFuzz {
    record Inner(Bytes bytes, Optional<String> text) {}

    record Outer(int number, List<Inner> inner, Map<String, Long> values, Instant time) {}

    private static final byte[] VALID =
            "{\"number\":-5,\"inner\":[{\"bytes\":\"AAEC\",\"text\":\"\\u00fc \\ud83d\\ude00 ü\"}],\"values\":{\"a\":9007199254740992},\"time\":1}"
                    .getBytes(StandardCharsets.UTF_8);

    @Property(tries = 5000)
    void whatIsReadIsWrittenAndReadTheSameAndTheRestIsRefused(@ForAll("texts") byte[] text) {
        try {
            Outer value = StrictJson.parse(text, Outer.class);
            assertThat(StrictJson.parse(StrictJson.write(value), Outer.class)).isEqualTo(value);
            JsonScan.requireStrict(JsonScan.decode(text, JsonLimits.TRANSACTION), JsonLimits.TRANSACTION);
        } catch (InvalidJsonException refused) {
            assertThat(refused.reason()).isNotEmpty();
        }
    }

    @Property(tries = 5000)
    void whatIsATreeHasACanonicalFormThatStaysTheSame(@ForAll("texts") byte[] text) {
        try {
            byte[] canonical = CanonicalJson.canonicalize(text);
            assertThat(CanonicalJson.canonicalize(canonical)).isEqualTo(canonical);
        } catch (InvalidJsonException refused) {
            assertThat(refused.reason()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<byte[]> texts() {
        return Arbitraries.oneOf(Mutations.of(VALID), Mutations.noise());
    }
}
