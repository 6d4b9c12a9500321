package org.stele.node.smart;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;

/**
 * The access tokens that count: those that this process issued, that have not ended and were not revoked; and the codes for which it gives
 * some. Whatever else bears the
 * node's signature counts for nothing, so that neither a restart nor a stolen signing key makes one valid. Safe for use by many threads.
 */
final class LiveTokens implements OAuth2AuthorizationService {
    private static final OAuth2TokenType CODE = new OAuth2TokenType(OAuth2ParameterNames.CODE);

    private final InstantSource clock;

    /** In the order in which they end. */
    private final Map<Hash, OAuth2Authorization> live = new LinkedHashMap<>();

    /** In the order in which they end. */
    private final Map<Hash, OAuth2Authorization> codes = new LinkedHashMap<>();

    LiveTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        forgetEnded();
        code(authorization).ifPresent(code -> codes.put(hash(code.getToken().getTokenValue()), authorization));
        token(authorization).ifPresent(token -> {
            if (token.isInvalidated()) {
                remove(authorization);
            } else {
                live.put(hash(token.getToken().getTokenValue()), authorization);
            }
        });
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        token(authorization).ifPresent(it -> live.remove(hash(it.getToken().getTokenValue())));
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findById(String id) {
        forgetEnded();
        return live.values().stream()
                .filter(it -> it.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** A code is found for longer than it counts where it was used, so that who brings it again is told from who guesses. */
    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        forgetEnded();
        return type != null && type.equals(CODE) ? countingOrUsed(codes.get(hash(token))) : live.get(hash(token));
    }

    private @Nullable OAuth2Authorization countingOrUsed(@Nullable OAuth2Authorization authorization) {
        return Optional.ofNullable(authorization)
                .filter(it -> code(it).filter(code ->
                                code.isInvalidated() || end(code.getToken()).isAfter(clock.instant()))
                        .isPresent())
                .orElse(null);
    }

    /** What a token that counts was approved by; nothing of one that counts for nothing, or that an application has for itself. */
    Optional<Approval> approval(String token) {
        return approval(findByToken(token, null));
    }

    static Optional<Approval> approval(@Nullable OAuth2Authorization authorization) {
        return authorization == null
                ? Optional.empty()
                : Optional.ofNullable(authorization.<Approval>getAttribute(Approval.ATTRIBUTE));
    }

    /** Whether a token can still be had for it. */
    boolean isLiveCode(String code) {
        return unusedCode(code).isPresent();
    }

    /** A code that was used, for as long as that is known. */
    Optional<OAuth2Authorization> usedCode(String code) {
        return Optional.ofNullable(findByToken(code, CODE))
                .filter(it -> code(it).filter(OAuth2Authorization.Token::isInvalidated)
                        .isPresent());
    }

    /** What its application is told of the approval of a token that counts. */
    Optional<Session> session(String token) {
        return Optional.ofNullable(findByToken(token, null))
                .flatMap(it -> Optional.ofNullable(it.<Session>getAttribute(Session.ATTRIBUTE)));
    }

    /** Those tokens count no more that a patient's approval gave. */
    synchronized void forget(RandomId kept) {
        live.values()
                .removeIf(it -> approval(it)
                        .filter(approval -> approval instanceof Approval.ByPatient patient
                                && patient.kept().equals(kept))
                        .isPresent());
    }

    /** As what a code stands for that was not used; nothing of any other. */
    Optional<OAuth2Authorization> unusedCode(String code) {
        return Optional.ofNullable(findByToken(code, CODE))
                .filter(it -> code(it).filter(found -> !found.isInvalidated()).isPresent());
    }

    /**
     * A code can be brought again, and the token does not count that was given for it: nobody got it. Where that token was ended meanwhile,
     * as by whoever brought the code again, both stay ended.
     */
    synchronized void putBack(OAuth2Authorization unused, String token) {
        if (live.remove(hash(token)) != null) {
            save(unused);
        }
    }

    boolean isLive(String token) {
        return findByToken(token, null) != null;
    }

    private void forgetEnded() {
        Instant now = clock.instant();
        forgetEnded(live, now, it -> end(token(it).orElseThrow().getToken()));
        forgetEnded(codes, now, it -> end(code(it).orElseThrow().getToken()).plus(TokenMint.LIFE));
    }

    private static void forgetEnded(
            Map<Hash, OAuth2Authorization> some, Instant now, Function<OAuth2Authorization, Instant> end) {
        Iterator<OAuth2Authorization> oldest = some.values().iterator();
        while (oldest.hasNext() && !end.apply(oldest.next()).isAfter(now)) {
            oldest.remove();
        }
    }

    private static Instant end(OAuth2Token token) {
        return Objects.requireNonNull(token.getExpiresAt(), "whatever is given ends");
    }

    private static Optional<OAuth2Authorization.Token<OAuth2AccessToken>> token(OAuth2Authorization authorization) {
        return Optional.ofNullable(authorization.getAccessToken());
    }

    private static Optional<OAuth2Authorization.Token<OAuth2AuthorizationCode>> code(
            OAuth2Authorization authorization) {
        return Optional.ofNullable(authorization.getToken(OAuth2AuthorizationCode.class));
    }

    private static Hash hash(String token) {
        return Hash.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
