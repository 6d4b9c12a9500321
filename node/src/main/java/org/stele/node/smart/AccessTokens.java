package org.stele.node.smart;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.stele.contracts.id.Actor;
import org.stele.gateway.fhir.scope.Scopes;
import org.stele.node.auth.Caller;
import org.stele.node.auth.TokenCheck;
import org.stele.node.config.SmartSettings;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/**
 * Checks access tokens, each time anew: the token, the application as it is registered now, and the seat as the ledger has it now. Safe
 * for use by many threads.
 */
final class AccessTokens implements TokenCheck {
    private static final int LONGEST = 8_192;

    private static final String OTHER_AUDIENCE = "The token is for another server: get one for this address.";
    private static final String EXPIRED = "The token has expired: get a new one at /oauth2/token.";

    private final SmartSettings settings;
    private final Applications applications;
    private final LiveTokens live;
    private final SeatCheck seats;
    private final InstantSource clock;
    private final NimbusJwtDecoder decoder;

    /** A token that counts. */
    record Good(Jwt token, Application application, Scopes scopes) {}

    AccessTokens(
            SmartSettings settings,
            ECKey key,
            Applications applications,
            LiveTokens live,
            SeatCheck seats,
            InstantSource clock) {
        this.settings = settings;
        this.applications = applications;
        this.live = live;
        this.seats = seats;
        this.clock = clock;
        this.decoder = decoder(key);
    }

    private static NimbusJwtDecoder decoder(ECKey key) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TokenMint.TYPE)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()))));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // below, by this node's clock
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        return decoder;
    }

    @Override
    public Caller check(String token) {
        Good good = verify(token);
        Application application = good.application();
        return new Caller(
                application.seat().author(),
                new Actor.OfSeat(application.seat()),
                Set.of(),
                Optional.of(good.scopes()));
    }

    /** @throws ProblemException where it does not count, or does not any more */
    Good verify(String token) {
        Jwt jwt = decode(token);
        require(List.of(settings.audience()).equals(jwt.getAudience()), OTHER_AUDIENCE);
        require(
                Optional.ofNullable(jwt.getExpiresAt())
                        .filter(it -> it.isAfter(clock.instant()))
                        .isPresent(),
                EXPIRED);
        require(settings.issuer().equals(jwt.getClaimAsString("iss")) && live.isLive(token));
        return Optional.ofNullable(jwt.getClaimAsString(TokenMint.CLIENT))
                .flatMap(applications::find)
                .flatMap(application -> good(jwt, application))
                .orElseThrow(AccessTokens::refused);
    }

    /** Whatever the operator changed of the application ends what it had, a key that was lost among it; and a seat may have ended. */
    private Optional<Good> good(Jwt jwt, Application application) {
        return Optional.ofNullable(jwt.getClaimAsString(TokenMint.SCOPE))
                .flatMap(Scopes::parse)
                .filter(_ -> application.registration().toString().equals(jwt.getClaimAsString(TokenMint.REGISTRATION)))
                .filter(_ -> seats.inForce(application.seat()))
                .map(scopes -> new Good(jwt, application, scopes));
    }

    private Jwt decode(String token) {
        require(token.length() <= LONGEST);
        try {
            return decoder.decode(token);
        } catch (JwtException e) {
            throw refused();
        }
    }

    private static void require(boolean condition) {
        require(condition, ProblemCode.INVALID_TOKEN.advice());
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ProblemException(Problem.of(ProblemCode.INVALID_TOKEN, otherwise));
        }
    }

    private static ProblemException refused() {
        return new ProblemException(ProblemCode.INVALID_TOKEN);
    }
}
