package org.stele.ledger.ordering;

/** Takes entries in order. It may take its time: the ordering waits for it, and holds nothing back for others meanwhile. */
@FunctionalInterface
public interface EntryConsumer {
    void accept(OrderedEntry entry) throws InterruptedException;
}
