package org.stele.testkit.scenario;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.stele.contracts.rules.HealthRules;
import org.stele.ledger.fsck.Fsck;
import org.stele.ledger.rules.Rules;

/** A stopped node's ledger is walked, and one flipped bit anywhere in it is found. */
final class FlippedBit {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Story story;

    FlippedBit(Story story) {
        this.story = story;
    }

    void play() throws IOException {
        Place stopped = story.cast.insurer();
        Path ledger = stopped.machine().ledgerDirectory();
        stopped.machine().stop();
        StepFailed.unless(isSound(ledger), "the ledger of a node that was stopped in order is not sound");
        Path file = someFile(ledger);
        long bit = flipSomeBit(file);
        StepFailed.unless(!isSound(ledger), "a flipped bit in " + file.getFileName() + " was not found");
        flip(file, bit);
        stopped.machine().start();
        story.narrator.holds("a stopped node's ledger is sound; with bit " + bit + " of " + file.getFileName()
                + " flipped, fsck found it");
    }

    private static boolean isSound(Path ledger) throws IOException {
        List<Rules> rules = List.of(new HealthRules());
        return Fsck.check(ledger, rules, line -> {}).isSound();
    }

    private static Path someFile(Path ledger) throws IOException {
        try (Stream<Path> files = Files.walk(ledger)) {
            List<Path> filled = files.filter(Files::isRegularFile)
                    .filter(FlippedBit::isFilled)
                    .toList();
            return filled.get(RANDOM.nextInt(filled.size()));
        }
    }

    private static boolean isFilled(Path file) {
        return file.toFile().length() > 0;
    }

    private static long flipSomeBit(Path file) throws IOException {
        long bit = RANDOM.nextLong(8 * Files.size(file));
        flip(file, bit);
        return bit;
    }

    private static void flip(Path file, long bit) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bit / 8);
            int value = bytes.read();
            bytes.seek(bit / 8);
            bytes.write(value ^ (1 << (bit % 8)));
        }
    }
}
