package org.stele.testkit.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Compiles {@code machine.c}, which stands between a process and its machine. */
public final class MachineLibrary {
    private static final String SOURCE = "machine.c";

    private MachineLibrary() {}

    /**
     * Compiles it into a folder.
     *
     * @return the library; empty where this is not Linux, or has no C compiler called {@code cc}
     * @throws IOException where the compiler refuses it
     */
    public static Optional<Path> compile(Path folder) throws IOException {
        if (!System.getProperty("os.name").equals("Linux") || !hasCompiler()) {
            return Optional.empty();
        }
        Path source = Files.createDirectories(folder).resolve(SOURCE);
        try (InputStream text = MachineLibrary.class.getResourceAsStream(SOURCE)) {
            Files.write(source, Objects.requireNonNull(text, SOURCE).readAllBytes());
        }
        Path library = folder.resolve("machine.so");
        Process compiler = new ProcessBuilder(
                        "cc",
                        "-shared",
                        "-fPIC",
                        "-O2",
                        "-o",
                        library.toString(),
                        source.toString(),
                        "-ldl",
                        "-lpthread")
                .inheritIO()
                .start();
        if (compiler.onExit().join().exitValue() != 0) {
            throw new IOException("cc does not compile " + source);
        }
        return Optional.of(library);
    }

    private static boolean hasCompiler() {
        try {
            return new ProcessBuilder("cc", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
