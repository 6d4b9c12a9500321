package org.stele.gateway.hl7v2.write;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Texts into NTE, a segment for each, a repetition for each line. */
final class Notes {
    private Notes() {}

    /** @param path of the element whose texts they are */
    static Stream<Line> of(Stream<String> texts, String path) {
        AtomicInteger set = new AtomicInteger();
        return texts.filter(text -> !text.isBlank()).map(text -> note(set.incrementAndGet(), text, path));
    }

    private static Line note(int set, String text, String path) {
        return new Line("NTE").set(1, String.valueOf(set)).lines(3, text, path);
    }
}
