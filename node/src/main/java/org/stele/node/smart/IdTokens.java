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
import org.stele.exchange.app.Apps;
import org.stele.formats.launch.LaunchRequest;
import org.stele.node.config.SmartSettings;

/** Says to an application, signed, who approved it (OpenID Connect Core 1.0 §2). Safe for use by many threads. */
final class IdTokens {
    private final SmartSettings settings;
    private final JwtEncoder encoder;
    private final Apps apps;
    private final InstantSource clock;

    IdTokens(SmartSettings settings, ECKey key, Apps apps, InstantSource clock) {
        this.settings = settings;
        this.apps = apps;
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
        this.clock = clock;
    }

    /** A seat by its own id; a patient by a name of theirs for this application alone (§8.1), and by no id of the ledger. */
    String of(Application application, Approval approval, Session session) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(settings.issuer())
                .audience(List.of(application.id()))
                .issuedAt(now)
                .expiresAt(now.plus(TokenMint.LIFE))
                .claim("auth_time", session.time().getEpochSecond());
        session.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        switch (approval) {
            case Approval.BySeat seat -> claims.subject(seat.seat().toString());
            case Approval.ByPatient patient -> {
                claims.subject(apps.pseudonym(patient.kept())
                        .orElseThrow(RefusedException::invalidGrant)
                        .toString());
                if (patient.scopes().has(LaunchRequest.FHIR_USER)) {
                    claims.claim(
                            LaunchRequest.FHIR_USER,
                            settings.audience() + "/Patient/" + patient.self().id());
                }
            }
        }
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).type("JWT").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
