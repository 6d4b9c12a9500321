package org.stele.exchange.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.store.Drawer;
import org.stele.vault.cabinet.Cabinet;

/** Who keeps copies of this organisation's records. */
public final class Holders {
    /** A copy, by the keeper's own identifier. */
    public record Copy(OrganisationId holder, RecordId record) {}

    /** All copies of one record. */
    record Copies(List<Copy> all) {
        Copies {
            all = List.copyOf(all);
        }
    }

    private final Drawer<Copies> drawer;

    public Holders(Cabinet cabinet) {
        this.drawer = new Drawer<>(cabinet, "holder", Copies.class);
    }

    public List<Copy> of(RecordId source) {
        return drawer.find(source).map(Copies::all).orElse(List.of());
    }

    void add(RecordId source, Copy copy) {
        List<Copy> more = new ArrayList<>(of(source));
        more.add(copy);
        drawer.put(source, new Copies(more));
    }

    boolean has(RecordId source, Copy copy) {
        return Optional.of(of(source)).filter(all -> all.contains(copy)).isPresent();
    }
}
