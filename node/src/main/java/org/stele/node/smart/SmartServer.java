package org.stele.node.smart;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.app.Apps;
import org.stele.node.auth.TokenCheck;
import org.stele.node.config.SmartSettings;
import org.stele.node.problem.ProblemException;

/** One node's authorization server. Its forms are answered whatever is wrong with them. Safe for use by many threads. */
public final class SmartServer {
    static final String TOKEN = "/oauth2/token";
    static final String USER_INFO = "/oauth2/userinfo";

    /** So often in a minute somebody may name what is not there. */
    private static final int FAILURES = 10;

    private final SmartSettings settings;
    private final ECKey key;
    private final AppOrigins origins;
    private final ClientCheck clients;
    private final TokenGrants grants;
    private final AccessTokens tokens;
    private final IssuedTokens issued;
    private final Launching launching;
    private final LaunchDesk desk;
    private final LaunchOpener opener;
    private final UserInfo userInfo;

    /** How Spring's parts ask where they are. */
    private record Here(String issuer, AuthorizationServerSettings settings) implements AuthorizationServerContext {
        @Override
        public String getIssuer() {
            return issuer;
        }

        @Override
        public AuthorizationServerSettings getAuthorizationServerSettings() {
            return settings;
        }
    }

    /**
     * Serves.
     *
     * @param key that signs tokens, ES256
     * @param applications the folder of those that are registered
     * @param people who approve some
     */
    public SmartServer(SmartSettings settings, ECKey key, Path applications, People people, InstantSource clock) {
        this.settings = settings;
        this.key = key;
        Applications registered = new Applications(applications);
        this.origins = new AppOrigins(registered, clock);
        LiveTokens live = new LiveTokens(clock);
        Launches launches = new Launches(clock);
        LaunchContexts contexts = new LaunchContexts(clock);
        Registrations registrations = new Registrations(registered);
        TokenMint mint = new TokenMint(settings, key, clock);
        JwtClientAssertionAuthenticationProvider assertions =
                new JwtClientAssertionAuthenticationProvider(registrations, live);
        assertions.setJwtDecoderFactory(new Assertions(settings.at(TOKEN), clock));
        this.clients = new ClientCheck(assertions, new PublicClients(registrations, live), clock);
        this.tokens = new AccessTokens(settings, key, registered, live, people, clock);
        Apps apps = people.patients().apps();
        Identities identities = new Identities(settings, apps);
        this.userInfo = new UserInfo(live, tokens, identities);
        this.grants = new TokenGrants(
                live,
                mint,
                new CodeGrants(live, mint, tokens, new IdTokens(settings, key, identities, clock), people),
                new RefreshGrants(live, mint, people.patients(), clock),
                people.staff().seats());
        this.issued = new IssuedTokens(live, tokens, apps);
        this.launching = new Launching(
                settings,
                new AuthorizationRequests(settings, registered, contexts),
                registrations,
                launches,
                contexts,
                new CodeMint(settings, live, clock),
                clock);
        Attempts failures = new Attempts(FAILURES, clock);
        this.opener = new LaunchOpener(settings, registered, contexts, people.staff(), failures, clock);
        this.desk = new LaunchDesk(registered, launches, new Approvals(people), failures);
    }

    /**
     * Answers a request for a token.
     *
     * @param form as sent
     * @param address from which it came
     */
    public OAuthAnswer token(byte[] form, String address) {
        return answer(form, address, grants::grant);
    }

    public OAuthAnswer revoke(byte[] form, String address) {
        return answer(form, address, issued::revoke);
    }

    public OAuthAnswer introspect(byte[] form, String address) {
        return answer(form, address, issued::introspect);
    }

    /** The name of the cookie that ties a page to its browser. */
    public String cookie() {
        return launching.cookie();
    }

    /**
     * Answers a browser that an application sent.
     *
     * @param query as sent
     * @param address from which it came
     * @param browser the value of its cookie
     */
    public PageAnswer authorize(String query, String address, Optional<String> browser) {
        return launching.begin(query, address, browser);
    }

    /** Answers a browser that waits. */
    public PageAnswer launch(RandomId page, Optional<String> browser) {
        return launching.page(page, browser);
    }

    /**
     * Answers a browser into which somebody typed what their wallet showed.
     *
     * @param form as sent
     */
    public PageAnswer confirm(RandomId page, Optional<String> browser, byte[] form) {
        return launching.type(page, browser, form);
    }

    /** Where people decide. */
    public LaunchDesk desk() {
        return desk;
    }

    /** Where people open applications from the record system. */
    public LaunchOpener opener() {
        return opener;
    }

    /**
     * Who approved a token (OpenID Connect Core 1.0 §5.3).
     *
     * @throws ProblemException where it does not count, or not for that
     */
    public Bytes userInfo(String token) {
        return userInfo.of(token);
    }

    private OAuthAnswer answer(
            byte[] body, String address, BiFunction<OAuth2ClientAuthenticationToken, Form, OAuthAnswer> work) {
        AuthorizationServerContextHolder.setContext(new Here(
                settings.issuer(), AuthorizationServerSettings.builder().build()));
        try {
            Form form = Form.parse(body);
            return work.apply(clients.check(form, address), form);
        } catch (RefusedException e) {
            return e.answer();
        } catch (TooManyException e) {
            return e.answer();
        } finally {
            AuthorizationServerContextHolder.resetContext();
        }
    }

    /** By which the tokens can be checked (RFC 7517). */
    public Bytes keys() {
        return Bytes.wrap(new JWKSet(key.toPublicJWK()).toString(true).getBytes(StandardCharsets.UTF_8));
    }

    public Bytes configuration() {
        return SmartConfiguration.of(settings);
    }

    /** What OpenID Connect Discovery 1.0 §3 asks for. */
    public Bytes openIdConfiguration() {
        return SmartConfiguration.ofOpenId(settings);
    }

    /** Whether a registered application's pages are of an origin. */
    boolean admits(String origin) {
        return origins.include(origin);
    }

    TokenCheck tokens() {
        return tokens;
    }
}
