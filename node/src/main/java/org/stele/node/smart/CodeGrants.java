package org.stele.node.smart;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.stele.node.problem.ProblemException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives an application a token for a code (RFC 6749 §4.1.3), of which its verifier has been checked with who it is. A code counts once:
 * whoever brings it again ends the token that was given for it (§4.1.2). Safe for use by many threads.
 */
final class CodeGrants {
    private static final Logger LOG = LoggerFactory.getLogger(CodeGrants.class);

    private final OAuth2AuthorizationCodeAuthenticationProvider provider;
    private final AccessTokens tokens;

    CodeGrants(LiveTokens live, TokenMint mint, AccessTokens tokens) {
        this.provider = new OAuth2AuthorizationCodeAuthenticationProvider(live, mint);
        this.tokens = tokens;
    }

    /**
     * Gives it one.
     *
     * @throws RefusedException where the code does not count for it, or what was approved does not hold any more
     */
    OAuthAnswer grant(OAuth2ClientAuthenticationToken client, Form form) {
        OAuth2AccessTokenAuthenticationToken granted =
                granted(client, form.require("code"), form.require("redirect_uri"));
        AccessTokens.Good good = good(granted.getAccessToken().getTokenValue());
        LOG.info(
                "a token for the application {}, approved by the seat {}",
                good.application().id(),
                good.seat());
        ObjectNode body = OAuthAnswer.token(granted.getAccessToken(), good.asked());
        good.patient().ifPresent(named -> body.put("patient", named.id()));
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
            throw RefusedException.invalidGrant();
        }
        throw new IllegalStateException("a token is given or refused");
    }

    private AccessTokens.Good good(String token) {
        try {
            return tokens.verify(token);
        } catch (ProblemException e) {
            throw RefusedException.invalidGrant();
        }
    }
}
