package org.stele.exchange.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.search.ChartIndex;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.Segment;
import org.stele.vault.segment.SegmentEntry;

/** What stands in the chart that a record is written into, for one who may see this much of it. */
record Surroundings(ChartIndex index, Segment segment) {
    /** The record, as sensitive as what it refers to. */
    IncomingRecord inheriting(IncomingRecord record) {
        List<Labels> lenders = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        for (String address : record.facts().references()) {
            at(address)
                    .ifPresentOrElse(
                            entry -> lenders.add(entry.labels()),
                            () -> issues.add(new Issue("reference to " + kind(address), "UNRESOLVED_REFERENCE")));
        }
        if (!issues.isEmpty()) {
            throw new ExchangeException(
                    Reason.INVALID, "a record refers only to what is present in the patient's chart here", issues);
        }
        return record.inheriting(lenders);
    }

    /** @throws ExchangeException {@code NOT_CURRENT} */
    SegmentEntry require(RecordId present) {
        return index.where(_ -> true).stream()
                .filter(entry -> entry.record().equals(present))
                .findFirst()
                .flatMap(entry -> segment.find(present.value()))
                .orElseThrow(() -> new ExchangeException(
                        Reason.NOT_CURRENT, "another version has taken this one's place: read it and decide again"));
    }

    boolean isReferredTo(String address) {
        return !index.where(facts ->
                        facts.references().contains(address) && !facts.address().equals(address))
                .isEmpty();
    }

    private Optional<SegmentEntry> at(String address) {
        return index.where(facts -> facts.address().equals(address)).stream()
                .findFirst()
                .flatMap(entry -> segment.find(entry.record().value()));
    }

    private static String kind(String address) {
        return address.substring(0, Math.max(0, address.indexOf('/')));
    }
}
