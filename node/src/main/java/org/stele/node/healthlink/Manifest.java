package org.stele.node.healthlink;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.json.StrictJson;

/** What a link's recipient gets: one file (SMART Health Links 1.0). */
public final class Manifest {
    private static final String FHIR = "application/fhir+json";

    private record Entry(String contentType, Optional<String> embedded, Optional<String> location) {}

    private record Files(List<Entry> files) {}

    private record Wrong(int remainingAttempts) {}

    private Manifest() {}

    /**
     * With the file in it.
     *
     * @param file a JWE in compact form
     */
    public static Bytes embedded(String file) {
        return files(new Entry(FHIR, Optional.of(file), Optional.empty()));
    }

    /**
     * With where the file is.
     *
     * @param location from which it is fetched
     */
    public static Bytes located(String location) {
        return files(new Entry(FHIR, Optional.empty(), Optional.of(location)));
    }

    /** Instead of one, where the passcode is wrong. */
    public static Bytes wrongPasscode(int remaining) {
        return Bytes.wrap(StrictJson.write(new Wrong(remaining)));
    }

    private static Bytes files(Entry entry) {
        return Bytes.wrap(StrictJson.write(new Files(List.of(entry))));
    }
}
