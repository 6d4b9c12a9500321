package org.stele.node.smart;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.stele.exchange.app.Apps.Renewed;
import org.stele.formats.launch.AppApproval;
import org.stele.formats.launch.LaunchRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives a patient's application a new token for as long as their approval stands (RFC 6749 §6), each time with another refresh token: one
 * that comes twice ends the approval (RFC 9700 §4.14.2). Safe for use by many threads.
 */
final class RefreshGrants {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshGrants.class);

    /** Of an approval; a token is good for five. */
    private static final int MOST_IN_A_MINUTE = 5;

    private final LiveTokens live;
    private final TokenMint mint;
    private final PatientApps patients;

    /** By the approval. */
    private final Attempts renewals;

    RefreshGrants(LiveTokens live, TokenMint mint, PatientApps patients, InstantSource clock) {
        this.live = live;
        this.mint = mint;
        this.patients = patients;
        this.renewals = new Attempts(MOST_IN_A_MINUTE, clock);
    }

    /**
     * Gives it one.
     *
     * <p>Whatever may fail for reasons of this node comes before the refresh token is changed, so that it can be brought again then.
     *
     * @throws RefusedException where the refresh token is none that counts for it, or it asks for other scopes than were approved
     * @throws TooManyException where it comes too often
     */
    OAuthAnswer grant(RegisteredClient client, Form form) {
        Application application = Registrations.of(client);
        String token = form.require(OAuthAnswer.REFRESH_TOKEN);
        AppApproval approval =
                patients.apps().holder(application.id(), token).orElseThrow(RefusedException::invalidGrant);
        requireAsked(application, approval.request(), form);
        requireSeldom(approval);
        Approval.Named self =
                patients.named(approval.id(), approval.patient()).orElseThrow(RefusedException::invalidGrant);
        Renewed renewed = patients.apps().renew(application.id(), token).orElseThrow(RefusedException::invalidGrant);
        OAuth2AccessToken access =
                access(client, application, new Approval.ByPatient(approval.request(), approval.id(), self));
        LOG.info("a new token for the application {}, approved by its patient", application.id());
        ObjectNode body = OAuthAnswer.token(access, approval.request().scope())
                .put("patient", self.id())
                .put(OAuthAnswer.REFRESH_TOKEN, renewed.token());
        return OAuthAnswer.ok(body);
    }

    private static void requireAsked(Application application, LaunchRequest request, Form form) {
        if (!Approval.ByPatient.isStill(application, request)) {
            throw RefusedException.invalidGrant();
        }
        Set<String> approved = Set.of(request.scope().split(" ", -1));
        if (form.get(TokenMint.SCOPE)
                .filter(asked -> !approved.equals(Set.copyOf(Arrays.asList(asked.split(" ", -1)))))
                .isPresent()) {
            throw new RefusedException(
                    RefusedException.INVALID_SCOPE, "Leave scope out, or name just the scopes that were approved.");
        }
    }

    /** Before anything is changed, so that the same token may be brought again. */
    private void requireSeldom(AppApproval approval) {
        String id = approval.id().toString();
        if (renewals.isOver(id)) {
            throw new TooManyException(Attempts.TURN);
        }
        renewals.count(id);
    }

    /** The one before counts no more. */
    private OAuth2AccessToken access(RegisteredClient client, Application application, Approval.ByPatient approval) {
        Jwt jwt = mint.accessToken(application, approval);
        Set<String> scopes = Set.of(approval.request().scope().split(" ", -1));
        OAuth2AccessToken access = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt(), scopes);
        live.forget(approval.kept());
        live.save(OAuth2Authorization.withRegisteredClient(client)
                .principalName(approval.author().toString())
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .authorizedScopes(scopes)
                .accessToken(access)
                .attribute(Approval.ATTRIBUTE, approval)
                .build());
        return access;
    }
}
