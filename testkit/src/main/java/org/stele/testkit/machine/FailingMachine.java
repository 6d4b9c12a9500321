package org.stele.testkit.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine that one process believes to run on. All that is done to it counts at once, also while the process runs. The
 * process's children, such as a database, are on the real one.
 */
public final class FailingMachine {
    private static final int SYNC_MICROSECONDS = 0;
    private static final int FULL = 1;
    private static final int CLOCK_SECONDS = 2;
    private static final int NUMBERS = 4;

    private final Path library;
    private final Path folder;
    private final Path disk;

    private FailingMachine(Path library, Path folder, Path disk) {
        this.library = library;
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * A machine without faults.
     *
     * @param library as {@link MachineLibrary} made it
     * @param folder of its own, which does not exist
     * @param disk the folder whose files are on its disk
     */
    public static FailingMachine make(Path library, Path folder, Path disk) throws IOException {
        FailingMachine machine =
                new FailingMachine(library.toAbsolutePath(), folder.toAbsolutePath(), disk.toAbsolutePath());
        Files.createDirectories(machine.durable());
        Files.write(machine.control(), new byte[NUMBERS * Long.BYTES]);
        return machine;
    }

    /** What a process's environment needs to run on it. */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "STELE_MACHINE", folder.toString(),
                "STELE_MACHINE_DISK", disk.toString());
    }

    /** Lets every sync take so much longer. */
    public void slowDisk(Duration sync) throws IOException {
        set(SYNC_MICROSECONDS, TimeUnit.NANOSECONDS.toMicros(sync.toNanos()));
    }

    /** From now on not a byte more goes onto the disk. */
    public void fillDisk() throws IOException {
        set(FULL, 1);
    }

    public void makeRoom() throws IOException {
        set(FULL, 0);
    }

    /** Sets the clock so far ahead of the real one, or behind it. */
    public void setClock(Duration ahead) throws IOException {
        set(CLOCK_SECONDS, ahead.toSeconds());
    }

    /** Whether the process's writes were seen at all. */
    public boolean isInUse() throws IOException {
        return !list(durable()).isEmpty();
    }

    /**
     * Does to files what a loss of power does: each is as it was when it was last synced, and those that never were are gone. Only
     * while no process runs on this machine; it must have been killed.
     *
     * @param where folders of its disk
     */
    public void losePower(List<Path> where) throws IOException {
        for (Path part : where) {
            for (Path file : filesIn(part)) {
                cutBack(file);
            }
        }
        for (Path copy : list(durable())) {
            Files.delete(copy);
        }
    }

    private void cutBack(Path file) throws IOException {
        String number = Files.getAttribute(file, "unix:ino").toString();
        if (Files.exists(durable().resolve(number + ".new"))) {
            Files.delete(file);
        } else if (Files.exists(durable().resolve(number))) {
            Files.copy(durable().resolve(number), file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void set(int index, long number) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        bytes.putLong(number).flip();
        try (FileChannel channel = FileChannel.open(control(), StandardOpenOption.WRITE)) {
            channel.write(bytes, (long) index * Long.BYTES);
        }
    }

    private Path control() {
        return folder.resolve("control");
    }

    private Path durable() {
        return folder.resolve("durable");
    }
}
