package org.stele.testkit.scenario;

import java.util.List;
import org.stele.ledger.genesis.Genesis;

/**
 * The four organisations of the story.
 *
 * @param genesis of their network, from the file that each of them has
 */
public record Cast(Genesis genesis, Place hospitalA, Place hospitalB, Place insurer, Place board) {
    public List<Place> all() {
        return List.of(hospitalA, hospitalB, insurer, board);
    }

    Reading readingAt(Place place) {
        return new Reading(place.node(), genesis);
    }
}
