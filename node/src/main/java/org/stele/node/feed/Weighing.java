package org.stele.node.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.crypto.Hash;
import org.stele.exchange.feed.FeedChart;
import org.stele.exchange.feed.FeedChart.Standing;
import org.stele.exchange.feed.FeedMessage.Word;
import org.stele.exchange.feed.FeedTime;
import org.stele.gateway.hl7v2.answer.Fault;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.translate.Drafted;
import org.stele.gateway.hl7v2.translate.Manner;

/** Holds what a message speaks of against the chart: what of it is entered, and what a person must hear of. One thread. */
final class Weighing {
    private final FeedChart chart;
    private final FeedTime time;
    private final List<Drafted> wanted = new ArrayList<>();
    private final Set<String> absent = new HashSet<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private Weighing(FeedChart chart, FeedTime time) {
        this.chart = chart;
        this.time = time;
    }

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

    /** What a person must hear of. */
    List<Fault> faults() {
        return faults;
    }

    static String address(Drafted drafted) {
        return drafted.kind() + "/" + drafted.resource().path("id").asString("");
    }

    private void weigh(Drafted drafted) {
        switch (drafted.manner()) {
            case KEEPS -> wanted.add(drafted);
            case ENTERS -> enter(drafted);
            case MARKS, MERGES, REPLACES -> change(drafted);
        }
    }

    /** It is not what the message is about: whoever tells of it in earnest is heard, however old. */
    private void enter(Drafted drafted) {
        if (!chart.isThere(address(drafted))) {
            wanted.add(drafted);
            words.add(new Word(address(drafted), FeedTime.NEVER, content(drafted), false));
        }
    }

    private void change(Drafted drafted) {
        Standing standing = chart.standing(address(drafted), time(drafted));
        switch (standing) {
            case ABSENT -> begin(drafted);
            case PRESENT -> {
                wanted.add(drafted);
                tell(drafted);
            }
            case SETTLED ->
                leave(
                        drafted,
                        ErrorCode.SETTLED,
                        "left as it is, since a person decided on it: look whether it still holds");
            case OVERTAKEN ->
                leave(
                        drafted,
                        ErrorCode.OVERTAKEN,
                        "left as it is, since what is known is newer: look whether the order is right");
        }
    }

    private void begin(Drafted drafted) {
        if (chart.isElsewhere(address(drafted))) {
            fault(
                    drafted,
                    ErrorCode.STANDS_ELSEWHERE,
                    "it stands in a chart that is linked with this one too, as it was told there: look which holds");
        } else if (drafted.isChange()) {
            fault(
                    drafted,
                    ErrorCode.NOTHING_TO_CHANGE,
                    "what it changes or takes back is not here under this number: look for it");
        }
        if (drafted.manner() == Manner.MARKS) {
            absent.add(address(drafted));
        } else {
            wanted.add(drafted);
            tell(drafted);
        }
    }

    /** What was said before and left then need not be looked at again. */
    private void leave(Drafted drafted, ErrorCode why, String text) {
        if (!chart.isThere(address(drafted))) {
            absent.add(address(drafted));
        }
        if (!chart.isRepeated(address(drafted), content(drafted))) {
            fault(drafted, why, text);
            if (why == ErrorCode.SETTLED) {
                tell(drafted, true);
            }
        }
    }

    private void tell(Drafted drafted) {
        tell(drafted, false);
    }

    private void tell(Drafted drafted, boolean isLeft) {
        words.add(new Word(address(drafted), time(drafted), content(drafted), isLeft));
    }

    /** A result has a time of its own, whatever else the message brings; no clock that is ahead makes it later than its message. */
    private FeedTime time(Drafted drafted) {
        return drafted.reported().map(time::at).orElse(time);
    }

    private void fault(Drafted drafted, ErrorCode code, String text) {
        faults.add(new Fault(Fault.Severity.W, code, Optional.of(drafted.place()), drafted.kind() + ": " + text));
    }

    private static Hash content(Drafted drafted) {
        return Hash.of(drafted.resource().toString().getBytes(StandardCharsets.UTF_8));
    }
}
