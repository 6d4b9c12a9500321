package org.stele.ledger.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.stele.crypto.Hash;
import org.stele.crypto.Sha256;

/**
 * A list, in a file of a folder, of all files below that folder with their SHA-256, and at its end the SHA-256 of the list.
 * Files of locks are left out.
 */
public final class FileList {
    private final String file;
    private final String moment;

    /**
     * A list of one kind.
     *
     * @param file its name
     * @param moment when it is written, as in "not as it was when the node stopped"
     */
    public FileList(String file, String moment) {
        this.file = file;
        this.moment = moment;
    }

    /** Lists what is there now; durable afterwards, as the files themselves may not be. */
    public void write(Path directory) throws IOException {
        StringBuilder list = new StringBuilder();
        hashes(directory)
                .forEach((name, hash) ->
                        list.append(hash).append(' ').append(name).append('\n'));
        byte[] listed = list.toString().getBytes(StandardCharsets.UTF_8);
        list.append(last()).append(Hash.of(listed)).append('\n');
        Durable.write(directory, file, list.toString().getBytes(StandardCharsets.UTF_8));
    }

    public boolean isPresent(Path directory) {
        return Files.exists(directory.resolve(file));
    }

    /** What differs from the list, one sentence each; empty where every byte is as it was. */
    public List<String> differences(Path directory) throws IOException {
        byte[] seal = Files.readAllBytes(directory.resolve(file));
        Map<String, String> sealed = new TreeMap<>();
        if (!parse(seal, sealed)) {
            return List.of("the file " + file + " itself is damaged");
        }
        return compare(sealed, hashes(directory));
    }

    private List<String> compare(Map<String, String> sealed, Map<String, String> found) {
        List<String> differences = new ArrayList<>();
        sealed.forEach((name, hash) -> {
            if (!found.containsKey(name)) {
                differences.add("the file " + name + " is missing");
            } else if (!hash.equals(found.get(name))) {
                differences.add("the file " + name + " is not as it was when " + moment);
            }
        });
        found.keySet().stream()
                .filter(name -> !sealed.containsKey(name))
                .forEach(name -> differences.add("the file " + name + " was not there when " + moment));
        return differences;
    }

    private boolean parse(byte[] seal, Map<String, String> sealed) {
        String text = new String(seal, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n', text.length() - 2) + 1;
        String listed = text.substring(0, end);
        String last = last() + Hash.of(listed.getBytes(StandardCharsets.ISO_8859_1)) + '\n';
        if (!text.substring(end).equals(last)) {
            return false;
        }
        for (String line :
                new String(seal, 0, end, StandardCharsets.UTF_8).lines().toList()) {
            int space = line.indexOf(' ');
            if (space < 0) {
                return false;
            }
            sealed.put(line.substring(space + 1), line.substring(0, space));
        }
        return true;
    }

    private Map<String, String> hashes(Path directory) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path found : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = directory.relativize(found).toString();
                if (!name.equals(file) && !found.endsWith(DirectoryLock.FILE)) {
                    hashes.put(name, hash(found).toString());
                }
            }
        }
        return hashes;
    }

    private static Hash hash(Path file) throws IOException {
        MessageDigest digest = Sha256.threadDigest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Hash.wrap(digest.digest());
    }

    private String last() {
        return file + " ";
    }
}
