package org.stele.node.smart;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.gateway.fhir.scope.Scopes;

/** The registered applications in Spring's words. Who is not registered is one without keys. */
final class Registrations implements RegisteredClientRepository {
    private static final String APPLICATION = "stele.application";

    private final Applications applications;
    private final Application nobody = nobody();

    Registrations(Applications applications) {
        this.applications = applications;
    }

    static Application of(RegisteredClient client) {
        return Objects.requireNonNull(client.getClientSettings().getSetting(APPLICATION), "made here");
    }

    @Override
    public RegisteredClient findByClientId(String id) {
        return client(applications.find(id).orElse(nobody));
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return applications.find(id).map(Registrations::client).orElse(null);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("the operator registers applications, in files");
    }

    private static RegisteredClient client(Application application) {
        RegisteredClient.Builder client = RegisteredClient.withId(application.id())
                .clientId(application.id())
                .clientAuthenticationMethod(
                        application.isPublic()
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES384)
                        .setting(APPLICATION, application)
                        .build());
        return switch (application.use()) {
            case Application.ForSeat _ ->
                client.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build();
            case Application.ForPeople people ->
                client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUris(all -> all.addAll(people.redirects()))
                        .build();
        };
    }

    private static Application nobody() {
        return new Application(
                "-",
                "nobody",
                new Application.ForSeat(new SeatId(RandomId.generate()), new Scopes(new TreeSet<>())),
                new JWKSet(),
                Hash.of(new byte[0]));
    }
}
