package org.stele.node.healthlink;

import java.time.InstantSource;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.exchange.healthlink.HealthLinks;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.smart.Attempts;

/**
 * How often links are asked for: one that is there, so often in a minute from wherever; what is not there, so often from one place on the
 * network. So nobody is kept from a link by what others try from the same place. Safe for use by many threads.
 */
public final class Strangers {
    private static final int OF_A_LINK = 30;
    private static final int FROM_A_PLACE = 60;
    private static final String LATER = "This was asked too often: ask again in a minute.";

    private final HealthLinks links;
    private final Attempts ofLinks;
    private final Attempts fromPlaces;

    public Strangers(HealthLinks links, InstantSource clock) {
        this.links = links;
        this.ofLinks = new Attempts(OF_A_LINK, clock);
        this.fromPlaces = new Attempts(FROM_A_PLACE, clock);
    }

    /**
     * Counts one.
     *
     * @param place of whoever asks, on the network
     * @throws ProblemException {@code OVERLOADED} where it was too often
     */
    public void count(Bytes address, String place) {
        if (links.isThere(address)) {
            count(ofLinks, Hash.of(address.unsafeArray()).toString());
        } else {
            count(fromPlaces, place);
        }
    }

    /** What whoever asks is told where it was too often, or too many ask. */
    public static ProblemException tooOften() {
        return new ProblemException(Problem.of(ProblemCode.OVERLOADED, LATER));
    }

    private static void count(Attempts attempts, String who) {
        if (attempts.isOver(who)) {
            throw tooOften();
        }
        attempts.count(who);
    }
}
