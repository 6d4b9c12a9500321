package org.stele.node.founding;

import java.util.List;
import java.util.stream.Collectors;
import org.stele.node.config.HostPort;

/** The blocks of {@code node.yaml} that join a node to the others. */
final class JoiningLines {
    private JoiningLines() {}

    /** Where the node takes the others' connections, and where they reach that. */
    static String peer(HostPort listen, HostPort address) {
        return """
            peer:
              listen: %s
              address: %s
            """.formatted(quoted(listen), quoted(address));
    }

    /** Its part in a Raft group, which these begin. */
    static String raft(HostPort listen, List<Place> group) {
        return """
            raft:
              listen: %s
              peers:
            """.formatted(quoted(listen))
                + group.stream()
                        .map(place -> "    " + place.organisation() + ": " + quoted(place.raft()) + "\n")
                        .collect(Collectors.joining());
    }

    /** As YAML wants it: an IPv6 address begins with a bracket. */
    static String quoted(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }
}
