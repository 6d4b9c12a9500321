package org.stele.node.start;

import org.stele.ledger.Ledger;
import org.stele.ledger.LedgerNode;
import org.stele.node.config.NodeDirectory;

/** What is open of a node. */
public final class RunningNode implements AutoCloseable {
    private final NodeDirectory directory;
    private final Opened opened;
    private final LedgerNode ledger;
    private final Web web;

    RunningNode(NodeDirectory directory, Opened opened, LedgerNode ledger, Web web) {
        this.directory = directory;
        this.opened = opened;
        this.ledger = ledger;
        this.web = web;
    }

    public Ledger ledger() {
        return ledger;
    }

    public int port() {
        return web.port();
    }

    /** Answers what is being asked, then closes everything. */
    @Override
    public void close() {
        opened.close();
    }

    /** Ends as a killed process would: connections are cut, nothing is finished or flushed. */
    public void kill() {
        web.kill();
        PostgresKill.in(directory.vault());
        ledger.kill();
        // gives back locks and threads, which a process would lose
        opened.close();
    }
}
