package org.stele.exchange.work;

/** Carries tasks of one kind. */
@FunctionalInterface
public interface TaskHandler {
    /**
     * Returns when it is done, or can never be done and that is settled. May be called again for what is done. Whatever it
     * throws, it is called again later.
     */
    void handle(String name);
}
