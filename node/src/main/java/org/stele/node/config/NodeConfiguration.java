package org.stele.node.config;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stele.contracts.id.OrganisationId;

/**
 * All that a node starts with beside its genesis and its keys, which lie in its directory.
 *
 * @param feed where messages of HL7 v2 come in; none where none do
 * @param smart empty where no application gets a token here
 * @param peers the other members' nodes, by organisation
 */
public record NodeConfiguration(
        NodeDirectory directory,
        OrganisationId organisation,
        PassphraseSource passphrase,
        HttpSettings http,
        DatabaseSettings database,
        RetentionSettings retention,
        IntakeSettings intake,
        LogSettings log,
        JoiningSettings joining,
        Optional<FeedSettings> feed,
        Optional<SmartSettings> smart,
        SortedMap<OrganisationId, URI> peers) {
    public NodeConfiguration {
        peers = Collections.unmodifiableSortedMap(new TreeMap<>(peers));
    }

    /** The same with another source of the passphrase, such as one that a test or a supervisor holds. */
    public NodeConfiguration with(PassphraseSource other) {
        return new NodeConfiguration(
                directory, organisation, other, http, database, retention, intake, log, joining, feed, smart, peers);
    }

    /** The same served otherwise. */
    public NodeConfiguration with(HttpSettings other) {
        return new NodeConfiguration(
                directory,
                organisation,
                passphrase,
                other,
                database,
                retention,
                intake,
                log,
                joining,
                feed,
                smart,
                peers);
    }

    /** The same joined otherwise. */
    public NodeConfiguration with(JoiningSettings other) {
        return new NodeConfiguration(
                directory, organisation, passphrase, http, database, retention, intake, log, other, feed, smart, peers);
    }

    /** The same with other addresses of the peers. */
    public NodeConfiguration withPeers(Map<OrganisationId, URI> others) {
        return new NodeConfiguration(
                directory,
                organisation,
                passphrase,
                http,
                database,
                retention,
                intake,
                log,
                joining,
                feed,
                smart,
                new TreeMap<>(others));
    }
}
