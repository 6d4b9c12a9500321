package org.stele.exchange.follow;

import java.util.List;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.ReviewKey;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.OrganisationId;
import org.stele.exchange.store.Drawer;
import org.stele.ledger.CertifiedState;
import org.stele.vault.cabinet.Cabinet;

/** Which broken glass this organisation has to review, since the ledger answers by identifier only. */
public final class GlassBook {
    /** A glass with a review here. */
    record Broken(GlassId glass) {}

    private final OrganisationId own;
    private final Drawer<Broken> drawer;

    public GlassBook(OrganisationId own, Cabinet cabinet) {
        this.own = own;
        this.drawer = new Drawer<>(cabinet, "glass", Broken.class);
    }

    /** All that were ever noted and whose review is not known to be closed. */
    public List<GlassId> all() {
        return drawer.all().stream().map(Broken::glass).toList();
    }

    /** Notes it, if this organisation has a review of it that is open; else forgets it. */
    boolean note(GlassId glass, CertifiedState state) {
        boolean open = state.get(AccessTables.REVIEW, new ReviewKey(glass, own))
                .filter(review -> review.open())
                .isPresent();
        if (open) {
            drawer.put(glass, new Broken(glass));
        } else {
            drawer.remove(glass);
        }
        return open;
    }
}
