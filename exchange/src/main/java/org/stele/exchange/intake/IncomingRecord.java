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
import org.stele.vault.segment.SegmentEntry;

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
     * The same as a version after another. It is at least as sensitive, since that one may have inherited from what it was taken in
     * with; nobody has classified what was not classified before; and it is kept for at least as long.
     */
    public IncomingRecord after(SegmentEntry old) {
        List<Label> kept = new ArrayList<>(old.labels().sensitivities());
        if (old.labels().has(Label.UNCLASSIFIED)) {
            kept.add(Label.UNCLASSIFIED);
        }
        Facts later = new Facts(
                facts.address(), Math.max(facts.recorded(), old.facts().recorded()), facts.references(), facts.terms());
        return new IncomingRecord(content, labels, later, practitioners, demanded, emergency).adding(kept);
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
