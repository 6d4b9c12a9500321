package org.stele.exchange.feed;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.Hkdf;
import org.stele.crypto.RandomId;
import org.stele.exchange.store.Drawer;
import org.stele.formats.release.ChartId;
import org.stele.vault.cabinet.Cabinet;

/**
 * Names what comes again by a secret of this vault's own, so that its id tells nothing of the number that it has at its source. Safe
 * for use by many threads.
 */
final class FeedKey {
    private static final String NAME = "1";

    /** The secret as the cabinet keeps it. */
    record Secret(Bytes key) {}

    private final Drawer<Secret> drawer;

    FeedKey(Cabinet cabinet) {
        this.drawer = new Drawer<>(cabinet, "feed-key", Secret.class);
    }

    /** The id of a resource: the same for the same chart, kind and key. */
    String id(ChartId chart, String kind, String key) {
        byte[] id = derive(chart.value().bytes().unsafeArray(), "stele/feed-id/1|" + kind + "|" + key);
        return HexFormat.of().formatHex(id);
    }

    /** Tells whether two contents of a resource are the same, and nothing else of them. */
    RandomId mark(ChartId chart, String address, Hash content) {
        return new RandomId(Bytes.wrap(
                derive(chart.value().bytes().unsafeArray(), "stele/feed-mark/1|" + address + "|" + content)));
    }

    /** The id of a kept message. */
    RandomId kept(KeptMessage.Name name) {
        return new RandomId(
                Bytes.wrap(derive(new byte[0], "stele/feed-kept/1|" + name.digest() + "|" + name.source())));
    }

    private byte[] derive(byte[] salt, String info) {
        return Hkdf.derive(secret().key().unsafeArray(), salt, info.getBytes(StandardCharsets.UTF_8), RandomId.LENGTH);
    }

    /** Written once, by whoever needs it first. */
    private synchronized Secret secret() {
        return drawer.find(NAME).orElseGet(() -> {
            Secret fresh = new Secret(Bytes.wrap(AeadKey.generate().export()));
            drawer.put(NAME, fresh);
            return fresh;
        });
    }
}
