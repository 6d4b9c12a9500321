package org.stele.node.start;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.ledger.Ledger;
import org.stele.node.backup.BackupException;
import org.stele.node.backup.NodeBackup;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.control.ControlAnswer;
import org.stele.node.control.ControlRequest;
import org.stele.node.control.ControlSocket;
import org.stele.vault.Vault;

/** Lets the node's own user ask it something. */
final class ControlRoom {
    private static final Logger LOG = LoggerFactory.getLogger(ControlRoom.class);

    private ControlRoom() {}

    /** A node serves without it too: then it has to be stopped for a backup. */
    static AutoCloseable open(NodeConfiguration configuration, Ledger ledger, Vault vault) {
        NodeBackup backup = NodeBackup.ofRunning(configuration, ledger, vault);
        try {
            return ControlSocket.open(configuration.directory(), request -> answer(backup, request));
        } catch (IOException e) {
            LOG.warn(
                    "this node can be backed up only while it is stopped: there is no socket at {} ({})",
                    configuration.directory().control(),
                    e.getMessage());
            return () -> {};
        }
    }

    private static ControlAnswer answer(NodeBackup backup, ControlRequest request) {
        try {
            switch (request) {
                case ControlRequest.Backup ask -> {
                    backup.write(ask.to());
                    LOG.info("wrote a backup to {}", ask.to());
                }
            }
            return ControlAnswer.success();
        } catch (BackupException e) {
            LOG.warn("no backup was written", e);
            return ControlAnswer.failed(String.valueOf(e.getMessage()));
        }
    }
}
