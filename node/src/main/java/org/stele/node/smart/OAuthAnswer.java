package org.stele.node.smart;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.json.CanonicalJson;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is answered in OAuth's form. Its text form shows nothing of it.
 *
 * @param status of HTTP
 * @param body JSON
 * @param retryAfter seconds, where it is worth sending it again
 */
public record OAuthAnswer(int status, Bytes body, Optional<Long> retryAfter) {
    static final String REFRESH_TOKEN = "refresh_token";

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int BAD = 400;
    private static final int TOO_MANY = 429;

    static OAuthAnswer ok(ObjectNode body) {
        return new OAuthAnswer(OK, CanonicalJson.write(body), Optional.empty());
    }

    /** RFC 6749 §5.1. */
    static ObjectNode token(OAuth2AccessToken token, String scope) {
        Instant issued = Objects.requireNonNull(token.getIssuedAt(), "a token says when it begins");
        Instant expires = Objects.requireNonNull(token.getExpiresAt(), "a token ends");
        return JsonNodeFactory.instance
                .objectNode()
                .put("access_token", token.getTokenValue())
                .put("token_type", "bearer")
                .put("expires_in", Duration.between(issued, expires).toSeconds())
                .put("scope", scope);
    }

    /** RFC 6749 §5.2. */
    static OAuthAnswer error(String code, String description) {
        return new OAuthAnswer(
                code.equals("invalid_client") ? UNAUTHORIZED : BAD,
                CanonicalJson.write(body(code, description)),
                Optional.empty());
    }

    static OAuthAnswer tooMany(long seconds) {
        return new OAuthAnswer(
                TOO_MANY,
                CanonicalJson.write(body(
                        "temporarily_unavailable",
                        "Too many requests: send the same again after the time in Retry-After.")),
                Optional.of(seconds));
    }

    private static ObjectNode body(String code, String description) {
        return JsonNodeFactory.instance.objectNode().put("error", code).put("error_description", description);
    }

    @Override
    public String toString() {
        return "OAuthAnswer[" + status + "]";
    }
}
