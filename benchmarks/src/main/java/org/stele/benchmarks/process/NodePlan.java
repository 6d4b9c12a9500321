package org.stele.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;

/**
 * What a process is told of its node, in a file. The keys are made for one measurement and end with it.
 *
 * @param own this node's place among {@code places}
 * @param vote the seed of its vote key
 * @param tlsPrivate PKCS#8
 * @param tlsPublic SubjectPublicKeyInfo
 * @param signers whose transactions this process signs
 */
record NodePlan(
        Bytes genesis, int own, List<Place> places, Bytes vote, Bytes tlsPrivate, Bytes tlsPublic, List<Seed> signers) {
    private static final JsonLimits LIMITS = new JsonLimits(4 << 20, 8);

    /** Where a node takes connections, on the loopback. */
    record Place(RandomId organisation, int link, int order) {}

    /** An organisation, and the seed of the key that it signs transactions with. */
    record Seed(RandomId organisation, Bytes key) {}

    Place place() {
        return places.get(own);
    }

    void write(Path file) throws IOException {
        Files.write(file, StrictJson.write(this));
    }

    static NodePlan read(Path file) throws IOException {
        try {
            return StrictJson.parse(Files.readAllBytes(file), NodePlan.class, LIMITS);
        } catch (InvalidJsonException e) {
            throw new IOException(file + " is no plan of a node: " + e.getMessage(), e);
        }
    }
}
