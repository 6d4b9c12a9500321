package org.stele.node.smart;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.node.config.SmartSettings;

/**
 * Makes access tokens: JWTs (RFC 9068) for this node's FHIR server alone. Whom a person named for one is not in it. Safe for use by many
 * threads.
 */
final class TokenMint implements OAuth2TokenGenerator<Jwt> {
    static final Duration LIFE = Duration.ofMinutes(5);
    static final String TYPE = "at+jwt";
    static final String SEAT = "seat";
    static final String SCOPE = "scope";
    static final String CLIENT = "client_id";
    static final String REGISTRATION = "registration";

    private final SmartSettings settings;
    private final JwtEncoder encoder;
    private final InstantSource clock;

    TokenMint(SmartSettings settings, ECKey key, InstantSource clock) {
        this.settings = settings;
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
        this.clock = clock;
    }

    @Override
    public Jwt generate(OAuth2TokenContext context) {
        Application application = Registrations.of(context.getRegisteredClient());
        return LiveTokens.approval(context.getAuthorization())
                .map(approval -> accessToken(application, approval))
                .orElseGet(() -> ofItself(application, context.getAuthorizedScopes()));
    }

    /** For what somebody approved. Of whom it is, is not in it. */
    Jwt accessToken(Application application, Approval approval) {
        String scope = approval.request().scope();
        return switch (approval) {
            case Approval.BySeat seat ->
                encoded(claims(application, seat.request().registration(), scope)
                        .subject(seat.seat().toString())
                        .claim(SEAT, seat.seat().toString()));
            case Approval.ByPatient patient ->
                encoded(claims(application, application.registration(), scope)
                        .subject(patient.kept().toString()));
        };
    }

    private Jwt ofItself(Application application, Set<String> scopes) {
        SeatId seat = application
                .forSeat()
                .map(Application.ForSeat::seat)
                .orElseThrow(() -> new IllegalStateException("it acts for a seat, or somebody approved"));
        return encoded(claims(application, application.registration(), String.join(" ", scopes))
                .subject(application.id())
                .claim(SEAT, seat.toString()));
    }

    private JwtClaimsSet.Builder claims(Application application, Hash registration, String scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return JwtClaimsSet.builder()
                .issuer(settings.issuer())
                .audience(List.of(settings.audience()))
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .id(RandomId.generate().toString())
                .claim(CLIENT, application.id())
                .claim(REGISTRATION, registration.toString())
                .claim(SCOPE, scope);
    }

    private Jwt encoded(JwtClaimsSet.Builder claims) {
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).type(TYPE).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build()));
    }
}
