package org.stele.node.smart;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.stele.contracts.id.Actor;
import org.stele.exchange.app.Apps;
import org.stele.node.problem.ProblemException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an application asks of tokens that it has: its own only, all others are to it as if there were none. Safe for use by many threads. */
final class IssuedTokens {
    private static final String TOKEN = "token";

    private final LiveTokens live;
    private final AccessTokens tokens;
    private final Apps apps;
    private final OAuth2TokenRevocationAuthenticationProvider revocations;

    IssuedTokens(LiveTokens live, AccessTokens tokens, Apps apps) {
        this.live = live;
        this.apps = apps;
        this.tokens = tokens;
        this.revocations = new OAuth2TokenRevocationAuthenticationProvider(live);
    }

    /** RFC 7009: done where there is nothing to do as well. With a refresh token ends what the patient approved. */
    OAuthAnswer revoke(OAuth2ClientAuthenticationToken client, Form form) {
        String token = form.require(TOKEN);
        if (isOf(client, token)) {
            revocations.authenticate(new OAuth2TokenRevocationAuthenticationToken(token, client, null));
        } else {
            apps.giveBack(String.valueOf(client.getPrincipal()), token);
        }
        return OAuthAnswer.ok(JsonNodeFactory.instance.objectNode());
    }

    /** RFC 7662, with SMART's members. */
    OAuthAnswer introspect(OAuth2ClientAuthenticationToken client, Form form) {
        String token = form.require(TOKEN);
        return OAuthAnswer.ok(Optional.of(token)
                .filter(it -> isOf(client, it))
                .flatMap(this::good)
                .map(IssuedTokens::active)
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("active", false)));
    }

    private boolean isOf(OAuth2ClientAuthenticationToken client, String token) {
        return Optional.<OAuth2Authorization>ofNullable(live.findByToken(token, null))
                .filter(it -> it.getRegisteredClientId().equals(client.getPrincipal()))
                .isPresent();
    }

    private Optional<AccessTokens.Good> good(String token) {
        try {
            return Optional.of(tokens.verify(token));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode active(AccessTokens.Good good) {
        Jwt token = good.token();
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("active", true)
                .put(TokenMint.SCOPE, good.asked())
                .put(TokenMint.CLIENT, good.application().id())
                .put("token_type", "bearer")
                .put("sub", token.getSubject())
                .put("iss", token.getClaimAsString("iss"))
                .put("jti", token.getId());
        if (good.author().kind().equals(Actor.SEAT)) {
            body.put(TokenMint.SEAT, good.author().name());
        }
        good.approval().ifPresent(approval -> ContextMembers.put(body, approval));
        Optional.ofNullable(token.getAudience()).ifPresent(all -> body.put("aud", String.join(" ", all)));
        time(body, "exp", token.getExpiresAt());
        time(body, "iat", token.getIssuedAt());
        return body;
    }

    private static void time(ObjectNode body, String name, @Nullable Instant time) {
        if (time != null) {
            body.put(name, time.getEpochSecond());
        }
    }
}
