package org.stele.exchange.feed;

import java.util.Optional;
import java.util.function.Predicate;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.RandomId;
import org.stele.exchange.store.Drawer;
import org.stele.formats.release.ChartId;
import org.stele.vault.cabinet.Cabinet;

/** When each resource was told of last, and in which batch. Names are hidden by the cabinet's keyed hash. */
final class Tellings {
    /**
     * What one message told of one resource.
     *
     * @param mark the same for the same content
     * @param before the version that was there then
     * @param batch that the message became
     */
    record Telling(FeedTime time, RandomId mark, Optional<RecordId> before, RandomId batch) {}

    /** The one before stays until it is known whether the batch of the other came to stand. */
    record Row(Optional<Telling> last, Optional<Telling> begun) {}

    private final Drawer<Row> drawer;

    Tellings(Cabinet cabinet) {
        this.drawer = new Drawer<>(cabinet, "feed-telling", Row.class);
    }

    /**
     * The last one that is committed. For who is alone in the chart, where whatever was begun has been decided.
     *
     * @param stands whether a batch is committed
     */
    Optional<Telling> last(ChartId chart, String address, Predicate<RandomId> stands) {
        return drawer.find(name(chart, address))
                .flatMap(row ->
                        row.begun().filter(begun -> stands.test(begun.batch())).or(row::last));
    }

    /** @param last as {@link #last} has it */
    void begin(ChartId chart, String address, Optional<Telling> last, Telling begun) {
        drawer.put(name(chart, address), new Row(last, Optional.of(begun)));
    }

    private static String name(ChartId chart, String address) {
        return chart + "|" + address;
    }
}
