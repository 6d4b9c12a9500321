package org.stele.node.founding;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stele.contracts.id.OrganisationId;
import org.stele.node.config.HostPort;

/**
 * The configuration of a node of a consortium, as a file that its operator then edits.
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

    public String text() {
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
            peer:
              listen: %s
              address: %s
            peers:
            %s
            ordering: raft
            raft:
              listen: %s
              peers:
            %s
            """.formatted(
                        organisation,
                        quoted(passphrase),
                        httpPort,
                        database(),
                        jurisdiction,
                        quoted(listen.peer()),
                        quoted(own().peer()),
                        others(),
                        quoted(listen.raft()),
                        group());
    }

    private String database() {
        return programs.map(folder -> "database:\n  programs: " + quoted(folder) + "\n")
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

    private String group() {
        return members.stream()
                .map(place -> "    " + place.organisation() + ": " + quoted(place.raft()))
                .collect(Collectors.joining("\n"));
    }

    /** Quoted as YAML wants it: an IPv6 address begins with a bracket. */
    private static String quoted(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }
}
