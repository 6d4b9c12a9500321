package org.stele.node.smart;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.stele.crypto.Hash;

/**
 * The access tokens that count: those that this process issued, that have not ended and were not revoked. Whatever else bears the
 * node's signature counts for nothing, so that neither a restart nor a stolen signing key makes one valid. Safe for use by many threads.
 */
final class LiveTokens implements OAuth2AuthorizationService {
    private final InstantSource clock;

    /** In the order in which they end. */
    private final Map<Hash, OAuth2Authorization> live = new LinkedHashMap<>();

    LiveTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        forgetEnded();
        OAuth2Authorization.Token<OAuth2AccessToken> token = token(authorization);
        if (token.isInvalidated()) {
            remove(authorization);
        } else {
            live.put(hash(token.getToken().getTokenValue()), authorization);
        }
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        live.remove(hash(token(authorization).getToken().getTokenValue()));
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findById(String id) {
        forgetEnded();
        return live.values().stream()
                .filter(it -> it.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        forgetEnded();
        return live.get(hash(token));
    }

    boolean isLive(String token) {
        return findByToken(token, null) != null;
    }

    private void forgetEnded() {
        Instant now = clock.instant();
        Iterator<OAuth2Authorization> oldest = live.values().iterator();
        while (oldest.hasNext() && !expires(oldest.next()).isAfter(now)) {
            oldest.remove();
        }
    }

    private static Instant expires(OAuth2Authorization authorization) {
        return Objects.requireNonNull(token(authorization).getToken().getExpiresAt(), "an access token ends");
    }

    private static OAuth2Authorization.Token<OAuth2AccessToken> token(OAuth2Authorization authorization) {
        return Objects.requireNonNull(authorization.getAccessToken(), "nothing else is issued");
    }

    private static Hash hash(String token) {
        return Hash.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
