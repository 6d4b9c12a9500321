package org.stele.exchange.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Entry;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.Sheet;
import org.stele.formats.release.ChartId;
import org.stele.vault.record.RecordDraft;
import org.stele.vault.record.SealedRecord;

/**
 * What is done to one chart together: all of it stands or nothing.
 *
 * @param records new ones, and versions
 * @param withdrawn what is marked as entered in error
 */
public record Revision(List<Deposits.Deposit> records, List<RecordId> withdrawn) {
    public Revision {
        records = List.copyOf(records);
        withdrawn = List.copyOf(withdrawn);
    }

    /** How many records its command names, of which there are {@link RecordCommand#MOST} at most. */
    public long named() {
        return records.size() + replacing() + withdrawn.size();
    }

    private long replacing() {
        return records.stream().filter(it -> it.replaces().isPresent()).count();
    }

    /** Whether it only adds, for which there is a command that can be resumed. */
    boolean isAdding() {
        return replacing() == 0 && withdrawn.isEmpty();
    }

    List<RecordDraft> drafts(ChartId chart) {
        return records.stream()
                .map(it -> Staging.draft(chart, it.record(), it.replaces().map(RecordId::value)))
                .toList();
    }

    /** @param sealed in the order of the records */
    RecordCommand.Revise command(List<SealedRecord> sealed) {
        List<Entry> fresh = new ArrayList<>();
        List<RecordCommand.Amend> amendments = new ArrayList<>();
        for (int i = 0; i < sealed.size(); i++) {
            RecordId id = new RecordId(sealed.get(i).id());
            Entry entry = new Entry(id, sealed.get(i).commitment());
            Optional<RecordId> old = records.get(i).replaces();
            old.ifPresentOrElse(it -> amendments.add(amendment(entry, it)), () -> fresh.add(entry));
        }
        return new RecordCommand.Revise(
                fresh.isEmpty() ? List.of() : List.of(new Sheet(Attestor.ORGANISATION, fresh)),
                amendments,
                withdrawn.stream()
                        .map(it -> new RecordCommand.MarkInError(it, ErrorReason.ENTERED_IN_ERROR))
                        .toList());
    }

    /** As a single one. */
    static RecordCommand.Amend amendment(Entry version, RecordId old) {
        return new RecordCommand.Amend(
                version.id(), version.commitment(), Attestor.ORGANISATION, old, AmendReason.UPDATED);
    }
}
