package org.stele.crypto.vc;

import com.apicatalog.multibase.Multibase;
import java.util.Arrays;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519Key;

/** Ed25519 keys in Multikey form (W3C Controlled Identifiers §2.2.2): base58btc of 0xED 0x01 ‖ key, {@code z6Mk…}. */
public final class Multikey {
    /** 48 characters hold 34 bytes in base58; decoding costs the square of the length. */
    private static final int MAX_LENGTH = 49;

    private Multikey() {}

    public static String encode(Ed25519Key key) {
        byte[] prefixed = new byte[2 + Ed25519Key.LENGTH];
        prefixed[0] = (byte) 0xED;
        prefixed[1] = 0x01;
        System.arraycopy(key.bytes().unsafeArray(), 0, prefixed, 2, Ed25519Key.LENGTH);
        return Multibase.BASE_58_BTC.encode(prefixed);
    }

    /**
     * Reads {@link #encode}'s form.
     *
     * @throws IllegalArgumentException where {@code text} is no Ed25519 key in it
     */
    public static Ed25519Key parse(String text) {
        byte[] prefixed = Base58.decode(text, MAX_LENGTH);
        if (prefixed.length != 2 + Ed25519Key.LENGTH || prefixed[0] != (byte) 0xED || prefixed[1] != 0x01) {
            throw new IllegalArgumentException("not an Ed25519 key in Multikey form");
        }
        return new Ed25519Key(Bytes.wrap(Arrays.copyOfRange(prefixed, 2, prefixed.length)));
    }

    /** {@code did:key:<multikey>#<multikey>}, a verification method that carries its own key. */
    public static String didKey(Ed25519Key key) {
        String multikey = encode(key);
        return "did:key:" + multikey + "#" + multikey;
    }
}
