package org.stele.node.smart;

import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.stele.crypto.Hash;

/**
 * Says which application sends a form, by its assertion. Nobody is shut out for what others send in an application's name: whoever got in
 * before from where it comes is checked at once, and all others one after the other, so that guesses from ever so many addresses take up no
 * more than one thread. Safe for use by many threads.
 */
final class ClientCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ClientCheck.class);

    /** RFC 7523 §2.2. */
    private static final ClientAuthenticationMethod ASSERTION =
            new ClientAuthenticationMethod("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");

    private static final int FAILURES = 10;
    private static final int REQUESTS = 120;
    private static final int WAITING = 16;

    private final JwtClientAssertionAuthenticationProvider provider;
    private final PublicClients publicClients;
    private final InstantSource clock;
    private final SeenAssertions seen = new SeenAssertions(Assertions.LONGEST);
    private final KnownPlaces known = new KnownPlaces();
    private final Line line = new Line(WAITING);
    private final Attempts failures;
    private final Attempts requests;

    ClientCheck(JwtClientAssertionAuthenticationProvider provider, PublicClients publicClients, InstantSource clock) {
        this.provider = provider;
        this.publicClients = publicClients;
        this.clock = clock;
        this.failures = new Attempts(FAILURES, clock);
        this.requests = new Attempts(REQUESTS, clock);
    }

    /**
     * Says which it is; the assertion is used up then. One that has no key shows the verifier of its code, and nothing that could be guessed.
     *
     * @param address from which the form came
     * @throws RefusedException where it does not show who it is, or not that the code was asked for by it
     * @throws TooManyException where it has to wait; the assertion is as good as before
     */
    OAuth2ClientAuthenticationToken check(Form form, String address) {
        return form.get("client_assertion").isEmpty()
                        && form.get("client_assertion_type").isEmpty()
                ? publicClients.check(form).orElseThrow(ClientCheck::refused)
                : checkAssertion(form, address);
    }

    private OAuth2ClientAuthenticationToken checkAssertion(Form form, String address) {
        String assertion = assertion(form);
        String name = name(assertion).orElse("");
        requireSame(form, name);
        Hash place = Hash.of((name + " " + address).getBytes(StandardCharsets.UTF_8));
        try {
            OAuth2ClientAuthenticationToken client = isTrusted(place)
                    ? authenticated(name, assertion, Map.of())
                    : line.pass(() -> authenticated(name, assertion, Map.of()));
            use(client, name);
            known.add(place);
            return withVerifier(client, name, assertion, form);
        } catch (RefusedException e) {
            if (e.code().equals(RefusedException.INVALID_CLIENT)) {
                failed(place, address);
            }
            throw e;
        }
    }

    /** After the assertion is used up: one that comes with a wrong code or verifier counts as any other. */
    private OAuth2ClientAuthenticationToken withVerifier(
            OAuth2ClientAuthenticationToken client, String name, String assertion, Form form) {
        Map<String, Object> shown = PublicClients.codeAndVerifier(form);
        return shown.isEmpty() ? client : authenticated(name, assertion, shown);
    }

    private boolean isTrusted(Hash place) {
        return known.has(place) && !failures.isOver(place.toString());
    }

    private void failed(Hash place, String address) {
        boolean isNoNews = failures.isOver(place.toString());
        failures.count(place.toString());
        if (!isNoNews && failures.isOver(place.toString())) {
            LOG.warn("many failed requests for tokens from {}: checked one after the other for a minute", address);
        }
    }

    /** What was used before does not count among an application's requests: it may be another that sends it. */
    private void use(OAuth2ClientAuthenticationToken client, String name) {
        if (requests.isOver(name)) {
            throw new TooManyException(Attempts.TURN);
        }
        if (!seen.first(name, id(client), clock.instant())) {
            throw refused();
        }
        requests.count(name);
    }

    private static String id(OAuth2ClientAuthenticationToken client) {
        if (client.getCredentials() instanceof Jwt jwt) {
            return Objects.requireNonNull(jwt.getId(), "checked with the rest");
        }
        throw new IllegalStateException("an application shows who it is by an assertion");
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

    private OAuth2ClientAuthenticationToken authenticated(String name, String assertion, Map<String, Object> shown) {
        try {
            if (provider.authenticate(new OAuth2ClientAuthenticationToken(name, ASSERTION, assertion, shown))
                    instanceof OAuth2ClientAuthenticationToken known) {
                return known;
            }
        } catch (OAuth2AuthenticationException e) {
            throw PublicClients.refused(e, ClientCheck::refused);
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
                        + " client_id, aud the token endpoint, a new jti, exp at most five minutes ahead, and for the first minutes after a start of the node just that.");
    }
}
