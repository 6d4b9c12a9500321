package org.stele.node.smart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Applications without a key, which show by the verifier of a code that they asked for it (RFC 7636 §4.6), and by a token that it is theirs.
 * Safe for use by many threads.
 */
final class PublicClients {
    private static final List<String> SHOWN =
            List.of(OAuth2ParameterNames.GRANT_TYPE, OAuth2ParameterNames.CODE, PkceParameterNames.CODE_VERIFIER);

    private final Registrations registrations;
    private final PublicClientAuthenticationProvider provider;

    PublicClients(Registrations registrations, LiveTokens live) {
        this.registrations = registrations;
        this.provider = new PublicClientAuthenticationProvider(registrations, live);
    }

    /**
     * Says which it is; nothing where it is none.
     *
     * @throws RefusedException where the code is not its own
     */
    Optional<OAuth2ClientAuthenticationToken> check(Form form) {
        return form.get(OAuth2ParameterNames.CLIENT_ID)
                .map(registrations::findByClientId)
                .filter(client -> Registrations.of(client).isPublic())
                .map(client -> isForCode(form)
                        ? withVerifier(client, form)
                        : new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null));
    }

    private static boolean isForCode(Form form) {
        return form.get(OAuth2ParameterNames.GRANT_TYPE)
                .filter(AuthorizationGrantType.AUTHORIZATION_CODE.getValue()::equals)
                .isPresent();
    }

    private OAuth2ClientAuthenticationToken withVerifier(RegisteredClient client, Form form) {
        try {
            if (provider.authenticate(new OAuth2ClientAuthenticationToken(
                            client.getClientId(), ClientAuthenticationMethod.NONE, null, codeAndVerifier(form)))
                    instanceof OAuth2ClientAuthenticationToken known) {
                return known;
            }
        } catch (OAuth2AuthenticationException e) {
            throw refused(e, RefusedException::invalidGrant);
        }
        throw new IllegalStateException("a client is known or refused");
    }

    /** Nothing where the form has no code. */
    static Map<String, Object> codeAndVerifier(Form form) {
        if (form.get(OAuth2ParameterNames.CODE).isEmpty()) {
            return Map.of();
        }
        Map<String, Object> shown = new HashMap<>();
        SHOWN.forEach(name -> form.get(name).ifPresent(value -> shown.put(name, value)));
        return shown;
    }

    static RefusedException refused(OAuth2AuthenticationException e, Supplier<RefusedException> otherwise) {
        return e.getError().getErrorCode().equals(RefusedException.INVALID_GRANT)
                ? RefusedException.invalidGrant()
                : otherwise.get();
    }
}
