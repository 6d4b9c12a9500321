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
import org.stele.contracts.id.SeatId;
import org.stele.crypto.RandomId;
import org.stele.gateway.fhir.scope.Context;
import org.stele.gateway.fhir.scope.Granted;
import org.stele.gateway.fhir.scope.Scopes;
import org.stele.ledger.contract.Author;
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
    private final People people;
    private final InstantSource clock;
    private final NimbusJwtDecoder decoder;

    /**
     * A token that counts.
     *
     * @param author for whom it does
     * @param asked its scopes, those on no resource among them
     * @param approval what somebody approved; nothing of a token that an application has for itself
     */
    record Good(
            Jwt token,
            Application application,
            Author author,
            Scopes scopes,
            String asked,
            Optional<Approval> approval) {
        /** Scopes of one patient's reach their chart alone. */
        Granted granted() {
            boolean isOfOne = scopes.all().stream().anyMatch(it -> it.context() == Context.PATIENT);
            return isOfOne
                    ? new Granted(scopes, Optional.of(patient().orElseThrow().home()), kept())
                    : Granted.everywhere(scopes);
        }

        private Optional<Approval.Named> patient() {
            return approval.flatMap(Approval::patient);
        }

        private Optional<RandomId> kept() {
            return approval.flatMap(
                    it -> it instanceof Approval.ByPatient patient ? Optional.of(patient.kept()) : Optional.empty());
        }
    }

    AccessTokens(
            SmartSettings settings,
            ECKey key,
            Applications applications,
            LiveTokens live,
            People people,
            InstantSource clock) {
        this.settings = settings;
        this.applications = applications;
        this.live = live;
        this.people = people;
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
        Actor actor = Actor.of(good.author()).orElseThrow();
        return new Caller(good.author(), actor, Set.of(), Optional.of(good.granted()));
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
        if (!application.registration().toString().equals(jwt.getClaimAsString(TokenMint.REGISTRATION))) {
            return Optional.empty();
        }
        return switch (application.use()) {
            case Application.ForSeat(SeatId seat, Scopes _) ->
                Optional.ofNullable(jwt.getClaimAsString(TokenMint.SCOPE))
                        .flatMap(Scopes::parse)
                        .filter(_ -> people.staff().seats().inForce(seat))
                        .map(scopes ->
                                new Good(jwt, application, seat.author(), scopes, scopes.toString(), Optional.empty()));
            case Application.ForPeople _ ->
                live.approval(jwt.getTokenValue())
                        .filter(approval -> approval.holds(application, people))
                        .map(approval -> new Good(
                                jwt,
                                application,
                                approval.author(),
                                approval.scopes().resources(),
                                approval.request().scope(),
                                Optional.of(approval)));
        };
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
