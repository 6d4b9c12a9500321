package org.stele.node.smart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The applications that the operator registered: {@code client_id.json} in one folder, read anew each time, so that what is changed or
 * removed there counts from the next request on. Safe for use by many threads.
 */
final class Applications {
    private static final Logger LOG = LoggerFactory.getLogger(Applications.class);
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
    private static final String ENDING = ".json";
    private static final int LONGEST = 64 << 10;

    private final Path folder;

    /** What the log has said of files, so that it says it once, however often somebody has them read. */
    private final Map<Path, String> wrong = new ConcurrentHashMap<>();

    Applications(Path folder) {
        this.folder = folder;
    }

    /** Nothing where none of this id is registered, or what registers it is wrong; the log then says what. */
    Optional<Application> find(String id) {
        return ID.matcher(id).matches() ? read(id, folder.resolve(id + ENDING)) : Optional.empty();
    }

    /** All that are registered; of those whose registration is wrong the log says so. */
    List<Application> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .flatMap(id -> find(id).stream())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be read, so that no application's pages are known: {}", folder, e.getMessage());
            return List.of();
        }
    }

    private Optional<Application> read(String id, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Application application = ApplicationFile.parse(id, in.readNBytes(LONGEST));
            wrong.remove(file);
            return Optional.of(application);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(wrong.put(file, why))) {
                LOG.warn("{} registers no application, so that it gets nothing: {}", file, why);
            }
            return Optional.empty();
        }
    }
}
