package org.stele.testkit.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.stele.contracts.id.OrganisationId;
import org.stele.node.config.NodeDirectory;

/** Writes each node's configuration, with the ports that are free today. */
final class NodeFiles {
    record Place(String label, OrganisationId organisation, int port) {}

    private final NetworkDirectory directory;

    NodeFiles(NetworkDirectory directory) {
        this.directory = directory;
    }

    void write(List<Place> places) throws IOException {
        for (Place place : places) {
            Path file = new NodeDirectory(directory.node(place.label())).configuration();
            Files.writeString(file, text(place, places));
        }
    }

    private String text(Place place, List<Place> places) {
        return """
                organisation: %s
                passphrase:
                  file: %s
                http:
                  address: 127.0.0.1
                  port: %d
                smart:
                  address: http://127.0.0.1:%d
                database:
                  programs: %s
                retention:
                  jurisdiction: US
                log:
                  console: off
                peers:
                %s
                """.formatted(
                        place.organisation(),
                        quoted(directory.passphrase(place.label())),
                        place.port(),
                        place.port(),
                        quoted(directory.databasePrograms()),
                        peers(place, places));
    }

    private static String peers(Place place, List<Place> places) {
        return places.stream()
                .filter(other -> !other.equals(place))
                .map(other -> "  " + other.organisation() + ": http://127.0.0.1:" + other.port())
                .collect(Collectors.joining("\n"));
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
