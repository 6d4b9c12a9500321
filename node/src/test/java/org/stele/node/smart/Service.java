package org.stele.node.smart;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.stele.contracts.id.SeatId;

/**
 * An application with a key of its own.
 *
 * @param id under which it is registered
 * @param audience the token endpoint's address
 */
record Service(String id, ECKey key, String audience) {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    static Service of(String id, String audience) throws Exception {
        return new Service(id, new ECKeyGenerator(Curve.P_384).keyID("one").generate(), audience);
    }

    void register(Path folder, SeatId seat, String scope) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(id + ".json"), """
                {"name":"Night export","seat":"%s","scope":"%s","jwks":%s}
                """.formatted(seat, scope, new JWKSet(key.toPublicJWK())));
    }

    JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(id)
                .subject(id)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString());
    }

    String assertion(JWTClaimsSet claims) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES384)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    static byte[] form(String... namesAndValues) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] tokenForm(String assertion, String scope) {
        return form(
                "grant_type", "client_credentials",
                "scope", scope,
                "client_assertion_type", TYPE,
                "client_assertion", assertion);
    }
}
