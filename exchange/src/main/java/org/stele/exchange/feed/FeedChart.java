package org.stele.exchange.feed;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.vault.subject.Identifier;

/**
 * The chart that a message is filed into, as of the moment in which nobody else writes there. For the organisation itself: what the
 * patient keeps back from others is in it, and nothing of it is told to the sender.
 */
public interface FeedChart {
    /** How a resource that a message speaks of stands there. */
    enum Standing {
        /** It is not there. */
        ABSENT,
        /** It is there, and the organisation may put a version in its place. */
        PRESENT,
        /** A person has decided on it: a clinician signed or changed it, another organisation has it, or it was taken out of the chart. */
        SETTLED,
        /** What is known of it is newer than the message. */
        OVERTAKEN
    }

    /** The id of a resource: that of the one Patient, or the same for the same key whenever it comes. */
    String id(String kind, String key);

    Standing standing(String address, FeedTime time);

    /** Whether a version of it lies in the chart, however it stands. */
    boolean isThere(String address);

    /** When it was told of the last time, by a message that stands; empty where none told of it. */
    Optional<FeedTime> told(String address);

    /** Whether it stands as the last message that told of it left it, and no person changed it since. */
    boolean isAsTold(String address);

    /** Whether whoever has this number is another than the chart's patient. */
    boolean isOfAnother(Identifier number);

    /** Whether it lies, under the same key, in a chart that is linked with this one. */
    boolean isElsewhere(String address);

    /** Whether the last message that told of it said the very same. */
    boolean isRepeated(String address, Hash content);

    /** Writes into the journal that the chart was looked at: before anything of it is told of which nothing was opened. */
    void look();

    /** The present versions' contents, by their addresses; journalled before the first is opened, in one entry for each thousand. */
    Map<String, Bytes> open(Collection<String> addresses);
}
