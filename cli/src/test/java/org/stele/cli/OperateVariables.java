package org.stele.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.stele.testkit.network.EmbeddedNetwork;

/** What the variables of {@code docs/operate.md} stand for, for one member of a network under test. */
final class OperateVariables {
    private OperateVariables() {}

    static Map<String, String> of(EmbeddedNetwork network, String label, Path folder) {
        Path node = network.directory().node(label);
        Map<String, String> own = new HashMap<>();
        own.put("NODE", node.toString());
        own.put("MOVED", node.resolveSibling(label + "-moved").toString());
        own.put("BACKUP", folder.resolve("backup").toString());
        own.put("WALLET", network.directory().administration(label).toString());
        own.put(
                "NEW_WALLET",
                network.directory().operator(label).resolve("new.wallet").toString());
        own.put("PASSPHRASE", network.directory().passphrase(label).toString());
        own.put("API", network.member(label).address().toString());
        own.put("OTHER_API", network.member("board").address().toString());
        return own;
    }

    /** Of one that was admitted, whose folder has its proposal, and whose passphrase lies beside. */
    static Map<String, String> ofNewcomer(EmbeddedNetwork network, Path node, Path folder) {
        Map<String, String> own = new HashMap<>();
        own.put("NODE", node.toString());
        own.put("PROPOSALS", node.resolve("proposal.json").toString());
        own.put("GENESIS", network.directory().genesis().toString());
        own.put("HASH", network.genesis().network().toString());
        own.put("PORT", "0");
        own.put("WALLET", node.resolve("administration.wallet").toString());
        own.put("PASSPHRASE", folder.resolve("passphrase").toString());
        own.put("API", network.member("board").address().toString());
        return own;
    }
}
