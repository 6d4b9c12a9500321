package org.stele.testkit.processes;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a node's process is started: the Java and the class path of this process, and little memory, since several nodes share
 * the machine.
 *
 * @param main the class whose arguments {@code node run DIR} run a node
 * @param options of the virtual machine beside the usual ones
 * @param additions to the class path of this process
 * @param environment variables beside those of this process
 */
public record JavaCommand(String main, List<String> options, List<Path> additions, Map<String, String> environment) {
    private static final List<String> USUAL = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xms64m",
            "-Xmx320m",
            "-Xss512k",
            "-XX:MaxDirectMemorySize=128m");

    public JavaCommand {
        options = List.copyOf(options);
        additions = List.copyOf(additions);
        environment = Map.copyOf(environment);
    }

    public JavaCommand(String main, List<String> options) {
        this(main, options, List.of(), Map.of());
    }

    /** The same program with one more folder or archive on its class path. */
    public JavaCommand with(Path addition) {
        List<Path> more = new ArrayList<>(additions);
        more.add(addition);
        return new JavaCommand(main, options, more, environment);
    }

    /** The same program with more variables in its environment. */
    public JavaCommand with(Map<String, String> variables) {
        Map<String, String> more = new HashMap<>(environment);
        more.putAll(variables);
        return new JavaCommand(main, options, additions, more);
    }

    List<String> line(Path directory) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(USUAL);
        line.addAll(options);
        line.addAll(List.of("-cp", classPath(), main, "node", "run", directory.toString()));
        return line;
    }

    private String classPath() {
        StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
        additions.forEach(addition -> path.append(File.pathSeparator).append(addition));
        return path.toString();
    }
}
