package org.stele.node.smart;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.stele.gateway.fhir.scope.Scopes;
import org.stele.node.smart.Application.Approvers;

/**
 * Gives an application a token: for its own account (RFC 6749 §4.4), within what it is registered for, or for what a person
 * approved. Safe for use by many threads.
 */
final class TokenGrants {
    private static final Logger LOG = LoggerFactory.getLogger(TokenGrants.class);

    private final OAuth2ClientCredentialsAuthenticationProvider provider;
    private final CodeGrants codes;
    private final RefreshGrants refreshes;
    private final SeatCheck seats;

    TokenGrants(LiveTokens live, TokenMint mint, CodeGrants codes, RefreshGrants refreshes, SeatCheck seats) {
        this.provider = new OAuth2ClientCredentialsAuthenticationProvider(live, mint);
        this.codes = codes;
        this.refreshes = refreshes;
        this.seats = seats;
        provider.setAuthenticationValidator(this::validate);
    }

    /**
     * Gives it one.
     *
     * @throws RefusedException where it asks for what it is not registered for, or acts for a seat that does not act
     */
    OAuthAnswer grant(OAuth2ClientAuthenticationToken client, Form form) {
        Application application = Registrations.of(client(client));
        boolean isByItself = application.forSeat().isPresent();
        return switch (form.require("grant_type")) {
            case "client_credentials" -> {
                require(
                        isByItself,
                        RefusedException.UNAUTHORIZED_CLIENT,
                        "The application acts for people: its grant_type is authorization_code.");
                yield byItself(client, form);
            }
            case "authorization_code" -> {
                require(
                        !isByItself,
                        RefusedException.UNAUTHORIZED_CLIENT,
                        "The application acts for a seat: its grant_type is client_credentials.");
                yield codes.grant(client, form);
            }
            case OAuthAnswer.REFRESH_TOKEN -> {
                require(
                        application.isFor(Approvers.PATIENTS),
                        RefusedException.UNAUTHORIZED_CLIENT,
                        "Only applications that patients approve have refresh tokens.");
                yield refreshes.grant(client(client), form);
            }
            default ->
                throw new RefusedException(
                        RefusedException.UNSUPPORTED_GRANT_TYPE,
                        "The only grant_types are client_credentials, authorization_code and refresh_token.");
        };
    }

    private static RegisteredClient client(OAuth2ClientAuthenticationToken client) {
        return Objects.requireNonNull(client.getRegisteredClient(), "it was checked");
    }

    private OAuthAnswer byItself(OAuth2ClientAuthenticationToken client, Form form) {
        Set<String> asked =
                new LinkedHashSet<>(Arrays.asList(form.get("scope").orElse("").split(" ", -1)));
        if (provider.authenticate(new OAuth2ClientCredentialsAuthenticationToken(client, asked, Map.of()))
                instanceof OAuth2AccessTokenAuthenticationToken granted) {
            LOG.info(
                    "a token for the application {}",
                    granted.getRegisteredClient().getClientId());
            return OAuthAnswer.ok(OAuthAnswer.token(
                    granted.getAccessToken(),
                    String.join(" ", granted.getAccessToken().getScopes())));
        }
        throw new IllegalStateException("a token is given or refused");
    }

    private void validate(OAuth2ClientCredentialsAuthenticationContext context) {
        Application.ForSeat use = Registrations.of(context.getRegisteredClient())
                .forSeat()
                .orElseThrow(() -> new IllegalStateException("asked before"));
        OAuth2ClientCredentialsAuthenticationToken asked = context.getAuthentication();
        require(
                asked.getScopes().size() <= Scopes.MOST,
                RefusedException.INVALID_SCOPE,
                "A token has at most " + Scopes.MOST + " scopes: name fewer, or system/*.rs for all kinds.");
        boolean isWithin = Scopes.parse(String.join(" ", asked.getScopes()))
                .filter(ApplicationFile::canBeIssued)
                .filter(use.scopes()::cover)
                .isPresent();
        require(
                isWithin,
                RefusedException.INVALID_SCOPE,
                "Name scopes that the application is registered for, such as system/Observation.rs.");
        require(
                seats.inForce(use.seat()),
                RefusedException.UNAUTHORIZED_CLIENT,
                "The seat for which the application acts is not in force.");
    }

    private static void require(boolean condition, String otherwise, String description) {
        if (!condition) {
            throw new RefusedException(otherwise, description);
        }
    }
}
