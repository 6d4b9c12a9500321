package org.stele.node.founding;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stele.contracts.id.OrganisationId;
import org.stele.node.config.HostPort;

/**
 * The configuration of a node, as a file that its operator then edits.
 *
 * @param passphrase the file whose first line it is
 * @param httpPort on the loopback address
 * @param programs where PostgreSQL's programs are unpacked to, where nodes share them
 * @param listen where this machine takes the other nodes' connections
 * @param members of the network, this one among them
 */
public record NodeFile(
        OrganisationId organisation,
        Path passphrase,
        int httpPort,
        String jurisdiction,
        Optional<Path> programs,
        Listening listen,
        List<Place> members) {
    /** Which addresses of this machine are listened on: the ones that the others know, or those that lead to them. */
    public record Listening(HostPort peer, HostPort raft) {}

    public NodeFile {
        members = List.copyOf(members);
    }

    /** Of a node whose order the members make together. */
    public String text() {
        return alone()
                + JoiningLines.peer(listen.peer(), own().peer())
                + """
            peers:
            %s
            ordering: raft
            """.formatted(others())
                + JoiningLines.raft(listen.raft(), members);
    }

    /** Of a node that makes the order alone and is joined to no other: where the others would reach it says its proposal. */
    public String ofPilot() {
        return alone() + "ordering: embedded\n";
    }

    private String alone() {
        return """
            organisation: %s
            passphrase:
              file: %s
            http:
              address: 127.0.0.1
              port: %d
            %sretention:
              jurisdiction: %s
            log:
              console: warn
            """.formatted(organisation, JoiningLines.quoted(passphrase), httpPort, database(), jurisdiction);
    }

    private String database() {
        return programs.map(folder -> "database:\n  programs: " + JoiningLines.quoted(folder) + "\n")
                .orElse("");
    }

    private Place own() {
        return members.stream()
                .filter(place -> place.organisation().equals(organisation))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the members' places lack this one's: " + organisation));
    }

    private String others() {
        return members.stream()
                .filter(place -> !place.organisation().equals(organisation))
                .map(place -> "  " + place.organisation() + ": " + place.address())
                .collect(Collectors.joining("\n"));
    }
}
