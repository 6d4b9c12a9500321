package org.stele.wallet.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.contract.Author;
import org.stele.wallet.Holder;

/** Signs one HTTP request, so that nobody can change, redirect or repeat it. */
final class SignedRequest {
    static final String HEADER = "Stele-Request";

    private record Statement(
            Hash network,
            RandomId node,
            String method,
            String path,
            Hash body,
            Author author,
            Instant time,
            RandomId nonce) {}

    private record Signature(VerificationKey key, Bytes signature) {}

    private record Signed(Bytes payload, List<Signature> signatures) {}

    private SignedRequest() {}

    /** The value of {@link #HEADER}. */
    static String header(Holder holder, RandomId node, String method, String path, byte[] body, InstantSource clock) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        byte[] payload = StrictJson.write(new Statement(
                holder.network(), node, method, path, Hash.of(body), holder.author(), now, RandomId.generate()));
        Bytes signature = Bytes.wrap(holder.signing().sign(Domain.REQUEST, payload));
        Signed signed = new Signed(
                Bytes.wrap(payload), List.of(new Signature(holder.signing().verificationKey(), signature)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(StrictJson.write(signed));
    }
}
