package org.stele.gateway.fhir.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.trail.TrailKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.crypto.Sha256;
import org.stele.formats.release.ChartId;

/** Identifiers of a trail's entries, by where they stand: digests, so that neither whose they are nor their numbers show. */
final class EventIds {
    private static final byte[] LEDGER = "stele/audit-event/ledger/1\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JOURNAL = "stele/audit-event/journal/1\0".getBytes(StandardCharsets.US_ASCII);

    private EventIds() {}

    static RecordId ofLedger(TrailKey key) {
        return id(LEDGER, key.subject().value(), key.number());
    }

    static RecordId ofJournal(ChartId chart, long number) {
        return id(JOURNAL, chart.value(), number);
    }

    private static RecordId id(byte[] part, RandomId whose, long number) {
        byte[] digest = Sha256.digest(
                part,
                whose.bytes().unsafeArray(),
                ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return new RecordId(new RandomId(Bytes.wrap(Arrays.copyOf(digest, RandomId.LENGTH))));
    }
}
