package org.stele.node.smart;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchRequest;
import org.stele.node.config.SmartSettings;

/** Makes authorization codes of what was approved (RFC 6749 §4.1.2). Safe for use by many threads. */
final class CodeMint {
    static final Duration LIFE = Duration.ofMinutes(1);

    private final SmartSettings settings;
    private final LiveTokens live;
    private final InstantSource clock;

    CodeMint(SmartSettings settings, LiveTokens live, InstantSource clock) {
        this.settings = settings;
        this.live = live;
        this.clock = clock;
    }

    /** One that counts from now on, once. */
    String code(RegisteredClient client, Approval approval, Optional<String> nonce) {
        Instant now = clock.instant();
        String code = RandomId.generate().toString() + RandomId.generate();
        live.save(OAuth2Authorization.withRegisteredClient(client)
                .principalName(approval.author().toString())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(scopes(approval))
                .token(new OAuth2AuthorizationCode(code, now, now.plus(LIFE)))
                .attribute(OAuth2AuthorizationRequest.class.getName(), request(approval))
                .attribute(Principal.class.getName(), principal(approval))
                .attribute(Approval.ATTRIBUTE, approval)
                .attribute(Session.ATTRIBUTE, new Session(nonce, now))
                .build());
        return code;
    }

    /** Whether one can still be brought. */
    boolean isLive(String code) {
        return live.isLiveCode(code);
    }

    /** Without the one at which Spring's parts would make an id token of their own kind. */
    private static Set<String> scopes(Approval approval) {
        return Arrays.stream(approval.request().scope().split(" ", -1))
                .filter(scope -> !scope.equals(LaunchRequest.OPENID))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As Spring's parts look at it: for whom the code is, where it went, and what shows that they asked for it. */
    private OAuth2AuthorizationRequest request(Approval approval) {
        LaunchRequest request = approval.request();
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(settings.at(Launching.AUTHORIZE))
                .clientId(request.application())
                .redirectUri(request.redirect())
                .scopes(scopes(approval))
                .additionalParameters(Map.of(
                        PkceParameterNames.CODE_CHALLENGE,
                        request.challenge(),
                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                        "S256"))
                .build();
    }

    private static UsernamePasswordAuthenticationToken principal(Approval approval) {
        return UsernamePasswordAuthenticationToken.authenticated(
                approval.author().toString(), "", List.of());
    }
}
