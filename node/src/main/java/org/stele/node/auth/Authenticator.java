package org.stele.node.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;
import org.stele.node.auth.AuthenticationException.Reason;

/**
 * Checks signed requests, cheapest check first and the memory of nonces last, so that nobody can use up somebody else's. Safe
 * for use by many threads.
 */
public final class Authenticator {
    /** How far the signer's clock may be from ours, either way. */
    public static final Duration TOLERANCE = Duration.ofMinutes(2);

    private static final int MOST_NONCES = 1_000_000;

    private final Hash network;
    private final OrganisationId node;
    private final KeyCheck keys;
    private final InstantSource clock;
    private final Instant started;
    private final NonceCache nonces;

    /** Of what was signed from now on. */
    public Authenticator(Hash network, OrganisationId node, KeyCheck keys, InstantSource clock) {
        this(network, node, keys, clock, clock.instant());
    }

    /** @param started when this node did: what was signed before is nobody's any more */
    public Authenticator(Hash network, OrganisationId node, KeyCheck keys, InstantSource clock, Instant started) {
        this.network = network;
        this.node = node;
        this.keys = keys;
        this.clock = clock;
        this.started = started;
        this.nonces = new NonceCache(TOLERANCE.multipliedBy(2), MOST_NONCES, started);
    }

    /**
     * Checks all but the body.
     *
     * @param header the header's value, null where the request has none
     * @param path with the query, as sent
     * @throws AuthenticationException where a check fails
     */
    public Authenticated authenticate(@Nullable String header, String method, String path) {
        if (header == null) {
            throw new AuthenticationException(Reason.MISSING);
        }
        SignedStatement signed = SignedStatement.parse(header);
        RequestStatement statement = signed.statement();
        require(statement.network().equals(network) && statement.node().equals(node), Reason.OTHER_NODE);
        require(statement.method().equals(method) && statement.path().equals(path), Reason.OTHER_REQUEST);
        require(isNow(statement.time()), Reason.CLOCK);
        require(signed.holds(), Reason.BAD_SIGNATURE);
        Caller caller =
                caller(signed, statement).orElseThrow(() -> new AuthenticationException(Reason.KEY_NOT_IN_FORCE));
        require(nonces.first(statement.author(), statement.nonce(), clock.instant()), Reason.REPEATED);
        return new Authenticated(caller, Optional.of(statement.body()));
    }

    private Optional<Caller> caller(SignedStatement signed, RequestStatement statement) {
        boolean known = signed.keys().stream().anyMatch(key -> keys.inForce(statement.author(), key));
        return known
                ? Actor.of(statement.author())
                        .filter(Authenticator::isRegistered)
                        .map(actor -> new Caller(statement.author(), actor, signed.keys(), Optional.empty()))
                : Optional.empty();
    }

    /** A key that anybody makes is nobody: only what the ledger has registered counts. */
    private static boolean isRegistered(Actor actor) {
        return switch (actor) {
            case Actor.OfOrganisation _, Actor.OfSeat _, Actor.OfSubject _ -> true;
            case Actor.OfKey _ -> false;
        };
    }

    /** What was signed before this node started may be a repetition of what its forerunner let pass. */
    private boolean isNow(Instant time) {
        Instant now = clock.instant();
        return !time.isBefore(now.minus(TOLERANCE)) && !time.isAfter(now.plus(TOLERANCE)) && !time.isBefore(started());
    }

    private Instant started() {
        return Instant.ofEpochMilli(started.toEpochMilli());
    }

    private static void require(boolean condition, Reason otherwise) {
        if (!condition) {
            throw new AuthenticationException(otherwise);
        }
    }
}
