package org.stele.node.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Checks by which applications say who they are (RFC 7523 §3, SMART App Launch 2.2 client-confidential-asymmetric): with a key that is
 * registered, whatever other keys or places of keys their header names. That each counts once, {@link SeenAssertions} sees to. Safe for use
 * by many threads.
 */
final class Assertions implements JwtDecoderFactory<RegisteredClient> {
    /** How long one counts at most. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** How far an application's clock may be ahead. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final int LONGEST_ID = 256;
    private static final MappedJwtClaimSetConverter CLAIMS = MappedJwtClaimSetConverter.withDefaults(Map.of());
    private static final OAuth2Error REFUSED = new OAuth2Error("invalid_client");

    private final String audience;
    private final InstantSource clock;
    private final Instant started;
    private final List<Key> decoy = decoy();

    /** @param audience the address of the token endpoint */
    Assertions(String audience, InstantSource clock) {
        this.audience = audience;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        Application application = Registrations.of(client);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector((header, context) -> keys(application, header, context));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // below, by this node's clock
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setClaimSetConverter(Assertions::claims);
        decoder.setJwtValidator(jwt -> isGood(jwt, application)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(REFUSED));
        return decoder;
    }

    /** Spring's own, but for the time of issue that it makes up where there is none. */
    private static Map<String, Object> claims(Map<String, Object> given) {
        Map<String, Object> claims = new HashMap<>(Objects.requireNonNull(CLAIMS.convert(given), "claims stay claims"));
        claims.keySet().retainAll(given.keySet());
        return claims;
    }

    /** Where there is none, one that nobody has: the time it takes does not tell who is registered. */
    private List<? extends Key> keys(Application application, JWSHeader header, SecurityContext context)
            throws KeySourceException {
        List<Key> registered = new JWSVerificationKeySelector<>(
                        ApplicationKeys.ALGORITHMS, new ImmutableJWKSet<>(application.keys()))
                .selectJWSKeys(header, context);
        return registered.isEmpty() && header.getAlgorithm().equals(JWSAlgorithm.ES384) ? decoy : registered;
    }

    private static List<Key> decoy() {
        try {
            return List.of(new ECKeyGenerator(Curve.P_384).generate().toECPublicKey());
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java has no P-384: install one that has", e);
        }
    }

    private boolean isGood(Jwt jwt, Application application) {
        return isFrom(jwt, application) && isNow(jwt, clock.instant()) && isNamed(jwt);
    }

    private boolean isFrom(Jwt jwt, Application application) {
        return jwt.getHeaders().containsKey("kid")
                && application.id().equals(jwt.getClaimAsString("iss"))
                && application.id().equals(jwt.getSubject())
                && List.of(audience).equals(jwt.getAudience());
    }

    private boolean isNow(Jwt jwt, Instant now) {
        return Optional.ofNullable(jwt.getExpiresAt())
                        .filter(it -> it.isAfter(now) && !it.isAfter(now.plus(LONGEST)))
                        .filter(it -> isSinceStart(jwt, it))
                        .isPresent()
                && isNotAfter(jwt.getNotBefore(), now.plus(SKEW))
                && isNotAfter(jwt.getIssuedAt(), now.plus(SKEW));
    }

    /**
     * What could have counted before this node started may have been used already, and nobody remembers: it must say that it was made so late,
     * or end so late, that before the start it would have been refused for that.
     */
    private boolean isSinceStart(Jwt jwt, Instant expires) {
        boolean isMadeSince = Optional.ofNullable(jwt.getIssuedAt())
                .filter(it -> it.isAfter(started.plus(SKEW)))
                .isPresent();
        return isMadeSince || expires.isAfter(started.plus(LONGEST));
    }

    private static boolean isNamed(Jwt jwt) {
        return Optional.ofNullable(jwt.getId())
                .filter(it -> !it.isEmpty() && it.length() <= LONGEST_ID)
                .isPresent();
    }

    private static boolean isNotAfter(@Nullable Instant time, Instant limit) {
        return time == null || !time.isAfter(limit);
    }
}
