package org.stele.wallet.healthlink;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.security.SecureRandom;
import org.stele.crypto.Bytes;

/**
 * A document under a key of its own: a JWE in compact form, {@code dir} and {@code A256GCM} (RFC 7516, SMART Health Links 1.0). Not
 * compressed, which every viewer reads. Its text form shows nothing of it.
 *
 * @param key 32 bytes, for this file only
 */
record SealedFile(String jwe, Bytes key) {
    private static final int KEY_LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SealedFile of(Bytes document, String contentType) {
        byte[] key = new byte[KEY_LENGTH];
        RANDOM.nextBytes(key);
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .contentType(contentType)
                .build();
        JWEObject jwe = new JWEObject(header, new Payload(document.toArray()));
        try {
            jwe.encrypt(new DirectEncrypter(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java cannot do AES-256-GCM", e);
        }
        return new SealedFile(jwe.serialize(), Bytes.wrap(key));
    }

    @Override
    public String toString() {
        return "SealedFile";
    }
}
