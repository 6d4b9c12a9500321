package org.stele.node.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Bytes;
import org.stele.crypto.WrongPassphraseException;

/**
 * Reads and writes the key that signs access tokens (ES256), under the passphrase. Its name ({@code kid}) is its thumbprint (RFC 7638).
 */
public final class TokenKeyFile {
    private static final String FORMAT = "stele/token-key/1";

    private record Content(String format, Bytes key) {}

    private TokenKeyFile() {}

    public static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java has no P-256: install one that has", e);
        }
    }

    /**
     * Writes the file.
     *
     * @throws java.nio.file.FileAlreadyExistsException where a file stands there: keys are never overwritten
     */
    public static void create(Path file, char[] passphrase, ECKey key, Argon2Cost cost) throws IOException {
        Bytes text = Bytes.wrap(key.toJSONString().getBytes(StandardCharsets.UTF_8));
        SecretFile.create(file, passphrase, new Content(FORMAT, text), cost);
    }

    /**
     * Reads the file.
     *
     * @throws WrongPassphraseException where the passphrase does not open the file
     * @throws IOException where it cannot be read, or holds no key of a version that this program knows
     */
    public static ECKey read(Path file, char[] passphrase) throws IOException, WrongPassphraseException {
        return SecretFile.read(file, passphrase, TokenKeyFile::key);
    }

    static ECKey key(Path file, byte[] secret) throws IOException {
        Content content = SecretFile.content(file, secret, Content.class);
        SecretFile.requireFormat(file, content.format(), FORMAT);
        try {
            ECKey key = ECKey.parse(new String(content.key().unsafeArray(), StandardCharsets.UTF_8));
            requirePair(key);
            return key;
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            throw SecretFile.unknown(file, e);
        }
    }

    private static void requirePair(ECKey key) throws JOSEException {
        JWSObject probe = new JWSObject(new JWSHeader(JWSAlgorithm.ES256), new Payload("probe"));
        probe.sign(new ECDSASigner(key));
        boolean isNamed = key.computeThumbprint().toString().equals(key.getKeyID());
        if (!isNamed || !probe.verify(new ECDSAVerifier(key.toPublicJWK()))) {
            throw new IllegalArgumentException("the parts of the key do not belong together");
        }
    }
}
