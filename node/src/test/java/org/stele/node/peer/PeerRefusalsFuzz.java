package org.stele.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stele.exchange.ExchangeException;

/** Whatever another node answers, it is a refusal that we know, and nothing of it is repeated. */
class PeerRefusalsFuzz {
    private static final byte[] PROBLEM =
            "{\"status\":403,\"code\":\"ACCESS_REFUSED\",\"detail\":\"Walton\",\"issues\":[{\"path\":\"/a\"}]}"
                    .getBytes(StandardCharsets.UTF_8);

    @Property
    void anyBytesAreARefusal(@ForAll @IntRange(min = 300, max = 599) int status, @ForAll byte[] bytes) {
        holds(status, bytes);
    }

    @Property
    void aChangedProblemIsARefusal(@ForAll @IntRange(max = 200) int place, @ForAll byte value) {
        byte[] changed = PROBLEM.clone();
        changed[place % changed.length] = value;
        holds(403, changed);
    }

    @Property(tries = 20)
    void manyOpenBracketsAreARefusal(@ForAll @IntRange(min = 1, max = 200_000) int depth) {
        holds(422, "[".repeat(depth).getBytes(StandardCharsets.UTF_8));
    }

    private static void holds(int status, byte[] body) {
        ExchangeException refusal = PeerRefusals.of(status, body);
        assertThat(refusal.reason()).isNotNull();
        assertThat(refusal).hasMessageNotContaining("Walton");
    }
}
