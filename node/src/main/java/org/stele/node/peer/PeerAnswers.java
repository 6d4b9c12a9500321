package org.stele.node.peer;

import java.time.Duration;
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

    /** For what somebody waits at a screen for, and can be told without. */
    static final Duration SOON = Duration.ofSeconds(5);

    /** Of what says as whom somebody is known. */
    static final int SHORT = 256 << 10;

    private static final int DEPTH = 8;

    private PeerAnswers() {}

    /**
     * The answer.
     *
     * @throws ExchangeException {@code PEER_UNREACHABLE} where it is none
     */
    static <T> T read(OrganisationId organisation, byte[] answer, Class<T> type) {
        return read(organisation, answer, type, LARGEST);
    }

    /**
     * The answer.
     *
     * @param largest in bytes
     * @throws ExchangeException {@code PEER_UNREACHABLE} where it is none
     */
    static <T> T read(OrganisationId organisation, byte[] answer, Class<T> type, int largest) {
        try {
            return StrictJson.parse(answer, type, new JsonLimits(largest, DEPTH));
        } catch (InvalidJsonException e) {
            throw new ExchangeException(
                    Reason.PEER_UNREACHABLE, "the node of " + organisation + " answers what is no answer", e);
        }
    }
}
