package org.stele.cli.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.utilities.json.model.JsonObject;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.cli.Main;
import picocli.CommandLine;

/** What {@code stele conformance} says of other people's packages. */
class ConformanceCommandTest {
    private static final String SOUND =
            "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"a\"},\"extension\":[{\"url\":\"http://e\",\"valueDecimal\":1.00}]}";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void itCountsWhatIsTakenAndNamesWhatIsRefusedAndWhere() throws IOException {
        Path file = packed("sound.json", SOUND, "broken.json", SOUND.replace("text", "colour"), "cut.json", "{\"reso");
        assertThat(run(file.toString())).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "examples.of.ours 1.0.0: of 3 examples 1 are taken, 1 come out as they came",
                        "  broken.json is refused: Basic.code.*[0] UNKNOWN_ELEMENT",
                        "  cut.json is refused: SYNTAX");
    }

    @Test
    void whatIsNoPackageIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("none.tgz"), "none");
        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains(file + " cannot be read as a FHIR package");
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "conformance";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return command.execute(all);
    }

    /** A package with these files, each a name and what is in it. */
    private Path packed(String... files) throws IOException {
        NpmPackage contents = NpmPackage.empty();
        contents.setNpm(new JsonObject());
        contents.getNpm().set("name", "examples.of.ours").set("version", "1.0.0");
        for (int i = 0; i < files.length; i += 2) {
            contents.addFile("example", files[i], files[i + 1].getBytes(UTF_8), "Basic");
        }
        Path file = folder.resolve("ours.tgz");
        try (OutputStream stream = Files.newOutputStream(file)) {
            contents.save(stream);
        }
        return file;
    }
}
