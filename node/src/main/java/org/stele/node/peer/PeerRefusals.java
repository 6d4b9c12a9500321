package org.stele.node.peer;

import java.util.Optional;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads another node's problem documents, which come from outside and may be anything. */
final class PeerRefusals {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 64 << 10;
    private static final int SERVER_ERROR = 500;

    private PeerRefusals() {}

    /** The reason that the other side gives; out of reach where it gives none that we know. */
    static ExchangeException of(int status, byte[] body) {
        Reason reason =
                status >= SERVER_ERROR ? Reason.PEER_UNREACHABLE : reason(body).orElse(Reason.PEER_UNREACHABLE);
        return reason == Reason.ACCESS_REFUSED
                ? ExchangeException.accessRefused()
                : new ExchangeException(reason, "the other organisation's node answers " + status + " " + reason);
    }

    private static Optional<Reason> reason(byte[] body) {
        try {
            JsonNode problem = JSON.readTree(body.length > LONGEST ? new byte[0] : body);
            return Optional.of(Reason.valueOf(problem.path("code").asString("")));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
