package org.stele.node.smart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The applications that the operator registered: {@code client_id.json} in one folder, read anew each time, so that what is changed or
 * removed there counts from the next request on. Safe for use by many threads.
 */
final class Applications {
    private static final Logger LOG = LoggerFactory.getLogger(Applications.class);
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
    private static final int LONGEST = 64 << 10;

    private final Path folder;

    Applications(Path folder) {
        this.folder = folder;
    }

    /** Nothing where none of this id is registered, or what registers it is wrong; the log then says what. */
    Optional<Application> find(String id) {
        return ID.matcher(id).matches() ? read(id, folder.resolve(id + ".json")) : Optional.empty();
    }

    private static Optional<Application> read(String id, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(ApplicationFile.parse(id, in.readNBytes(LONGEST)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} registers no application, so that it gets nothing: {}", file, e.getMessage());
            return Optional.empty();
        }
    }
}
