package org.stele.node.smart;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.stele.formats.launch.LaunchRequest;
import org.stele.node.config.SmartSettings;

/** Says to an application, signed, who approved it (OpenID Connect Core 1.0 §2). Safe for use by many threads. */
final class IdTokens {
    private final SmartSettings settings;
    private final JwtEncoder encoder;
    private final Identities identities;
    private final InstantSource clock;

    IdTokens(SmartSettings settings, ECKey key, Identities identities, InstantSource clock) {
        this.settings = settings;
        this.identities = identities;
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
        this.clock = clock;
    }

    /** @throws RefusedException where what a patient approved has ended */
    String of(Application application, Approval approval, Session session) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Identity identity = identities.of(approval).orElseThrow(RefusedException::invalidGrant);
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(settings.issuer())
                .audience(List.of(application.id()))
                .issuedAt(now)
                .expiresAt(now.plus(TokenMint.LIFE))
                .subject(identity.subject())
                .claim("auth_time", session.time().getEpochSecond());
        session.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        identity.fhirUser().ifPresent(address -> claims.claim(LaunchRequest.FHIR_USER, address));
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).type("JWT").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
