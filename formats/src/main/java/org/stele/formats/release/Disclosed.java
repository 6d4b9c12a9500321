package org.stele.formats.release;

import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.cbor.CborReader;
import org.stele.vault.commitment.Commitment;
import org.stele.vault.commitment.Salt;
import org.stele.vault.label.Labels;

/**
 * A record in clear, with all that its commitment is checked with. Its text form shows nothing of it.
 *
 * @param chart whose record it is
 * @param labels as {@link Labels#encode} writes them
 * @param salt 32 bytes
 * @param content the resource's exact bytes
 */
public record Disclosed(RecordId record, ChartId chart, Bytes labels, Bytes salt, Bytes content) {
    public static Disclosed of(RecordId record, ChartId chart, Labels labels, Salt salt, Bytes content) {
        return new Disclosed(record, chart, Bytes.wrap(labels.encode()), salt.bytes(), content);
    }

    /**
     * The labels, read.
     *
     * @throws IllegalArgumentException where the labels are not in their one encoding
     */
    public Labels readLabels() {
        CborReader in = new CborReader(labels.unsafeArray());
        Labels read = Labels.read(in);
        in.end();
        return read;
    }

    /**
     * What the ledger must hold for this record.
     *
     * @throws IllegalArgumentException where labels or salt are not of their form
     */
    public Hash commitment() {
        return Commitment.of(new Salt(salt), chart.value(), readLabels(), content);
    }

    @Override
    public String toString() {
        return "Disclosed[" + record + "]";
    }
}
