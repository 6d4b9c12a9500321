package org.stele.exchange.write;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.RandomId;
import org.stele.exchange.store.Drawer;
import org.stele.formats.release.ChartId;
import org.stele.vault.cabinet.Cabinet;

/** What is being written into which chart, on disk before anything of it. */
final class UnderWay {
    /** One write; there is one at a time in a chart. */
    record Begun(ChartId chart, RandomId batch) {}

    private final Drawer<Begun> drawer;

    UnderWay(Cabinet cabinet) {
        this.drawer = new Drawer<>(cabinet, "writing", Begun.class);
    }

    void begin(ChartId chart, RandomId batch) {
        drawer.put(chart, new Begun(chart, batch));
    }

    Optional<RandomId> in(ChartId chart) {
        return drawer.find(chart).map(Begun::batch);
    }

    void end(ChartId chart) {
        drawer.remove(chart);
    }

    List<Begun> all() {
        return drawer.all();
    }
}
