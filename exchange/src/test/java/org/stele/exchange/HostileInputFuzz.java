package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.exchange.ledger.CommandReader;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.ledger.transaction.TransactionBuilder;

/** What clients send is read or refused, and nothing else happens. */
class HostileInputFuzz {
    private static final Ed25519SigningKey KEY = Ed25519SigningKey.generate();
    private static final byte[] PAYLOAD = TransactionBuilder.of(
                    Hash.of(new byte[1]),
                    "consent",
                    "revoke",
                    new ConsentCommand.Revoke(GrantId.generate(), java.util.Optional.empty()),
                    SubjectId.generate().author(),
                    Instant.EPOCH)
            .payload()
            .toArray();

    @Property
    void aChangedPayloadIsReadOrRefused(@ForAll @IntRange(max = 1_000) int place, @ForAll byte value) {
        byte[] changed = PAYLOAD.clone();
        changed[place % changed.length] = value;
        isReadOrRefused(changed);
    }

    @Property
    void aCutPayloadIsRefused(@ForAll @IntRange(max = 1_000) int length) {
        isReadOrRefused(java.util.Arrays.copyOf(PAYLOAD, length % PAYLOAD.length));
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        isReadOrRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void isReadOrRefused(byte[] payload) {
        Envelope envelope = Envelope.of(
                Bytes.wrap(payload), List.of(new SignatureEntry(KEY.verificationKey(), Bytes.wrap(new byte[64]))));
        try {
            CommandReader.read(envelope, "consent", "revoke", ConsentCommand.Revoke.class);
        } catch (ExchangeException e) {
            assertThat(e.reason()).isEqualTo(Reason.INVALID);
        }
    }
}
