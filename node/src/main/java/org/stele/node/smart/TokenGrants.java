package org.stele.node.smart;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.stele.gateway.fhir.scope.Scopes;
import tools.jackson.databind.node.JsonNodeFactory;

/** Gives an application a token for its own account (RFC 6749 §4.4), within what it is registered for. Safe for use by many threads. */
final class TokenGrants {
    private static final Logger LOG = LoggerFactory.getLogger(TokenGrants.class);

    private final OAuth2ClientCredentialsAuthenticationProvider provider;
    private final SeatCheck seats;

    TokenGrants(LiveTokens live, TokenMint mint, SeatCheck seats) {
        this.provider = new OAuth2ClientCredentialsAuthenticationProvider(live, mint);
        this.seats = seats;
        provider.setAuthenticationValidator(this::validate);
    }

    /**
     * Gives it one.
     *
     * @throws RefusedException where it asks for what it is not registered for, or acts for a seat that does not act
     */
    OAuthAnswer grant(OAuth2ClientAuthenticationToken client, Form form) {
        if (!form.require("grant_type").equals("client_credentials")) {
            throw new RefusedException(
                    RefusedException.UNSUPPORTED_GRANT_TYPE, "The only grant_type is client_credentials.");
        }
        Set<String> asked =
                new LinkedHashSet<>(Arrays.asList(form.get("scope").orElse("").split(" ", -1)));
        if (provider.authenticate(new OAuth2ClientCredentialsAuthenticationToken(client, asked, Map.of()))
                instanceof OAuth2AccessTokenAuthenticationToken granted) {
            LOG.info(
                    "a token for the application {}",
                    granted.getRegisteredClient().getClientId());
            return answer(granted.getAccessToken());
        }
        throw new IllegalStateException("a token is given or refused");
    }

    private void validate(OAuth2ClientCredentialsAuthenticationContext context) {
        Application application = Registrations.of(context.getRegisteredClient());
        OAuth2ClientCredentialsAuthenticationToken asked = context.getAuthentication();
        if (asked.getScopes().size() > Scopes.MOST) {
            throw new RefusedException(
                    RefusedException.INVALID_SCOPE,
                    "A token has at most " + Scopes.MOST + " scopes: name fewer, or system/*.rs for all kinds.");
        }
        boolean isWithin = Scopes.parse(String.join(" ", asked.getScopes()))
                .filter(ApplicationFile::canBeIssued)
                .filter(application.scopes()::cover)
                .isPresent();
        if (!isWithin) {
            throw new RefusedException(
                    RefusedException.INVALID_SCOPE,
                    "Name scopes that the application is registered for, such as system/Observation.rs.");
        }
        if (!seats.inForce(application.seat())) {
            throw new RefusedException(
                    RefusedException.UNAUTHORIZED_CLIENT, "The seat for which the application acts is not in force.");
        }
    }

    private static OAuthAnswer answer(OAuth2AccessToken token) {
        Instant issued = Objects.requireNonNull(token.getIssuedAt(), "a token says when it begins");
        Instant expires = Objects.requireNonNull(token.getExpiresAt(), "a token ends");
        return OAuthAnswer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("access_token", token.getTokenValue())
                .put("token_type", "bearer")
                .put("expires_in", Duration.between(issued, expires).toSeconds())
                .put("scope", String.join(" ", List.copyOf(token.getScopes()))));
    }
}
