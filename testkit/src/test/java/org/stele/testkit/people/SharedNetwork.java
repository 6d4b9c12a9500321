package org.stele.testkit.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.stele.testkit.network.EmbeddedNetwork;

/** One network for all tests of this process that do not harm it; it goes with the process. */
public final class SharedNetwork {
    private static final EmbeddedNetwork NETWORK = start();

    private SharedNetwork() {}

    public static EmbeddedNetwork get() {
        return NETWORK;
    }

    private static EmbeddedNetwork start() {
        try {
            Path folder = Files.createTempDirectory("stele-network");
            EmbeddedNetwork network = EmbeddedNetwork.openOrFound(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(network, folder)));
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the shared network", e);
        }
    }

    private static void end(EmbeddedNetwork network, Path folder) {
        network.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("the shared network's folder cannot be removed", e);
        }
    }
}
