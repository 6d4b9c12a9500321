package org.stele.cli.network;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.stele.testkit.network.NetworkDirectory;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;

/** What the variables of {@code docs/operate.md} stand for, for one member of a network under test. */
final class OperateVariables {
    private OperateVariables() {}

    static Map<String, String> of(ProcessNetwork network, NodeProcess node, Path folder) {
        NetworkDirectory directory = network.directory();
        Path home = node.configuration().directory().root();
        Map<String, String> own = new HashMap<>();
        own.put("NODE", home.toString());
        own.put("MOVED", home.resolveSibling(node.label() + "-moved").toString());
        own.put("BACKUP", folder.resolve("backup").toString());
        own.put("WALLET", directory.administration(node.label()).toString());
        own.put(
                "NEW_WALLET",
                directory.operator(node.label()).resolve("new.wallet").toString());
        own.put("PASSPHRASE", directory.passphrase(node.label()).toString());
        own.put("API", node.address().toString());
        own.put("OTHER_API", network.node("board").address().toString());
        return own;
    }

    /** Of one that is to be admitted, whose folder has its proposal. */
    static Map<String, String> ofNewcomer(ProcessNetwork network, Path node, Path passphrase, int port) {
        Map<String, String> own = new HashMap<>();
        own.put("NODE", node.toString());
        own.put("GENESIS", network.directory().genesis().toString());
        own.put("PORT", String.valueOf(port));
        own.put("WALLET", node.resolve(AdministrationKey.WALLET).toString());
        own.put("PASSPHRASE", passphrase.toString());
        own.put("API", "http://127.0.0.1:" + port);
        return own;
    }
}
