package org.stele.benchmarks.ledger;

/** Is told how far a measurement is. Called by one thread at a time, several times a second. */
public interface Watcher {
    /**
     * Is told where the run is.
     *
     * @param phase in a few words
     * @param done of {@code whole}
     * @param perSecond how many were done in the last second; 0 where that says nothing
     */
    void at(String phase, long done, long whole, double perSecond);
}
