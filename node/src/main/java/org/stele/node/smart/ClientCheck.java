package org.stele.node.smart;

import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.stele.crypto.Hash;

/**
 * Says which application sends a form, by its assertion. Who fails too often at one name and from one address waits: nobody can
 * shut out an application that comes from another address. Safe for use by many threads.
 */
final class ClientCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ClientCheck.class);

    /** RFC 7523 §2.2. */
    private static final ClientAuthenticationMethod ASSERTION =
            new ClientAuthenticationMethod("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");

    private static final int FAILURES = 10;
    private static final int REQUESTS = 120;

    private final JwtClientAssertionAuthenticationProvider provider;
    private final Attempts failures;
    private final Attempts requests;

    ClientCheck(JwtClientAssertionAuthenticationProvider provider, InstantSource clock) {
        this.provider = provider;
        this.failures = new Attempts(FAILURES, clock);
        this.requests = new Attempts(REQUESTS, clock);
    }

    /**
     * Says which it is.
     *
     * @param address from which the form came
     * @throws RefusedException where it does not show who it is
     * @throws TooManyException where it has to wait
     */
    OAuth2ClientAuthenticationToken check(Form form, String address) {
        String assertion = assertion(form);
        String name = name(assertion).orElse("");
        String who =
                Hash.of((name + " " + address).getBytes(StandardCharsets.UTF_8)).toString();
        if (failures.isOver(who)) {
            throw new TooManyException();
        }
        try {
            requireSame(form, name);
            OAuth2ClientAuthenticationToken client = authenticated(name, assertion);
            requireBearable(name);
            return client;
        } catch (RefusedException e) {
            failures.count(who);
            if (failures.isOver(who)) {
                LOG.warn("too many failed requests for tokens from {}: refused for a minute", address);
            }
            throw e;
        }
    }

    private void requireBearable(String name) {
        if (requests.isOver(name)) {
            throw new TooManyException();
        }
        requests.count(name);
    }

    private static String assertion(Form form) {
        if (!form.get("client_assertion_type")
                .filter(ASSERTION.getValue()::equals)
                .isPresent()) {
            throw refused();
        }
        return form.get("client_assertion").orElseThrow(ClientCheck::refused);
    }

    /** As it says itself; nothing of it is proven yet. */
    private static Optional<String> name(String assertion) {
        try {
            return Optional.ofNullable(
                    SignedJWT.parse(assertion).getJWTClaimsSet().getSubject());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** That the form, where it names the application too, names the same. */
    private static void requireSame(Form form, String name) {
        if (form.get("client_id").filter(it -> !it.equals(name)).isPresent() || name.isEmpty()) {
            throw refused();
        }
    }

    private OAuth2ClientAuthenticationToken authenticated(String name, String assertion) {
        try {
            if (provider.authenticate(new OAuth2ClientAuthenticationToken(name, ASSERTION, assertion, Map.of()))
                    instanceof OAuth2ClientAuthenticationToken known) {
                return known;
            }
        } catch (AuthenticationException e) {
            LOG.debug("an assertion was refused: {}", e.getClass().getSimpleName());
        }
        throw refused();
    }

    /** The same whatever is wrong with it. */
    private static RefusedException refused() {
        return new RefusedException(
                RefusedException.INVALID_CLIENT,
                "Send a client_assertion signed with a registered key (ES384, RS384; kid in its header): iss and sub the"
                        + " client_id, aud the token endpoint, a new jti, exp at most five minutes ahead, iat since the node's start.");
    }
}
