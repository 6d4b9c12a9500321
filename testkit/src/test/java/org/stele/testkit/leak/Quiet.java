package org.stele.testkit.leak;

import java.util.ArrayList;
import java.util.List;
import org.stele.testkit.scenario.Narrator;

/** Hears the story and says nothing. */
final class Quiet implements Narrator {
    private final List<String> heard = new ArrayList<>();

    @Override
    public void step(int number, String title) {
        heard.add(title);
    }

    @Override
    public void holds(String what) {
        heard.add(what);
    }

    @Override
    public Progress progress(String task, long total) {
        return new Progress() {
            @Override
            public void advance(long by) {}

            @Override
            public void close() {}
        };
    }
}
