package org.stele.node.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stele.crypto.Hash;
import org.stele.exchange.feed.FeedChart;
import org.stele.exchange.feed.FeedMessage.Word;
import org.stele.exchange.feed.FeedTime;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.document.RefusedDocumentException;
import org.stele.gateway.ccda.document.RefusedDocumentException.Reason;
import org.stele.gateway.ccda.translate.Drafted;

/** Holds what a document speaks of against the chart: what of it is entered, and what a person must hear of. One thread. */
final class Weighing {
    private final FeedChart chart;
    private final FeedTime time;
    private final List<Drafted> wanted = new ArrayList<>();
    private final Set<String> absent = new HashSet<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private Weighing(FeedChart chart, FeedTime time) {
        this.chart = chart;
        this.time = time;
    }

    /** @throws RefusedDocumentException where what is known of the document itself is newer, or a person decided on it */
    static Weighing of(List<Drafted> resources, FeedChart chart, FeedTime time) {
        Weighing weighing = new Weighing(chart, time);
        resources.forEach(weighing::weigh);
        return weighing;
    }

    /** What is entered, or changes what is there. */
    List<Drafted> wanted() {
        return wanted;
    }

    /** The addresses of what is neither entered nor there, so that nothing may refer to it. */
    Set<String> absent() {
        return absent;
    }

    List<Word> words() {
        return words;
    }

    List<Warning> warnings() {
        return warnings;
    }

    private void weigh(Drafted drafted) {
        switch (drafted.manner()) {
            case ENTERS -> enter(drafted);
            case REPLACES -> replace(drafted);
            case IS_THE_DOCUMENT -> keep(drafted);
        }
    }

    /** A document is not about who the patient is: whoever tells of that in earnest is heard, however old. */
    private void enter(Drafted drafted) {
        if (!chart.isThere(drafted.address())) {
            wanted.add(drafted);
            words.add(new Word(drafted.address(), FeedTime.NEVER, content(drafted), false));
        }
    }

    private void replace(Drafted drafted) {
        switch (chart.standing(drafted.address(), time)) {
            case ABSENT, PRESENT -> want(drafted);
            case SETTLED ->
                leave(
                        drafted,
                        Note.Code.SETTLED,
                        "left as it is, since a person decided on it: look whether it still holds");
            case OVERTAKEN -> leave(drafted, Note.Code.OVERTAKEN, "left as it is, since what is known of it is newer");
        }
    }

    private void keep(Drafted drafted) {
        switch (chart.standing(drafted.address(), time)) {
            case ABSENT, PRESENT -> want(drafted);
            case SETTLED ->
                throw refused(
                        Reason.SETTLED,
                        drafted,
                        "a person took this document out of the chart, or changed it: nothing of it is filed again");
            case OVERTAKEN ->
                throw refused(Reason.OVERTAKEN, drafted, "a newer document of its set is here: there is nothing to do");
        }
    }

    /** Whoever hears it knows something of the chart, of which perhaps nothing was opened. */
    private RefusedDocumentException refused(Reason reason, Drafted drafted, String text) {
        chart.look();
        return new RefusedDocumentException(reason, drafted.place(), text);
    }

    private void want(Drafted drafted) {
        wanted.add(drafted);
        words.add(new Word(drafted.address(), time, content(drafted), false));
    }

    /** What was said before and left then need not be looked at again. */
    private void leave(Drafted drafted, Note.Code why, String text) {
        if (!chart.isThere(drafted.address())) {
            absent.add(drafted.address());
        }
        if (!chart.isRepeated(drafted.address(), content(drafted))) {
            warnings.add(new Warning(why.name(), drafted.place(), 1, drafted.kind() + ": " + text));
            if (why == Note.Code.SETTLED) {
                words.add(new Word(drafted.address(), time, content(drafted), true));
            }
        }
    }

    private static Hash content(Drafted drafted) {
        return Hash.of(drafted.resource().toString().getBytes(StandardCharsets.UTF_8));
    }
}
