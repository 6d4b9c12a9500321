package org.stele.testkit.leak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.DatabaseSettings;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.keys.Passphrases;
import org.stele.vault.Vault;
import org.stele.vault.database.Database;
import org.stele.vault.database.EmbeddedDatabase;
import org.stele.vault.keys.PassphraseRootKey;
import org.stele.vault.retention.RetentionTable;

/** Everything that use cases of a stopped member remember, read with the member's own keys. */
final class VaultCopy {
    /** Every drawer that there is. A test holds this against the code. */
    static final List<String> DRAWERS = List.of(
            "app",
            "audience-statement",
            "batch",
            "bundle",
            "chart",
            "claim-code",
            "copy",
            "dispatch",
            "dispatch-over",
            "erasure",
            "erasure-order",
            "erasures-of",
            "export",
            "feed-content",
            "feed-kept",
            "feed-key",
            "feed-message",
            "feed-telling",
            "follower",
            "glass",
            "health-link",
            "health-link-file",
            "holder",
            "link",
            "link-apart",
            "misattribution",
            "misread",
            "origin",
            "pairwise",
            "proposal",
            "provisional",
            "refiled",
            "scope",
            "staff",
            "stranger",
            "subject",
            "subject-pool",
            "task",
            "together",
            "told",
            "writing");

    private VaultCopy() {}

    static List<Fact> of(Path node) throws IOException {
        NodeConfiguration configuration = ConfigurationFile.read(node);
        List<Fact> facts = new ArrayList<>();
        try (Vault vault = Vault.open(
                database(node),
                PassphraseRootKey.open(
                        configuration.directory().vaultRootKey(), Passphrases.read(configuration.passphrase())),
                RetentionTable.builtIn("US"),
                InstantSource.system())) {
            for (String drawer : DRAWERS) {
                for (Bytes content : vault.cabinet().all(drawer)) {
                    facts.add(new Fact("vault/" + drawer, Tokens.inJson(content.toArray()), Optional.empty()));
                }
            }
        }
        return facts;
    }

    /** What stands under the vault of a stopped node. */
    static Database database(Path node) throws IOException {
        NodeConfiguration configuration = ConfigurationFile.read(node);
        if (!(configuration.database() instanceof DatabaseSettings.Embedded(Path programs))) {
            throw new IllegalArgumentException("the members of a network in one process have embedded databases");
        }
        return EmbeddedDatabase.open(configuration.directory().vault(), programs);
    }
}
