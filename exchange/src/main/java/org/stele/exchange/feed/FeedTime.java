package org.stele.exchange.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * When something was told, by the clock of who tells it, to the millisecond.
 *
 * @param event when what the message is about was recorded
 * @param sent when the message was made, which decides between two about one event
 */
public record FeedTime(Instant event, Instant sent) implements Comparable<FeedTime> {
    /** Before whatever a message tells of its own subject. */
    public static final FeedTime NEVER = new FeedTime(Instant.EPOCH, Instant.EPOCH);

    private static final Comparator<FeedTime> ORDER =
            Comparator.comparing(FeedTime::event).thenComparing(FeedTime::sent);

    public FeedTime {
        event = event.truncatedTo(ChronoUnit.MILLIS);
        sent = sent.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The same message's time for something that was recorded at another.
     *
     * @param recorded no later than the message was made, or it is as if it were recorded then
     */
    public FeedTime at(Instant recorded) {
        return new FeedTime(recorded.isBefore(sent) ? recorded : sent, sent);
    }

    public boolean isBefore(FeedTime other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(FeedTime other) {
        return ORDER.compare(this, other);
    }
}
