package org.stele.node.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stele.crypto.Bytes;
import org.stele.ledger.genesis.Genesis;
import org.stele.node.start.NodeStartException.Reason;

/** Reads the network's genesis from the node's directory. */
final class GenesisFile {
    private GenesisFile() {}

    static Genesis read(Path file) {
        try {
            return Genesis.parse(Bytes.wrap(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new NodeStartException(
                    Reason.GENESIS, "the genesis " + file + " cannot be read: put the network's there", e);
        } catch (IllegalArgumentException e) {
            throw new NodeStartException(
                    Reason.GENESIS, file + " is no genesis: fetch the network's from another member again", e);
        }
    }
}
