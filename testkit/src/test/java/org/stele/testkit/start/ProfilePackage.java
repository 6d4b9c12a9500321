package org.stele.testkit.start;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A FHIR package as a registry hands it out, with one profile: a patient whose date of birth is known. */
final class ProfilePackage {
    static final String DATED_PATIENT = "http://example.org/fhir/StructureDefinition/dated-patient";

    private static final String MANIFEST = """
            {"name":"org.example.dated","version":"1.0.0","fhirVersions":["4.0.1"],
             "dependencies":{"hl7.fhir.r4.core":"4.0.1"}}
            """;
    private static final String PROFILE = """
            {"resourceType":"StructureDefinition","id":"dated-patient","url":"%s","name":"DatedPatient",
             "status":"active","fhirVersion":"4.0.1","kind":"resource","abstract":false,"type":"Patient",
             "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint",
             "differential":{"element":[{"id":"Patient.birthDate","path":"Patient.birthDate","min":1}]}}
            """.formatted(DATED_PATIENT);

    private ProfilePackage() {}

    static void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            add(tar, "package/package.json", MANIFEST);
            add(tar, "package/StructureDefinition-dated-patient.json", PROFILE);
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
