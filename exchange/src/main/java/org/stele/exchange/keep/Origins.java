package org.stele.exchange.keep;

import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.exchange.store.Drawer;
import org.stele.formats.release.ChartId;
import org.stele.vault.cabinet.Cabinet;

/** Where this organisation's copies came from, and as whom it knows other custodians' patients. */
public final class Origins {
    /**
     * Where a copy came from.
     *
     * @param patient the source's custodian's subject for this organisation
     * @param chart the same patient as this organisation knows them
     */
    public record Origin(OrganisationId custodian, RecordId source, SubjectId patient, ChartId chart) {}

    /** As whom this organisation knows another custodian's patient. */
    record Known(ChartId chart) {}

    private final Drawer<StoredCopy> bySource;
    private final Drawer<Origin> byCopy;
    private final Drawer<Known> patients;

    public Origins(Cabinet cabinet) {
        this.bySource = new Drawer<>(cabinet, "copy", StoredCopy.class);
        this.byCopy = new Drawer<>(cabinet, "origin", Origin.class);
        this.patients = new Drawer<>(cabinet, "pairwise", Known.class);
    }

    /** Where a copy of ours came from. */
    public Optional<Origin> of(RecordId copy) {
        return byCopy.find(copy);
    }

    /** Forgets where a copy came from that was erased. */
    public void forget(RecordId copy) {
        of(copy).map(Origin::source).ifPresent(bySource::remove);
        byCopy.remove(copy);
    }

    /** A copy that was made, or begun. */
    public record Kept(RandomId batch, ChartId chart) {}

    /** In which batch a copy of another's record was to be kept here, and in whose chart; empty where there is none. */
    public Optional<Kept> kept(RecordId source) {
        return bySource(source).map(copy -> new Kept(copy.batch(), copy.chart()));
    }

    Optional<StoredCopy> bySource(RecordId source) {
        return bySource.find(source);
    }

    StoredCopy begin(StoredCopy copy) {
        bySource.put(copy.source(), copy);
        return copy;
    }

    void became(StoredCopy copy, RecordId record) {
        byCopy.put(record, new Origin(copy.custodian(), copy.source(), copy.patient(), copy.chart()));
    }

    /** The chart that another custodian's patient has here, a new one where there is none yet. */
    ChartId chart(SubjectId patient) {
        return patients.find(patient).map(Known::chart).orElseGet(() -> {
            ChartId fresh = ChartId.generate();
            patients.put(patient, new Known(fresh));
            return fresh;
        });
    }
}
