package org.stele.node.smart;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.app.Apps;
import org.stele.exchange.app.Apps.Ending;
import org.stele.formats.launch.LaunchRequest;
import org.stele.node.problem.ProblemException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives an application a token for a code (RFC 6749 §4.1.3), of which its verifier has been checked with who it is. A code counts once:
 * whoever brings it again ends the token that was given for it (§4.1.2). Safe for use by many threads.
 */
final class CodeGrants {
    private static final Logger LOG = LoggerFactory.getLogger(CodeGrants.class);

    private final OAuth2AuthorizationCodeAuthenticationProvider provider;
    private final LiveTokens live;
    private final AccessTokens tokens;
    private final IdTokens idTokens;
    private final People people;
    private final Apps apps;

    CodeGrants(LiveTokens live, TokenMint mint, AccessTokens tokens, IdTokens idTokens, People people) {
        this.live = live;
        this.idTokens = idTokens;
        this.people = people;
        this.apps = people.patients().apps();
        this.provider = new OAuth2AuthorizationCodeAuthenticationProvider(live, mint);
        this.tokens = tokens;
    }

    /**
     * Gives it one.
     *
     * @throws RefusedException where the code does not count for it, or what was approved does not hold any more
     * @throws ExchangeException where this node cannot just now; the code counts on
     */
    OAuthAnswer grant(OAuth2ClientAuthenticationToken client, Form form) {
        String code = form.require("code");
        Optional<OAuth2Authorization> unused = live.unusedCode(code);
        OAuth2AccessTokenAuthenticationToken granted = granted(client, code, form.require("redirect_uri"));
        try {
            return answer(granted.getAccessToken());
        } catch (
                ExchangeException
                        e) { // of this node's own: whoever is told to send it again must not seem to be a thief
            unused.ifPresent(it -> live.putBack(it, granted.getAccessToken().getTokenValue()));
            throw e;
        }
    }

    private OAuthAnswer answer(OAuth2AccessToken access) {
        String token = access.getTokenValue();
        requireSeen(approval(good(token)));
        AccessTokens.Good good = good(token); // anew: to look took time, in which the code may have come again
        Approval approval = approval(good);
        ObjectNode body = OAuthAnswer.token(access, good.asked());
        ContextMembers.put(body, approval);
        if (approval.scopes().has(LaunchRequest.OPENID)) {
            Session session = live.session(token).orElseThrow(RefusedException::invalidGrant);
            body.put("id_token", idTokens.of(good.application(), approval, session));
        }
        if (approval instanceof Approval.ByPatient patient && approval.scopes().has(LaunchRequest.OFFLINE)) {
            body.put(OAuthAnswer.REFRESH_TOKEN, apps.begin(patient.kept()).orElseThrow(RefusedException::invalidGrant));
        }
        LOG.info(
                "a token for the application {}, approved by {}",
                good.application().id(),
                approval instanceof Approval.BySeat seat ? "the seat " + seat.seat() : "its patient");
        return OAuthAnswer.ok(body);
    }

    /** One after the other: of two who bring the same code at once, one is the first. */
    private synchronized OAuth2AccessTokenAuthenticationToken granted(
            OAuth2ClientAuthenticationToken client, String code, String redirect) {
        try {
            if (provider.authenticate(new OAuth2AuthorizationCodeAuthenticationToken(code, client, redirect, Map.of()))
                    instanceof OAuth2AccessTokenAuthenticationToken granted) {
                return granted;
            }
        } catch (OAuth2AuthenticationException e) {
            endUsed(client, code);
            throw RefusedException.invalidGrant();
        }
        throw new IllegalStateException("a token is given or refused");
    }

    /** What a patient approved goes on for longer than a token: who brings its code again ends all of it. */
    private void endUsed(OAuth2ClientAuthenticationToken client, String code) {
        live.usedCode(code)
                .filter(used -> used.getRegisteredClientId().equals(client.getPrincipal()))
                .flatMap(LiveTokens::approval)
                .ifPresent(approval -> {
                    if (approval instanceof Approval.ByPatient patient) {
                        apps.end(patient.kept(), Ending.MISUSED);
                    }
                });
    }

    /** A patient may have kept back since what the application would be told. */
    private void requireSeen(Approval approval) {
        if (approval instanceof Approval.BySeat seat) {
            try {
                people.staff().requireSeen(seat);
            } catch (ProblemException e) {
                throw RefusedException.invalidGrant();
            } catch (ExchangeException e) {
                throw isForGood(e) ? RefusedException.invalidGrant() : e;
            }
        }
    }

    /** Whether it would be refused again: the seat is no clinician's any more, or the patient is not here. */
    private static boolean isForGood(ExchangeException e) {
        return e.reason() == Reason.FORBIDDEN || e.reason() == Reason.NOT_FOUND;
    }

    private static Approval approval(AccessTokens.Good good) {
        return good.approval().orElseThrow(RefusedException::invalidGrant);
    }

    private AccessTokens.Good good(String token) {
        try {
            return tokens.verify(token);
        } catch (ProblemException e) {
            throw RefusedException.invalidGrant();
        }
    }
}
