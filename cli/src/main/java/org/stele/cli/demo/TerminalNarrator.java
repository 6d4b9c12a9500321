package org.stele.cli.demo;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.stele.testkit.scenario.Narrator;

/** Tells the story on a terminal: a line a step, and what was seen to hold. */
final class TerminalNarrator implements Narrator {
    private final PrintStream out;
    private final boolean bars;

    /**
     * @param bars whether there is a terminal to draw progress bars on
     */
    TerminalNarrator(PrintStream out, boolean bars) {
        this.out = out;
        this.bars = bars;
    }

    @Override
    public void step(int number, String title) {
        out.printf("%n%2d  %s%n", number, title);
    }

    @Override
    public void holds(String what) {
        out.println("    ✓ " + what);
    }

    @Override
    public Progress progress(String task, long total) {
        return bars ? new Bar(task, total) : new Silent();
    }

    private static final class Bar implements Progress {
        private final ProgressBar bar;

        Bar(String task, long total) {
            bar = new ProgressBarBuilder()
                    .setTaskName("    " + task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .showSpeed()
                    .build();
        }

        @Override
        public void advance(long by) {
            bar.stepBy(by);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Where the output goes to a file a bar would only fill it. */
    private static final class Silent implements Progress {
        @Override
        public void advance(long by) {}

        @Override
        public void close() {}
    }
}
