package org.stele.node.smart;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Set;

/** The public keys of an application: those that SMART asks for, ES384 and RS384 (client-confidential-asymmetric). */
final class ApplicationKeys {
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES384, JWSAlgorithm.RS384);

    private static final int MOST = 16;
    private static final int LEAST_BITS = 2_048;
    private static final int MOST_BITS = 8_192;

    private ApplicationKeys() {}

    /**
     * Reads them.
     *
     * @param text a JWK Set (RFC 7517 §5)
     * @throws IllegalArgumentException with what is wrong, which names no part of a key
     */
    static JWKSet parse(String text) {
        JWKSet keys = set(text);
        long names = keys.getKeys().stream().map(JWK::getKeyID).distinct().count();
        require(!keys.isEmpty() && keys.size() <= MOST, "jwks has 1 to 16 keys");
        require(names == keys.size(), "each key has another kid");
        keys.getKeys().forEach(ApplicationKeys::check);
        return keys;
    }

    private static JWKSet set(String text) {
        try {
            return JWKSet.parse(text);
        } catch (ParseException | IllegalStateException e) {
            throw new IllegalArgumentException("jwks is no set of keys", e);
        }
    }

    private static void check(JWK key) {
        require(key.getKeyID() != null && !key.getKeyID().isEmpty(), "each key has a kid");
        require(!key.isPrivate(), "private keys stay with the application: give the public ones");
        require(key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE), "a key is for signatures");
        JWSAlgorithm algorithm = algorithm(key);
        require(key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm), "a key is for ES384 or RS384");
    }

    private static JWSAlgorithm algorithm(JWK key) {
        if (key instanceof ECKey ec) {
            require(ec.getCurve().equals(Curve.P_384), "a key on a curve is on P-384");
            return JWSAlgorithm.ES384;
        }
        require(key instanceof RSAKey, "a key is EC or RSA");
        require(key.size() >= LEAST_BITS && key.size() <= MOST_BITS, "an RSA key has 2048 to 8192 bits");
        return JWSAlgorithm.RS384;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
