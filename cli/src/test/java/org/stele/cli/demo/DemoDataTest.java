package org.stele.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stele.cli.Main;
import org.stele.testkit.scenario.Samples;
import org.stele.testkit.scenario.UnusableSample;

/** Whatever is wrong with patients that somebody brings along, one line says which file and what. */
class DemoDataTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            notes.txt                        | nothing of use                                        | no bundles in
            practitionerInformation1.json.gz | not gzipped                                           | is no whole gzip file
            hospitalInformation1.json        | {"resourceType":"Patient"}                            | Bundle
            practitionerInformation1.json    | {"resourceType":                                      | is no FHIR bundle
            patient.json                     | {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{"resourceType":"Nonsense"}}]} | Bundle
            """)
    void aFileThatCannotBeUsedIsNamed(String name, String content, String expected) throws IOException {
        if (name.contains("Information")) {
            Files.writeString(folder.resolve("patient.json"), "{}");
        }
        Path file = Files.writeString(folder.resolve(name), content);
        String said = demo(folder);
        assertThat(said)
                .contains(expected, name.endsWith(".txt") ? folder.toString() : file.toString())
                .doesNotContain("unexpected");
        assertThat(said.lines()).hasSize(1);
    }

    @Test
    void aFolderThatIsNotThereOrIsNoneIsNamed() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        assertThat(demo(nowhere)).contains("no folder at " + nowhere).doesNotContain("unexpected");
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(demo(file)).contains("no folder at " + file).doesNotContain("unexpected");
    }

    @Test
    void aPatientsFileThatWasCutShortIsNamed() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write("{\"resourceType\":\"Bundle\"}".getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2);
        Path file = Files.write(folder.resolve("patient.json.gz"), cut);
        assertThatExceptionOfType(UnusableSample.class)
                .isThrownBy(() -> Samples.read(file))
                .withMessage(file + " is no whole gzip file");
    }

    private static String demo(Path data) {
        StringWriter err = new StringWriter();
        int code = Main.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("demo", "--once", "--data", data.toString());
        assertThat(code).isEqualTo(1);
        return err.toString();
    }
}
