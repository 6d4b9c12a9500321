package org.stele.node.founding;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.stele.contracts.id.OrganisationId;
import org.stele.node.config.ConfigurationException;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.HostPort;
import org.stele.node.config.JoiningSettings;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.OrderingSettings;

/**
 * Turns the {@code node.yaml} of a node that made the order alone into that of the one with whom a Raft group begins. Whatever else
 * its operator wrote stays as it is, remarks too.
 *
 * @param pilot as the file says so far
 * @param epoch that the group serves
 * @param own where the others will reach this node
 * @param listen where this machine takes their connections
 */
public record RaftTurn(NodeConfiguration pilot, long epoch, Place own, NodeFile.Listening listen) {
    private static final Pattern REPLACED = Pattern.compile("(?m)^(?:ordering|epoch):.*(?:\\R|\\z)");

    /**
     * The new text of the file.
     *
     * @throws IllegalArgumentException where its lines are written in another way than a line at a time can be replaced in; the message
     *     has what is to be set in it by hand
     */
    public String of(String text) {
        String kept = REPLACED.matcher(text).replaceAll("");
        String turned = kept + (kept.isEmpty() || kept.endsWith("\n") ? "" : "\n") + added();
        if (!saysWhatItShould(turned)) {
            throw new IllegalArgumentException("its lines cannot be told apart: set these in it by hand\n" + added());
        }
        return turned;
    }

    /** An operator who had it listen before, so that observers reach it, knows best where. */
    private String added() {
        return "ordering: raft\nepoch: " + epoch + "\n"
                + (isLinked() ? "" : JoiningLines.peer(listen.peer(), own.peer()))
                + JoiningLines.raft(listen.raft(), List.of(own));
    }

    private boolean isLinked() {
        return pilot.joining().listen().isPresent();
    }

    private boolean saysWhatItShould(String turned) {
        try {
            return ConfigurationFile.parse(pilot.directory(), turned).equals(pilot.with(joining()));
        } catch (ConfigurationException e) {
            return false;
        }
    }

    private JoiningSettings joining() {
        TreeMap<OrganisationId, HostPort> group = new TreeMap<>();
        group.put(own.organisation(), own.raft());
        return new JoiningSettings(
                Optional.of(epoch),
                isLinked() ? pilot.joining().address() : Optional.of(own.peer()),
                isLinked() ? pilot.joining().listen() : Optional.of(listen.peer()),
                new OrderingSettings.Raft(listen.raft(), group, OrderingSettings.RaftLog.STANDARD));
    }
}
