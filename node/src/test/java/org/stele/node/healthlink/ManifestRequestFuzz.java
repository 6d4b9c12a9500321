package org.stele.node.healthlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.stele.exchange.healthlink.LinkUse;
import org.stele.node.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever strangers send is read, or refused in the one way. */
class ManifestRequestFuzz {
    @Property(tries = 1000)
    void anyBytesAreReadOrRefused(@ForAll byte[] body) {
        readsOrRefuses(body);
    }

    @Property(tries = 1000)
    void anyChangedRequestIsReadOrRefused(@ForAll int place, @ForAll byte value) {
        byte[] body =
                "{\"recipient\":\"Bob\",\"passcode\":\"1\",\"embeddedLengthMax\":10}".getBytes(StandardCharsets.UTF_8);
        body[Math.floorMod(place, body.length)] = value;
        readsOrRefuses(body);
    }

    @Property(tries = 300)
    void whatIsSaidIsRead(@ForAll String recipient, @ForAll String passcode) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        request.put("recipient", "x" + recipient).put("passcode", passcode).put("more", true);
        LinkUse use = ManifestRequest.read(JsonMapper.shared().writeValueAsBytes(request));
        if (recipient.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            assertThat(use.recipient()).isEqualTo("x" + recipient);
        }
        assertThat(use.passcode()).isPresent();
        assertThat(use.longest()).isEqualTo(Long.MAX_VALUE);
    }

    @Example
    void deepJsonIsRefused() {
        readsOrRefuses("[".repeat(16_000).getBytes(StandardCharsets.UTF_8));
        assertThat(ManifestRequest.read("{\"recipient\":\"Bob\",\"passcode\":null}".getBytes(StandardCharsets.UTF_8))
                        .passcode())
                .isEqualTo(Optional.empty());
    }

    private static void readsOrRefuses(byte[] body) {
        try {
            assertThat(ManifestRequest.read(body).recipient()).isNotBlank();
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isEqualTo(400);
        }
    }
}
