package org.stele.node.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the organisation's own systems send HL7 v2.
 *
 * @param tls none where the address is this machine's own and messages come plain
 * @param authorities by their names in messages, the systems under which FHIR knows their numbers; at least one
 * @param zone of times that have no offset
 * @param processing MSH-11 of what is taken
 * @param messageLimit bytes of a message
 * @param connections at the same time
 * @param messageSeconds how long a message may take to arrive, and an answer to be taken
 * @param idleSeconds how long a connection may be silent between messages
 * @param sending where messages leave for; none where none do
 */
public record FeedSettings(
        HostPort listen,
        Optional<Tls> tls,
        SortedMap<String, String> authorities,
        ZoneId zone,
        Processing processing,
        int messageLimit,
        int connections,
        int messageSeconds,
        int idleSeconds,
        Optional<Sending> sending) {
    static final int MESSAGE_LIMIT = 8 << 20;
    static final int CONNECTIONS = 64;
    static final int MESSAGE_SECONDS = 60;
    static final int IDLE_SECONDS = 3_600;

    /** HL7 table 0103. */
    public enum Processing {
        P,
        T,
        D
    }

    /**
     * The node's key and whom it lets send.
     *
     * @param keystore PKCS#12
     * @param passwordFile whose first line opens it
     * @param clients PEM: the certificates of those who may send
     */
    public record Tls(Path keystore, Path passwordFile, Path clients) {}

    /**
     * Where messages leave for.
     *
     * @param as this organisation's name in them (MSH-4)
     * @param destinations at least one, by their names
     */
    public record Sending(String as, SortedMap<String, Destination> destinations) {
        public Sending {
            destinations = Collections.unmodifiableSortedMap(new TreeMap<>(destinations));
        }
    }

    /**
     * A system of the organisation's own that takes messages.
     *
     * @param certificates PEM, of which it shows one; none where it is on this machine and messages leave plain
     */
    public record Destination(HostPort address, Optional<Path> certificates) {}

    public FeedSettings {
        authorities = Collections.unmodifiableSortedMap(new TreeMap<>(authorities));
    }
}
