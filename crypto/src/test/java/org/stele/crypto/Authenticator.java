package org.stele.crypto;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Answers as a passkey does, by encoders of its own: DER, authenticator data, client data and the array around them. */
final class Authenticator {
    private final Es256SigningKey key = Es256SigningKey.generate();
    private final Hash rpIdHash;
    private final String origin;

    Authenticator(String rpId, String origin) {
        this.rpIdHash = Hash.of(rpId.getBytes(StandardCharsets.UTF_8));
        this.origin = origin;
    }

    WebAuthnKey key() {
        return new WebAuthnKey(key.verificationKey().compressed(), rpIdHash, List.of(origin));
    }

    byte[] answer(Domain domain, byte[] message) {
        return answer(0x05, clientData(domain, message));
    }

    byte[] answer(int flags, String clientData) {
        byte[] data = Arrays.copyOf(rpIdHash.unsafeArray(), 37);
        data[32] = (byte) flags;
        data[36] = 7;
        byte[] json = clientData.getBytes(StandardCharsets.UTF_8);
        byte[] plain = key.signUnframed(Encodings.concat(data, Sha256.digest(json)));
        return cborArray(data, json, der(plain));
    }

    String clientData(Domain domain, byte[] message) {
        String challenge = Hash.of(domain.frame(message)).toString();
        return "{\"type\":\"webauthn.get\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                + "\",\"crossOrigin\":false}";
    }

    private static byte[] der(byte[] plain) {
        byte[] r = new BigInteger(1, Arrays.copyOf(plain, 32)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(plain, 32, 64)).toByteArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x30, (byte) (r.length + s.length + 4), 0x02, (byte) r.length});
        out.writeBytes(r);
        out.writeBytes(new byte[] {0x02, (byte) s.length});
        out.writeBytes(s);
        return out.toByteArray();
    }

    private static byte[] cborArray(byte[]... elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x80 | elements.length);
        for (byte[] element : elements) {
            out.writeBytes(
                    element.length < 256
                            ? new byte[] {0x58, (byte) element.length}
                            : new byte[] {0x59, (byte) (element.length >> 8), (byte) element.length});
            out.writeBytes(element);
        }
        return out.toByteArray();
    }
}
