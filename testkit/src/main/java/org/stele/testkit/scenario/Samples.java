package org.stele.testkit.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.people.Practitioner;
import org.stele.gateway.fhir.people.PractitionerFile;

/**
 * A folder of FHIR bundles as Synthea writes them, gzipped or not: one patient a file, and the practitioners and hospitals that
 * they name.
 *
 * @param patients one bundle each
 * @param practitioners each once
 */
public record Samples(List<Path> patients, List<Practitioner> practitioners) {
    private static final int MOST_BYTES = 64 << 20;

    /**
     * What lies in a folder.
     *
     * @throws UnusableSample where there is no patient, or a file about practitioners is not what it should be
     */
    public static Samples in(Path folder) throws IOException {
        List<Path> files = list(folder);
        List<Path> patients =
                files.stream().filter(file -> !isDirectoryFile(file)).toList();
        if (patients.isEmpty()) {
            throw new UnusableSample(
                    "no bundles in " + folder + ": put patients' FHIR bundles (*.json, *.json.gz) there");
        }
        return new Samples(patients, practitioners(files));
    }

    /**
     * A bundle's bytes as FHIR JSON.
     *
     * @throws UnusableSample where the file cannot be read
     */
    public static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        } catch (IOException e) {
            throw UnusableSample.unread(file, e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".json") || file.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new UnusableSample("no folder at " + folder);
        }
    }

    private static boolean isDirectoryFile(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("practitionerInformation") || name.startsWith("hospitalInformation");
    }

    private static List<Practitioner> practitioners(List<Path> files) throws IOException {
        List<byte[]> bundles = new ArrayList<>();
        for (Path file : files) {
            if (isDirectoryFile(file)) {
                bundles.add(readable(file));
            }
        }
        return PractitionerFile.read(bundles, MOST_BYTES).stream()
                .collect(java.util.stream.Collectors.toMap(
                        Practitioner::id, one -> one, (first, second) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Each is tried by itself, so that the one that cannot be read is named. */
    private static byte[] readable(Path file) throws IOException {
        byte[] bundle = read(file);
        try {
            PractitionerFile.read(List.of(bundle), MOST_BYTES);
            return bundle;
        } catch (InvalidBundleException e) {
            throw UnusableSample.unlike(file, e);
        }
    }
}
