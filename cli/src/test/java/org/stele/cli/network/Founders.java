package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.testkit.network.Ports;
import org.stele.testkit.processes.ProcessNetwork;

/** Organisations that begin a network by the lines of {@code docs/operate.md}, each in a folder of its own. */
final class Founders {
    private static final Pattern HASH = Pattern.compile("its hash: (\\S+)");
    /** HTTP, the link, Raft. */
    private static final int PORTS = 3;

    private final Path folder;
    private final ProcessNetwork network;
    private final Operators operators;
    private int nextPort = Rehearsal.firstPort();

    Founders(Path folder, ProcessNetwork network, Operators operators) {
        this.folder = folder;
        this.network = network;
        this.operators = operators;
    }

    /** One that is to be a member makes its keys. */
    void makesItsKeys(String label) throws IOException {
        Path passphrase = Files.writeString(folder.resolve(label + ".passphrase"), "correct horse battery staple\n");
        List<Integer> ports = Ports.from(nextPort, PORTS);
        nextPort = ports.getLast() + 1;
        Map<String, String> own =
                OperateVariables.ofNewcomer(network, folder.resolve(label), passphrase, ports.getFirst());
        own.put("NAME", label + ".example");
        own.put("PEER", "127.0.0.1:" + ports.get(1));
        own.put("RAFT", "127.0.0.1:" + ports.get(2));
        operators.add(label, own);
        operators.follow("./stele network keys", label);
    }

    /** Who makes its keys, and the first of them the genesis of them all. */
    void makeKeysAndTheGenesis(String... labels) throws IOException {
        Files.createDirectories(network.directory().root());
        for (String label : labels) {
            makesItsKeys(label);
        }
        hears(labels[0], labels);
        operators.follow("./stele network genesis", labels[0]);
        Matcher hash = HASH.matcher(operators.said());
        if (!hash.find()) {
            throw new IllegalStateException("no hash was said: " + operators.said());
        }
        for (String label : labels) {
            hears(label, labels);
            operators.set(label, "HASH", hash.group(1));
        }
    }

    /** Somebody is sent the proposals of these. */
    void hears(String label, String... of) {
        operators.set(label, "PROPOSALS", Stream.of(of).map(this::proposal).collect(Collectors.joining(" ")));
    }

    String proposal(String label) {
        return folder.resolve(label).resolve(KeysCommand.PROPOSAL).toString();
    }
}
