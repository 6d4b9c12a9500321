package org.stele.node.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.stele.contracts.id.OrganisationId;
import org.stele.ledger.directory.Durable;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeDirectory;
import org.stele.ordering.raft.PeerAddress;

/**
 * Under which id, and with which folder, this node takes part in the order of an epoch. An id belongs to one log at one address
 * for ever: Raft holds only as long as nobody forgets what it acknowledged. A node whose log is gone, or that moved, therefore
 * gets another id, and has to be taken into the group, as one that was admitted later has; see {@link RaftMembership}.
 *
 * @param founds whether it belongs to those with whom the group begins
 */
record RaftPart(String id, Path folder, boolean founds) {
    private static final String FOUNDER = "-";
    /** Anything else in the note is damage: this node then takes part under another name, as if its log were gone. */
    private static final Pattern NAME = Pattern.compile("-|[0-9a-f]{16}");

    /**
     * The part as it was, or a new one; noted before it is used.
     *
     * @param address where the others reach this node's part
     */
    static RaftPart of(NodeDirectory directory, OrganisationId organisation, long epoch, HostPort address)
            throws IOException {
        Path note = directory.raftPart(epoch);
        String[] noted = Files.exists(note) ? Files.readString(note).strip().split(" ", 2) : new String[0];
        if (noted.length == 2 && NAME.matcher(noted[0]).matches()) {
            RaftPart before = of(directory.raft(epoch), organisation, noted[0]);
            if (noted[1].equals(address.toString()) && Files.isDirectory(before.folder())) {
                return before;
            }
        }
        boolean joins = noted.length > 0 || Files.exists(directory.raftJoins());
        String name = joins ? HexFormat.of().toHexDigits(new SecureRandom().nextLong()) : FOUNDER;
        RaftPart part = of(directory.raft(epoch), organisation, name);
        Files.createDirectories(part.folder());
        String text = name + " " + address + "\n";
        Durable.write(directory.root(), note.getFileName().toString(), text.getBytes(StandardCharsets.UTF_8));
        return part;
    }

    private static RaftPart of(Path folder, OrganisationId organisation, String name) {
        return name.equals(FOUNDER)
                ? new RaftPart(prefix(organisation), folder, true)
                : new RaftPart(
                        prefix(organisation) + "." + name,
                        folder.resolveSibling(folder.getFileName() + "." + name),
                        false);
    }

    static String prefix(OrganisationId organisation) {
        return PeerAddress.id(organisation.value());
    }

    /**
     * Whose part has this id.
     *
     * @throws IllegalArgumentException where it is none
     */
    static OrganisationId organisation(String id) {
        return PeerAddress.organisation(id)
                .map(OrganisationId::new)
                .orElseThrow(() -> new IllegalArgumentException("no organisation's part: " + id));
    }
}
