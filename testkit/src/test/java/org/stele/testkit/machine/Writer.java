package org.stele.testkit.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** A process that writes into a folder, and says what time it is and how long its first sync took. */
final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
        Path disk = Path.of(arguments[0]);
        System.out.println(Instant.now());
        try (FileChannel channel = open(disk, "appended", StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            write(channel, "synced");
            long begin = System.nanoTime();
            channel.force(false);
            System.out.println(Duration.ofNanos(System.nanoTime() - begin));
            write(channel, " lost");
        }
        try (FileChannel channel = open(disk, "overwritten", StandardOpenOption.WRITE)) {
            write(channel, "AB");
            channel.force(false);
            write(channel, "CD");
        }
        Files.writeString(disk.resolve("replaced"), "lost");
        Files.writeString(disk.resolve("new"), "lost");
        Files.move(disk.resolve("appended"), disk.resolve("moved"));
    }

    private static FileChannel open(Path disk, String name, OpenOption... how) throws IOException {
        return FileChannel.open(disk.resolve(name), how);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
