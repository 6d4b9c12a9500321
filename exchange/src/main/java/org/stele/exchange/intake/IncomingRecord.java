package org.stele.exchange.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.stele.crypto.Bytes;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.Facts;

/**
 * One resource that passed every check at the gateway, ready to be sealed. Its text form shows nothing of it.
 *
 * @param content the exact bytes to seal: the resource in the gateway's canonical form
 * @param facts address, time and terms for the encrypted index
 * @param practitioners whom it names as answering for it, the first one first; none where it names nobody
 * @param demanded with whose attestation alone it may be committed
 * @param emergency whether it belongs to what a responder sees first under broken glass
 */
public record IncomingRecord(
        Bytes content,
        Labels labels,
        Facts facts,
        List<StaffIdentifier> practitioners,
        Signatory demanded,
        boolean emergency) {
    public IncomingRecord {
        practitioners = List.copyOf(practitioners);
    }

    /** The same with the sensitivities of what it refers to. */
    public IncomingRecord inheriting(Collection<Labels> others) {
        return adding(others.stream()
                .flatMap(labels -> labels.sensitivities().stream())
                .toList());
    }

    /**
     * The same as a version after one with these labels. It is at least as sensitive as that, which may have inherited from what
     * it was taken in with; and nobody has classified what was not classified before.
     */
    public IncomingRecord after(Labels old) {
        List<Label> kept = new ArrayList<>(old.sensitivities());
        if (old.has(Label.UNCLASSIFIED)) {
            kept.add(Label.UNCLASSIFIED);
        }
        return adding(kept);
    }

    private IncomingRecord adding(List<Label> more) {
        Set<Label> all = new TreeSet<>(labels.all());
        all.addAll(more);
        return new IncomingRecord(content, Labels.of(all), facts, practitioners, demanded, emergency);
    }

    @Override
    public String toString() {
        return "IncomingRecord[" + labels.kind() + ", " + content.length() + " bytes]";
    }
}
