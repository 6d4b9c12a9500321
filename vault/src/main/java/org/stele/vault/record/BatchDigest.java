package org.stele.vault.record;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;

/** HMAC-SHA256 over what a batch holds, except the fresh identifiers: tells whether a repeated batch is the same one. */
final class BatchDigest {
    private static final String ALGORITHM = "HmacSHA256";

    private BatchDigest() {}

    static Bytes of(AeadKey key, List<RecordDraft> drafts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.export(), ALGORITHM));
            drafts.forEach(draft -> add(mac, draft));
            return Bytes.wrap(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256: install a complete JDK", e);
        }
    }

    private static void add(Mac mac, RecordDraft draft) {
        mac.update(draft.subject().bytes().unsafeArray());
        draft.replaces().ifPresent(old -> mac.update(old.bytes().unsafeArray()));
        addWithLength(mac, draft.labels().encode());
        addWithLength(mac, draft.content().unsafeArray());
    }

    private static void addWithLength(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        mac.update(part);
    }
}
