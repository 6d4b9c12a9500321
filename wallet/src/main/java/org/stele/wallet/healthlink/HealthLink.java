package org.stele.wallet.healthlink;

import java.net.URI;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.StrictJson;

/**
 * A link to give away (SMART Health Links 1.0). Whoever has its text has the key: its text form shows the patient's name for it only.
 *
 * @param link the patient's name for it, by which it is revoked
 * @param url of the manifest, at most 128 characters
 * @param key of the file, 32 bytes
 */
public record HealthLink(RandomId link, URI url, Bytes key, LinkTerms terms) {
    private static final String SCHEME = "shlink:/";
    private static final String WITH_PASSCODE = "P";

    private record Payload(URI url, Bytes key, long exp, Optional<String> flag, Optional<String> label, int v) {}

    /** {@code shlink:/…}, the secret. */
    public String text() {
        Payload payload = new Payload(
                url,
                key,
                terms.until().getEpochSecond(),
                terms.passcode().map(_ -> WITH_PASSCODE),
                Optional.of(terms.label()).filter(label -> !label.isEmpty()),
                1);
        return SCHEME + Bytes.wrap(StrictJson.write(payload));
    }

    @Override
    public String toString() {
        return "HealthLink[" + link + "]";
    }
}
