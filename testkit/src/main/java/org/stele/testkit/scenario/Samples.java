package org.stele.testkit.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
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

    public static Samples in(Path folder) throws IOException {
        List<Path> files = list(folder);
        List<Path> patients =
                files.stream().filter(file -> !isDirectoryFile(file)).toList();
        if (patients.isEmpty()) {
            throw new IOException("no bundles in " + folder + ": put patients' FHIR bundles (*.json, *.json.gz) there");
        }
        return new Samples(patients, practitioners(files));
    }

    /** A bundle's bytes as FHIR JSON. */
    public static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".json") || file.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isDirectoryFile(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("practitionerInformation") || name.startsWith("hospitalInformation");
    }

    private static List<Practitioner> practitioners(List<Path> files) throws IOException {
        List<byte[]> bundles = new java.util.ArrayList<>();
        for (Path file : files) {
            if (isDirectoryFile(file)) {
                bundles.add(read(file));
            }
        }
        return PractitionerFile.read(bundles, MOST_BYTES).stream()
                .collect(java.util.stream.Collectors.toMap(
                        Practitioner::id, one -> one, (first, second) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }
}
