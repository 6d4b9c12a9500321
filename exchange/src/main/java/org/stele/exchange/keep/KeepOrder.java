package org.stele.exchange.keep;

import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.formats.release.ChartId;
import org.stele.vault.commitment.Salt;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.Facts;

/**
 * A released record that was used in care. Its text form shows nothing of it.
 *
 * @param permit under which it was released
 * @param source its identifier at the custodian
 * @param chart whose record it is there
 * @param labels as released; with chart, salt and content they make the source's commitment
 * @param facts for this organisation's own index
 */
public record KeepOrder(
        PermitId permit, RecordId source, ChartId chart, Labels labels, Salt salt, Bytes content, Facts facts) {
    @Override
    public String toString() {
        return "KeepOrder[" + source + "]";
    }
}
