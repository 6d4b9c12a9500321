package org.stele.exchange.keep;

import java.util.ArrayList;
import java.util.List;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.store.Drawer;
import org.stele.formats.release.ChartId;
import org.stele.vault.cabinet.Cabinet;

/** Who keeps copies of a patient's records. */
public final class Holders {
    /**
     * A copy.
     *
     * @param source this organisation's record
     * @param record the keeper's own
     */
    public record Copy(RecordId source, OrganisationId holder, RecordId record) {}

    /** All copies of one patient's records. */
    record Copies(List<Copy> all) {
        Copies {
            all = List.copyOf(all);
        }
    }

    private final Drawer<Copies> drawer;

    public Holders(Cabinet cabinet) {
        this.drawer = new Drawer<>(cabinet, "holder", Copies.class);
    }

    /** In the order in which they were told of. */
    public List<Copy> of(ChartId chart) {
        return drawer.find(chart).map(Copies::all).orElse(List.of());
    }

    void add(ChartId chart, Copy copy) {
        List<Copy> more = new ArrayList<>(of(chart));
        more.add(copy);
        drawer.put(chart, new Copies(more));
    }
}
