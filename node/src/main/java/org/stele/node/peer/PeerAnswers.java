package org.stele.node.peer;

import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;

/** Reads another node's answers, which come from outside and may be anything. */
final class PeerAnswers {
    /** Of whichever answer. */
    static final int LARGEST = 512 << 20;

    private static final JsonLimits LIMITS = new JsonLimits(LARGEST, 8);

    private PeerAnswers() {}

    /**
     * The answer.
     *
     * @throws ExchangeException {@code PEER_UNREACHABLE} where it is none
     */
    static <T> T read(OrganisationId organisation, byte[] answer, Class<T> type) {
        try {
            return StrictJson.parse(answer, type, LIMITS);
        } catch (InvalidJsonException e) {
            throw new ExchangeException(
                    Reason.PEER_UNREACHABLE, "the node of " + organisation + " answers what is no answer", e);
        }
    }
}
