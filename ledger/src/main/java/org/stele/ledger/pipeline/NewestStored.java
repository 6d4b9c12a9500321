package org.stele.ledger.pipeline;

/**
 * Where the one newest stored block is kept. Nobody else keeps one for longer than a call: each version of the state leads to all
 * that followed it, so whoever holds an old one holds their trees too. Written by whoever stores, one at a time; read by all.
 */
final class NewestStored {
    private volatile Newest block;

    NewestStored(Newest block) {
        this.block = block;
    }

    Newest get() {
        return block;
    }

    void set(Newest newer) {
        block = newer;
    }
}
