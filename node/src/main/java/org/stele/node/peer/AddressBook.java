package org.stele.node.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.directory.Durable;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeDirectory;

/**
 * Where the other members' nodes are: where the configuration says, or where they said since that they are. Safe for use by
 * many threads.
 */
public final class AddressBook {
    private static final JsonLimits LIMITS = new JsonLimits(256 << 10, 8);

    private static final String SCHEME = "https://";

    private final NodeDirectory directory;
    private final Map<OrganisationId, URI> configured;
    private final Map<OrganisationId, Said> said = new TreeMap<>();

    /**
     * What a member said.
     *
     * @param configured what the configuration had at that time: when it has something else now, an operator knows better
     */
    private record Said(OrganisationId member, String address, Optional<String> configured) {
        Said {
            HostPort.parse(address.startsWith(SCHEME) ? address.substring(SCHEME.length()) : "");
        }
    }

    private record Content(List<Said> said) {}

    private AddressBook(NodeDirectory directory, Map<OrganisationId, URI> configured) {
        this.directory = directory;
        this.configured = Map.copyOf(configured);
    }

    /**
     * Opens it.
     *
     * @throws IOException where what was kept cannot be read; the message says what to do
     */
    public static AddressBook open(NodeDirectory directory, Map<OrganisationId, URI> configured) throws IOException {
        AddressBook book = new AddressBook(directory, configured);
        Path file = directory.addresses();
        if (Files.exists(file)) {
            try {
                StrictJson.parse(Files.readAllBytes(file), Content.class, LIMITS).said().stream()
                        .filter(entry -> entry.configured().equals(book.configured(entry.member())))
                        .forEach(entry -> book.said.put(entry.member(), entry));
            } catch (InvalidJsonException | IllegalArgumentException e) {
                throw new IOException(file + " is damaged: delete it, the members' nodes say again where they are", e);
            }
        }
        return book;
    }

    /** All that are known. */
    public synchronized Map<RandomId, URI> addresses() {
        Map<RandomId, URI> addresses = new HashMap<>();
        configured.forEach((member, address) -> addresses.put(member.value(), address));
        said.forEach((member, entry) -> addresses.put(member.value(), URI.create(entry.address())));
        return addresses;
    }

    /**
     * Notes where a member's node is.
     *
     * @return its address from now on
     */
    synchronized URI note(OrganisationId member, HostPort place) {
        URI address = URI.create(SCHEME + place);
        Said entry = new Said(member, address.toString(), configured(member));
        if (!entry.equals(said.put(member, entry))) {
            write();
        }
        return address;
    }

    private void write() {
        try {
            Durable.write(
                    directory.root(),
                    String.valueOf(directory.addresses().getFileName()),
                    StrictJson.write(new Content(List.copyOf(said.values()))));
        } catch (IOException e) {
            throw new UncheckedIOException("a member's address cannot be kept: free space on the node's disk", e);
        }
    }

    private Optional<String> configured(OrganisationId member) {
        return Optional.ofNullable(configured.get(member)).map(URI::toString);
    }
}
